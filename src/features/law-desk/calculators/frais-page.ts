import { decimal } from '../../../kernel/money.ts';
import type { LawNow } from '../law-now.ts';
import { type RegulatedCosts, regulatedCosts } from '../regulated-costs.ts';
import { option } from './page-choices.ts';
import { numberedSources } from './present-sources.ts';
import { presentCost } from './procedure-page.ts';
import { type Query, TypedFields } from './typed-fields.ts';
import { roadPhrase } from './words/road-words.ts';

const options = {
  courts: [
    option('commerce', 'le tribunal de commerce', 'the commercial court'),
    option('judiciaire', 'le tribunal judiciaire', 'the tribunal judiciaire'),
  ],
  ways: [option('', 'par déplacement', 'in person'), option('oui', 'par voie électronique', 'electronically')],
};

/** What the acts and the court cost for a sum on a day: what was typed, and each tariff with its source. */
export function fraisPage(query: Query, { today, inForce }: LawNow) {
  const fields = new TypedFields(query);
  const view = { fields, options, rows: [], defaults: { au: today, juge: 'commerce' }, result: null };
  if (query.montant === undefined) return view;
  const obligation = fields.amount('montant');
  const on = query.au ? fields.day('au') : today;
  if (fields.areFaulty || !obligation || !on) return view;
  const found = regulatedCosts(
    {
      on,
      obligation,
      isElectronic: fields.text('electronique') === 'oui',
      isCommercial: fields.text('juge') !== 'judiciaire',
    },
    inForce,
  );
  if (!found.refused) return { ...view, result: { on, ...presentCosts(found.value) } };
  fields.fault('montant', ['Le montant doit être supérieur à zéro.', 'The amount must be more than zero.']);
  return view;
}

function presentCosts(found: RegulatedCosts) {
  const { sources, numbersOf } = numberedSources(found.because);
  return {
    acts: found.acts.map((act) => ({
      phrase: roadPhrase('cost', act.act),
      fee: decimal(act.fee),
      travel: decimal(act.travel),
      vat: decimal(act.vat),
      total: decimal(act.total),
      sources: numbersOf(act.because),
    })),
    fees: found.fees.map((fee) => ({
      phrase: roadPhrase('cost', fee.item),
      amount: decimal(fee.amount),
      sources: numbersOf(fee.because),
    })),
    costs: found.costs.map((cost) => presentCost(cost, numbersOf)),
    notKnown: found.notKnown.map(({ item, refusal }) => ({
      phrase: roadPhrase('cost', item),
      until: refusal.coveredUntil && refusal.coveredUntil < refusal.on ? refusal.coveredUntil : '',
    })),
    sources,
  };
}
