import type { App } from '../../../platform/http.ts';
import { type LawNow, lawNow } from '../law-now.ts';
import { type CalculatorName, calculators } from './calculator-list.ts';
import { type CalculatorOptions, formView, type ShowCalculator } from './calculator-reply.routes.ts';
import { fraisPage } from './frais-page.ts';
import { needsPage } from './needs/needs-page.ts';
import { MOST_EVENTS, prescriptionPage } from './prescription-page.ts';
import { procedurePage } from './procedure-page.ts';
import { tribunalPage } from './tribunal-page.ts';
import { type Query, queryOf, type TypedFields } from './typed-fields.ts';

type Page = {
  fields: TypedFields;
  options: object;
  rows: readonly { number: number }[];
  defaults: Readonly<Record<string, string>>;
  result: object | null;
};

const pages: Partial<Record<CalculatorName, (query: Query, now: LawNow) => Page>> = {
  besoin: needsPage,
  prescription: prescriptionPage,
  tribunal: tribunalPage,
  procedure: procedurePage,
  frais: fraisPage,
};

/** The calculators that are one form and one answer. */
export function plainCalculatorRoutes(app: App, options: CalculatorOptions, show: ShowCalculator): void {
  const config = { access: 'public', rateLimit: { max: 240, timeWindow: '1 minute' } } as const;
  for (const [name, read] of Object.entries(pages)) {
    const meta = calculators[name as CalculatorName];
    app.get(meta.path, { config, schema: { hide: true } }, async (request, reply) => {
      const query = queryOf(request.query);
      const tidy = tidied(query, meta.path);
      if (tidy) return reply.redirect(tidy, 302);
      const now = await lawNow(options.database);
      const { fields, defaults, rows, ...page } = read(query, now);
      return show(request, reply, {
        name,
        meta,
        fields,
        values: {
          action: `${meta.path}#resultat`,
          today: now.today,
          form: { ...formView(fields, defaults), rows },
          known: [],
          ...page,
          address: `${options.publicUrl}${request.url}`,
        },
      });
    });
  }
}

/** The address without its empty fields, or with one more event to fill in. */
function tidied(query: Query, path: string): string | undefined {
  const { ajouter, ...rest } = query;
  const isMore = ajouter === 'evenement';
  if (ajouter === undefined && Object.values(query).every((text) => text !== '')) return undefined;
  const kept = Object.entries(rest).filter(([, text]) => text !== '');
  const address = new URLSearchParams(kept);
  if (!isMore) {
    address.delete('brouillon');
    address.delete('evenements');
    return `${path}?${address}`;
  }
  const typed = kept.flatMap(([name]) => Number(/^(?:le|fait|evenements)(\d{1,2})$/.exec(name)?.[1] ?? 0));
  const count = Math.min(MOST_EVENTS, Math.max(0, Number(rest.evenements) || 0, ...typed) + 1);
  address.set('evenements', `${count}`);
  address.set('brouillon', '1');
  return `${path}?${address}#le${count}`;
}
