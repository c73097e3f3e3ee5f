import { type Cents, decimal, ZERO } from '../../../kernel/money.ts';
import { refuse } from '../../../kernel/result.ts';
import type { Source } from '../../../law/citation.ts';
import type { Cost } from '../../../law/frais-reglementes/frais-reglementes.ts';
import type { Condition, Road, RoadFacts } from '../../../law/road.ts';
import { withPrescription } from '../../../law/road-prescription.ts';
import { type Roads, roadsFor } from '../../../law/roads.ts';
import type { LawNow } from '../law-now.ts';
import { option, partiesOptions, yesNoUnknown } from './page-choices.ts';
import { partiesInAddress, partiesWords } from './penalites-form.ts';
import { numberedSources } from './present-sources.ts';
import { phrase, type Words } from './say.ts';
import { type Query, TypedFields } from './typed-fields.ts';
import { actorNames, roadNames, roadPhrase } from './words/road-words.ts';

const unknown = option('', 'je ne sais pas', 'I do not know');
const options = {
  parties: partiesOptions,
  yesNo: yesNoUnknown,
  countries: [
    option('france', 'en France', 'in France'),
    option('union', 'dans un autre État de l’Union européenne', 'in another EU State'),
    option('ailleurs', 'ailleurs', 'elsewhere'),
  ],
  disputes: [
    unknown,
    option('aucune', 'ne conteste pas', 'does not contest'),
    option('legere', 'conteste sans raison sérieuse', 'contests without serious grounds'),
    option('serieuse', 'conteste sérieusement', 'contests on serious grounds'),
  ],
  bases: [
    option(
      'contrat',
      'un contrat (commande, devis signé, facture acceptée)',
      'a contract (order, signed quote, accepted invoice)',
    ),
    option('effet', 'un effet de commerce', 'a bill of exchange'),
    option('autre', 'autre chose (dommage, indu…)', 'something else (damage, undue payment…)'),
  ],
  amicable: [
    unknown,
    option('faite', 'conciliation ou médiation tentée', 'conciliation or mediation tried'),
    option('dispense', 'dispensé d’en tenter une', 'excused from trying'),
    option('aucune', 'aucune', 'none'),
  ],
  proceedings: [
    unknown,
    option('sauvegarde', 'sauvegarde', 'safeguard (sauvegarde)'),
    option('redressement', 'redressement judiciaire', 'reorganisation (redressement)'),
    option('liquidation', 'liquidation judiciaire', 'liquidation'),
  ],
};

const countries = { france: 'france', union: 'european-union', ailleurs: 'elsewhere' } as const;
const disputes = { aucune: 'none', legere: 'not-serious', serieuse: 'serious' } as const;
const bases = { contrat: 'contract', effet: 'bill', autre: 'other' } as const;
const proceedings = { sauvegarde: 'sauvegarde', redressement: 'redressement', liquidation: 'liquidation' } as const;
const attempts = { faite: 'done', dispense: 'dispensed', aucune: 'none' } as const;

function chosen<T extends Record<string, string>>(fields: TypedFields, name: string, table: T): T[keyof T] | undefined {
  const text = fields.text(name);
  return Object.hasOwn(table, text) ? (table[text] as T[keyof T]) : undefined;
}

function present<T extends Record<string, unknown>>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

/** Every road from an unpaid invoice to a title: what was typed, and each road open or not, and why. */
export function procedurePage(query: Query, { today, inForce }: LawNow) {
  const fields = new TypedFields(query);
  const parties = partiesInAddress[fields.choice('parties', partiesWords) ?? 'professionnels'];
  const defaults = { parties: 'professionnels', pays: 'france', origine: 'contrat' };
  const view = { fields, options, rows: [], defaults, result: null };
  if (query.montant === undefined && query.echeance === undefined) return view;
  const principal = fields.amount('montant');
  const dueOn = fields.day('echeance');
  const interest = fields.amount('interets', { optional: true, mayBeZero: true }) ?? ZERO;
  const openedOn = fields.day('ouverture', { optional: true });
  const publishedOn = fields.day('publiee', { optional: true });
  const bornOn = fields.day('naissance', { optional: true });
  const orderedOn = fields.day('ordonnance', { optional: true });
  const servedOn = fields.day('signifiee', { optional: true });
  const objectedOn = fields.day('opposition', { optional: true });
  const postcode = fields.text('cp').replace(/\s/g, '');
  const commune = fields.text('commune');
  if (fields.areFaulty || !principal || !dueOn) return view;
  const hasInjonction = [orderedOn, servedOn, objectedOn].some((on) => on !== undefined);
  const facts: RoadFacts = {
    on: today,
    parties,
    principal,
    interest,
    indemnity: ZERO,
    dueOn,
    isInvoiced: true,
    ...present({
      bornOn,
      creditorIsTrader: fields.answer('creancier'),
      debtorIsTrader: fields.answer('debiteur'),
      isProven: fields.answer('preuves'),
      debtorCountry: chosen(fields, 'pays', countries) ?? 'france',
      dispute: chosen(fields, 'contestation', disputes),
      basis: chosen(fields, 'origine', bases) ?? 'contract',
      amicableAttempt: chosen(fields, 'amiable', attempts),
      insolvency: openedOn && {
        openedOn,
        ...present({ publishedOn, kind: chosen(fields, 'procedure', proceedings) }),
      },
      injonction: hasInjonction ? present({ orderedOn, servedOn, objectedOn }) : undefined,
      postcode: postcode === '' ? undefined : postcode,
      commune: commune === '' ? undefined : commune,
    }),
  };
  const dated = withPrescription(facts, { events: [] }, inForce);
  // Where the law does not say when the claim is prescribed, the roads say that it is not known.
  const cannotBe = dated.refused && dated.refusal.kind === 'event-cannot-happen' ? dated.refusal : undefined;
  const found = cannotBe ? refuse(cannotBe) : roadsFor(dated.refused ? facts : dated.value, inForce);
  if (!found.refused) return { ...view, result: presentRoads(found.value) };
  fields.fault(fieldOf[found.refusal.argument] ?? 'signifiee', faultWords[found.refusal.kind] ?? wrongOrder);
  return view;
}

const fieldOf: Record<string, string> = {
  principal: 'montant',
  interest: 'interets',
  indemnity: 'montant',
  postcode: 'cp',
  commune: 'commune',
  'injonction.orderedOn': 'ordonnance',
  'injonction.objectedOn': 'opposition',
};
const wrongOrder: Words = [
  'Cette valeur n’est pas possible : voyez l’ordre des dates.',
  'This value is not possible: check the order of the dates.',
];
const faultWords: Record<string, Words> = {
  missing: ['Cette date manque : une autre en dépend.', 'This date is missing: another one rests on it.'],
  'postcode-unknown': ['Ce code postal n’est pas connu.', 'This postcode is not known.'],
  'commune-needed': [
    'Plusieurs tribunaux pour ce code postal : écrivez la commune.',
    'Several courts for this postcode: write the commune.',
  ],
  'commune-not-of-postcode': ['Cette commune n’a pas ce code postal.', 'This commune does not have this postcode.'],
};

const rank = { yes: 0, unknown: 1, no: 2 };

function presentRoads({ roads, notAnswered }: Roads) {
  const { sources, numbersOf } = numberedSources(...roads.map(({ because }) => because));
  const views = roads
    .map((road) => presentRoad(road, numbersOf))
    .sort((a, b) => rank[a.admissible] - rank[b.admissible]);
  const count = views.filter(({ admissible }) => admissible === 'yes').length;
  return {
    count,
    roads: views,
    notAnswered: notAnswered.map(({ road }) => phrase(roadNames[road])),
    sources,
  };
}

type Numbers = (because: readonly Source[]) => number[];

function presentRoad(road: Road, numbersOf: Numbers) {
  const failing = road.conditions.filter(({ met }) => met !== 'yes');
  const blocking = failing.filter(({ met }) => met === 'no');
  const told = blocking.length > 0 ? blocking : failing;
  return {
    name: phrase(roadNames[road.road]),
    admissible: road.admissible,
    why: told.map(({ condition, met }) => ({ phrase: roadPhrase('condition', condition), met })),
    conditions: road.conditions.map((one: Condition) => ({
      phrase: roadPhrase('condition', one.condition),
      met: one.met,
      sources: numbersOf(one.because),
    })),
    steps: road.steps.map(({ step, by, because = [] }) => ({
      phrase: roadPhrase('step', step),
      by: phrase(actorNames[by]),
      sources: numbersOf(because),
    })),
    deadlines: road.deadlines.map((one) => ({
      phrase: roadPhrase('deadline', one.deadline),
      on: one.cautiousOn,
      isPast: one.isPast === true && one.isWait !== true,
      otherwise: roadPhrase('outcome', one.otherwise),
      sources: numbersOf(one.because),
    })),
    forms: road.forms.map(({ name, number, isMandatory }) => ({
      phrase: roadPhrase('form', name),
      number: number ?? '',
      isMandatory,
    })),
    costs: road.costs.map((cost) => presentCost(cost, numbersOf)),
    lawyer: road.lawyer,
    warnings: road.warnings.map(({ kind, because = [] }) => ({
      phrase: roadPhrase('warning', kind),
      sources: numbersOf(because),
    })),
  };
}

/** A line of cost: its amount, the amounts that sources quote, or neither when nobody has read one. */
export function presentCost(cost: Cost, numbersOf: Numbers) {
  const written = (amount: Cents) => decimal(amount);
  return {
    phrase: roadPhrase('cost', cost.item),
    amount: cost.amount === undefined ? null : written(cost.amount),
    part: cost.part === undefined ? null : written(cost.part.amount),
    quoted: (cost.quoted ?? []).map(({ amount, told }) => ({ amount: written(amount), told })),
    withVat: cost.withVat,
    sources: numbersOf(cost.because),
  };
}
