import type { FastifyReply, FastifyRequest } from 'fastify';
import { conventionText, interestStartOf } from '../../../law/penalites-de-retard/convention.ts';
import type { App } from '../../../platform/http.ts';
import { sendProblem } from '../../../platform/http.ts';
import { lawNow } from '../law-now.ts';
import { calculators } from './calculator-list.ts';
import { type CalculatorOptions, formView, languageOf, type ShowCalculator } from './calculator-reply.routes.ts';
import { conventionEnglish } from './convention-english.ts';
import { option, partiesOptions } from './page-choices.ts';
import { addressOf, changedQuery, partiesInAddress, readPenalites } from './penalites-form.ts';
import { statementOf } from './penalites-statement.ts';
import { presentPenalites } from './present-penalites.ts';
import { rateHistory } from './rate-history.ts';
import { type Query, queryOf } from './typed-fields.ts';

const HOME = calculators.penalites.path;
const EMBEDDED = `${HOME}/integrer`;
const PDF = `${HOME}.pdf`;

const options = {
  parties: partiesOptions,
  movements: [option('paiement', 'Paiement', 'Payment'), option('avoir', 'Avoir', 'Credit note')],
  creditors: [
    option('professionnel', 'un professionnel', 'a business'),
    option('particulier', 'un particulier', 'an individual'),
  ],
  ranks: [
    option('facture', 'la facture, puis l’indemnité', 'the invoice, then the indemnity'),
    option('indemnite', 'l’indemnité, puis la facture', 'the indemnity, then the invoice'),
  ],
};
const OPTIONS = ['taux', 'demeure', 'creancier', 'ouverture', 'rang', 'de', 'a'];
const DEFAULTS = ['professionnel', 'facture'];

/** The calculator of penalties, the same inside another site, and its statement as a PDF. */
export function penalitesRoutes(app: App, { database, publicUrl, pdf }: CalculatorOptions, show: ShowCalculator): void {
  const page = (embedded: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    const path = embedded ? EMBEDDED : HOME;
    const query = queryOf(request.query);
    const tidy = tidied(query, path);
    if (tidy) return reply.redirect(tidy, 302);
    const { inForce, today } = await lawNow(database);
    const form = readPenalites(query.au ? query : { ...query, au: today });
    const result = presentPenalites(form, inForce);
    const { fields, invoices } = form;
    const history = rateHistory(inForce, today);
    const address = `${addressOf(query, invoices)}`;
    const isConsumer = form.parties === 'particulier';
    const start = interestStartOf(partiesInAddress[form.parties]);
    return show(request, reply, {
      name: 'penalites',
      meta: calculators.penalites,
      fields,
      embedded,
      values: {
        action: `${path}#resultat`,
        form: {
          ...formView(fields, { parties: 'professionnels', au: today }),
          invoices,
          optionsAreOpen:
            isConsumer || OPTIONS.some((name) => (query[name] ?? '') !== '' && !DEFAULTS.includes(query[name] ?? '')),
        },
        options,
        result: result ?? null,
        now: history.find(({ isNow }) => isNow) ?? null,
        history,
        convention: conventionText(start),
        conventionEnglish: conventionEnglish(start),
        pdf: `${PDF}?${address}`,
        address: `${publicUrl}${HOME}?${address}`,
        snippet: `<iframe src="${publicUrl}${EMBEDDED}" title="${languageOf(request) === 'en' ? 'Late-payment penalties' : 'Pénalités de retard'}" width="100%" height="900" style="border:0" loading="lazy"></iframe>`,
      },
    });
  };
  const config = { access: 'public', rateLimit: { max: 240, timeWindow: '1 minute' } } as const;
  app.get(HOME, { config, schema: { hide: true } }, page(false));
  app.get(EMBEDDED, { config, schema: { hide: true } }, page(true));

  app.get(
    PDF,
    { config: { access: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } }, schema: { hide: true } },
    async (request, reply) => {
      const query = queryOf(request.query);
      const { inForce, today } = await lawNow(database);
      const form = readPenalites(query.au ? query : { ...query, au: today });
      const result = presentPenalites(form, inForce);
      if (!result) {
        // The form says what is wrong; a bare address has nothing to print.
        return form.isAsked
          ? reply.redirect(`${HOME}?${addressOf(query, form.invoices)}`, 302)
          : sendProblem(reply, { kind: 'not-found' });
      }
      const data = statementOf(form, result, languageOf(request));
      const bytes = await pdf.render({ template: 'penalites.typ', data });
      return reply
        .type('application/pdf')
        .headers({
          'content-disposition': `inline; filename="decompte-penalites-${result.on}.pdf"`,
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
        })
        .send(Buffer.from(bytes));
    },
  );
}

/** The address without empty fields, or with one block more or less, when the form was not sent in that shape. */
function tidied(query: Query, path: string): string | undefined {
  const changed = changedQuery(query);
  const wanted = changed?.query ?? query;
  const address = addressOf(wanted, readPenalites(wanted).invoices);
  if (!changed && [...Object.values(query)].every((text) => text !== '')) return undefined;
  const target = `${path}${address.size > 0 ? `?${address}` : ''}`;
  return changed ? `${target}#${changed.anchor}` : target;
}
