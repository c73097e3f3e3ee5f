import { type Cents, decimal } from '../../../kernel/money.ts';
import type { LawNow } from '../law-now.ts';
import { type RegulatedCosts, type RegulatedCostsWarning, regulatedCosts } from '../regulated-costs.ts';
import { option } from './page-choices.ts';
import { numberedSources } from './present-sources.ts';
import { presentCost } from './procedure-page.ts';
import { phrase, type Words } from './say.ts';
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
  const written = (amount: Cents | undefined) => (amount === undefined ? null : decimal(amount));
  return {
    acts: found.acts.map((act) => ({
      phrase: roadPhrase('cost', act.act),
      fee: decimal(act.fee),
      travel: written(act.travel),
      vat: written(act.vat),
      total: written(act.total),
      sources: numbersOf(act.because),
    })),
    fees: found.fees.map((fee) => ({
      phrase: roadPhrase('cost', fee.item),
      amount: decimal(fee.amount),
      cap: written(fee.cap),
      largestDiscount: written(fee.largestDiscount),
      bearerIsUnread: fee.borneBy?.read === 'unconfirmed',
      sources: numbersOf(fee.because),
    })),
    costs: found.costs.map((cost) => presentCost(cost, numbersOf)),
    notKnown: found.notKnown.map(({ item, refusal }) => ({
      phrase: roadPhrase('cost', item),
      until: refusal.coveredUntil && refusal.coveredUntil < refusal.on ? refusal.coveredUntil : '',
    })),
    warnings: found.warnings.map(({ kind }) => phrase(warningWords[kind])),
    sources,
  };
}

const warningWords: Record<RegulatedCostsWarning['kind'], Words> = {
  'travel-not-known': [
    'Les frais de déplacement de cette date n’ont pas été lus : les actes sont donnés sans eux, hors taxes et sans total.',
    'Travel costs on this date were not read: acts are given without them, before VAT and without a total.',
  ],
  'disbursements-not-counted': ['Lettres et débours s’ajoutent.', 'Letters and disbursements come on top.'],
  'overseas-differs': [
    'Tarifs et TVA de métropole : outre-mer, des majorations et d’autres taux s’appliquent, non lus ici.',
    'Tariffs and VAT of metropolitan France: overseas, increases and other rates apply, not read here.',
  ],
};
