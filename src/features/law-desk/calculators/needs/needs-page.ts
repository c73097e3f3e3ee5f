import { addDays, type CivilDate } from '../../../../kernel/civil-date.ts';
import { type Cents, decimal, ZERO } from '../../../../kernel/money.ts';
import type { Parties } from '../../../../law/penalites-de-retard/owed.ts';
import { prescriptionOf } from '../../../../law/prescription/prescription.ts';
import { costOf } from '../../../billing/cost-of.ts';
import { owedOn } from '../../../payments/claim-position.ts';
import { planOf } from '../../../scenario/plan.ts';
import { amicable60 } from '../../../scenario/strategies.ts';
import type { LawNow } from '../../law-now.ts';
import { numberedSources } from '../present-sources.ts';
import { procedurePage } from '../procedure-page.ts';
import { phrase } from '../say.ts';
import { type Query, TypedFields } from '../typed-fields.ts';
import { firstThings, options, stepWords } from './needs-words.ts';

/** What an answer to « who owes you » means for the law, and for the page of the procedures. */
const debtors = {
  societe: { parties: 'professionals', procedure: { parties: 'professionnels', debiteur: 'oui' } },
  professionnel: { parties: 'professionals', procedure: { parties: 'professionnels' } },
  particulier: { parties: 'consumer', procedure: { parties: 'particulier' } },
  public: { parties: 'public-buyer', procedure: { parties: 'public' } },
  union: { parties: 'professionals', procedure: { parties: 'professionnels', debiteur: 'oui', pays: 'union' } },
  ailleurs: { parties: 'professionals', procedure: { parties: 'professionnels', debiteur: 'oui', pays: 'ailleurs' } },
} as const satisfies Record<string, { parties: Parties; procedure: Record<string, string> }>;

const stages = ['rien', 'relances', 'promesse', 'conteste', 'procedure'] as const;
type Stage = (typeof stages)[number];

/** More invoices than this go faster by a list than one by one. */
const BY_LIST = 6;
const MOST_INVOICES = 9999;

type Needs = {
  debtor: keyof typeof debtors;
  stage: Stage;
  /** All that is owed, TTC, and the number of invoices it is made of. */
  principal: Cents;
  invoices: number;
  /** The oldest due date. */
  dueOn: CivilDate;
  isProven: string;
};

/**
 * Five questions, and from their answers: what is owed today, the dated plan of the sixty amicable days, its cost by our tariff, how
 * long the claim can be brought to court, and the roads that follow. Several invoices are counted as equal parts due on the oldest day:
 * the page says so, and the deposit counts each exactly.
 */
export function needsPage(query: Query, now: LawNow) {
  const fields = new TypedFields(query);
  const view = {
    fields,
    options,
    rows: [],
    defaults: { debiteur: 'societe', factures: '1', etape: 'rien' },
    result: null,
  };
  if (query.montant === undefined && query.echeance === undefined) return view;
  const needs = readNeeds(fields);
  if (!needs) return view;
  return { ...view, result: presentNeeds(needs, now, fields) };
}

function readNeeds(fields: TypedFields): Needs | undefined {
  const principal = fields.amount('montant');
  const dueOn = fields.day('echeance');
  const count = fields.text('factures') || '1';
  const invoices = /^\d{1,4}$/.test(count) ? Number(count) : 0;
  if (invoices < 1 || invoices > MOST_INVOICES) {
    fields.fault('factures', ['Écrivez un nombre de factures, comme 3.', 'Write a number of invoices, such as 3.']);
  }
  if (principal !== undefined && invoices > 0 && principal < BigInt(invoices)) {
    fields.fault('montant', ['Ce montant est trop petit pour ce nombre.', 'This amount is too small for that number.']);
  }
  if (dueOn && dueOn < '1990-01-01') {
    fields.fault('echeance', ['Cette date est trop ancienne.', 'This date is too far back.']);
  }
  if (fields.areFaulty || !principal || !dueOn) return undefined;
  return {
    debtor: fields.choice('debiteur', Object.keys(debtors) as (keyof typeof debtors)[]) ?? 'societe',
    stage: fields.choice('etape', stages) ?? 'rien',
    principal,
    invoices,
    dueOn,
    isProven: fields.choice('preuves', ['oui', 'non']) ?? '',
  };
}

function presentNeeds(needs: Needs, now: LawNow, fields: TypedFields) {
  const { parties } = debtors[needs.debtor];
  const prescription = prescriptionOf({ parties, dueOn: needs.dueOn, events: [], on: now.today }, now.inForce);
  const isPrescribed = !prescription.refused && prescription.value.isAcquired === true;
  const procedure = procedureQuery(needs);
  const isStopped = isPrescribed || needs.stage === 'procedure';
  const owed = owedNow(needs, parties, now);
  const { sources } = numberedSources(owed?.because ?? [], prescription.refused ? [] : prescription.value.because);
  return {
    owed,
    prescribedOn: prescription.refused ? null : prescription.value.expiresOn,
    first: firstThing(
      needs,
      now.today,
      isPrescribed && !prescription.refused ? prescription.value.expiresOn : undefined,
    ),
    plan: isStopped ? [] : planFrom(needs, now.today),
    cost: isStopped || !owed ? null : costNow(needs, owed, now.today),
    isByList: needs.invoices >= BY_LIST,
    invoices: needs.invoices,
    roads: (procedurePage(procedure, now).result?.roads ?? []).filter(({ admissible }) => admissible !== 'no'),
    procedureAddress: addressOf('/calculs/procedure', procedure, fields),
    sources,
  };
}

/**
 * What is owed on that day, as a case would count it: interest stops where no rate is published yet, and the page says from when. Null
 * when the law does not answer.
 */
function owedNow({ principal, invoices, dueOn, stage }: Needs, parties: Parties, { today, inForce }: LawNow) {
  const whole = owedOn({ parties, principal, dueOn, payments: [], creditNotes: [], inForce }, today);
  if (whole.refused) return null;
  const indemnity = (whole.value.indemnity * BigInt(invoices)) as Cents;
  const { interest, warnings } = whole.value;
  const unpublished = warnings.find((warning) => warning.kind === 'rate-not-published');
  const total = (principal + interest + indemnity) as Cents;
  return {
    principal: decimal(principal),
    interest: decimal(interest),
    indemnity: decimal(indemnity),
    total: decimal(total),
    totalCents: total,
    because: whole.value.because,
    countedUntil: unpublished ? addDays(unpublished.from, -1) : null,
    isAtMost: (invoices > 1 || stage === 'procedure') && interest > ZERO,
  };
}

function firstThing({ stage, dueOn }: Needs, today: CivilDate, prescribedOn: CivilDate | undefined) {
  if (stage === 'procedure') return phrase(firstThings.ouverte);
  if (prescribedOn) return phrase(firstThings.prescrite, { on: prescribedOn });
  if (dueOn >= today) return phrase(firstThings['not-due'], { from: addDays(dueOn, 1) });
  return stage === 'rien' ? null : phrase(firstThings[stage]);
}

function planFrom({ dueOn }: Needs, today: CivilDate) {
  const openedOn = dueOn >= today ? addDays(dueOn, 1) : today;
  return planOf({ openedOn, steps: amicable60, marks: [], holds: [] }, openedOn).map(({ step, on }) => ({
    on,
    name: phrase(stepWords[step.name].name),
    how: phrase(stepWords[step.name].how),
  }));
}

/** Our price, one case per invoice, each of an equal part. */
function costNow({ principal, invoices }: Needs, owed: { totalCents: Cents }, on: CivilDate) {
  const each = BigInt(invoices);
  const cost = costOf({
    invoiceTotal: (principal / each) as Cents,
    recoverable: (owed.totalCents / each) as Cents,
    on,
  });
  const written = (cents: number) => decimal((BigInt(cents) * each) as Cents);
  return {
    opening: written(cost.openingGrossCents),
    openingEach: decimal(BigInt(cost.openingGrossCents) as Cents),
    successPercent: cost.successPercent === '0.00' ? null : cost.successPercent.replace(/\.?0+$/, ''),
    ifAllRecovered: written(cost.ifAllRecoveredGrossCents),
    toYou: written(cost.netToCreditorCents),
  };
}

/** The same facts as the page of the procedures asks them, for one invoice of an equal part. */
function procedureQuery({ debtor, stage, principal, invoices, dueOn, isProven }: Needs): Record<string, string> {
  return {
    ...debtors[debtor].procedure,
    montant: decimal((principal / BigInt(invoices)) as Cents),
    echeance: dueOn,
    ...(stage === 'rien' || stage === 'relances' ? { contestation: 'aucune' } : {}),
    ...(isProven === '' ? {} : { preuves: isProven }),
  };
}

function addressOf(path: string, query: Readonly<Record<string, string>>, fields: TypedFields): string {
  const address = new URLSearchParams(query);
  if (fields.text('lang') === 'en') address.set('lang', 'en');
  return `${path}?${address}`;
}
