import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../platform/db.ts';
import type { PdfRenderer } from '../../correspondence/ports.ts';
import { type Calculator, calculators } from './calculator-list.ts';
import { assetsVersion, renderCalculator } from './calculator-pages.ts';
import type { Language, Phrase } from './say.ts';
import type { TypedFields } from './typed-fields.ts';

export type CalculatorOptions = {
  database: Database;
  publicUrl: string;
  /** Renders the templates of `statementsFolder`. */
  pdf: PdfRenderer;
};

export type Meta = Pick<Calculator, 'path' | 'title' | 'description'>;

/** What these pages may load: our style sheets, fonts and images; shown inside another site only where `framed` says so. */
function policyOf(framed: boolean, isHttps: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? '*' : "'self'"}`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

export function languageOf(request: FastifyRequest): Language {
  return (request.query as { lang?: unknown }).lang === 'en' ? 'en' : 'fr';
}

export type ShowCalculator = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: { name: string; meta: Meta; values?: object; fields?: TypedFields; embedded?: boolean },
) => FastifyReply;

/** What the partials need of a form: what was typed, what is wrong, by field. */
export function formView(fields: TypedFields, defaults: Readonly<Record<string, string>> = {}) {
  const values: Record<string, string> = { ...defaults };
  for (const [name, text] of Object.entries(fields.query)) if (text !== '') values[name] = text;
  const faultList = Object.entries(fields.faults).map(([field, phrase]) => ({ field, phrase }));
  return { values, faults: { ...fields.faults } as Record<string, Phrase>, faultList };
}

/**
 * Answers a calculator in the language of its address. A page with facts in its address keeps them out of search engines, whose
 * canonical page is the empty one.
 */
export function showCalculator(publicUrl: string): ShowCalculator {
  const isHttps = publicUrl.startsWith('https:');
  return (request, reply, { name, meta, values = {}, fields, embedded = false }) => {
    const language = languageOf(request);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    query.delete('lang');
    const hasFacts = query.size > 0;
    const otherQuery = new URLSearchParams([...query, ...(language === 'fr' ? [['lang', 'en']] : [])] as string[][]);
    const here = request.url.split('?')[0] ?? meta.path;
    const french = `${publicUrl}${meta.path}`;
    const english = `${french}?lang=en`;
    const html = renderCalculator(name, language, {
      assets: assetsVersion,
      pages: Object.values(calculators),
      langQuery: language === 'en' ? '?lang=en' : '',
      otherLanguage: otherQuery.size > 0 ? `${here}?${otherQuery}` : here,
      meta: {
        path: meta.path,
        title: meta.title,
        description: meta.description,
        canonical: language === 'en' ? english : french,
        french,
        english,
        robots: hasFacts || embedded ? 'noindex, follow' : '',
      },
      faulty: fields?.areFaulty ?? false,
      embedded,
      ...values,
    });
    if (embedded) reply.raw.removeHeader('x-frame-options');
    return reply
      .code(fields?.areFaulty ? 422 : 200)
      .headers({
        'content-security-policy': policyOf(embedded, isHttps),
        'cache-control': hasFacts ? 'no-store' : 'public, max-age=300',
        'referrer-policy': 'no-referrer',
        ...(embedded ? { 'cross-origin-resource-policy': 'cross-origin' } : {}),
      })
      .type('text/html; charset=utf-8')
      .send(html);
  };
}
