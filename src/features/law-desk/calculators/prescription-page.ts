import { type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import { type EventKind, eventKinds } from '../../../law/prescription/events.ts';
import {
  type Prescription,
  type PrescriptionEvent,
  type PrescriptionRefusal,
  prescriptionOf,
} from '../../../law/prescription/prescription.ts';
import type { LawNow } from '../law-now.ts';
import { option, partiesOptions, yesNoUnknown } from './page-choices.ts';
import { partiesInAddress, partiesWords } from './penalites-form.ts';
import { numberedSources } from './present-sources.ts';
import { phrase } from './say.ts';
import { type Query, TypedFields } from './typed-fields.ts';
import { effectWords, eventWords } from './words/event-words.ts';
import { refusalPhrase, warningPhrase } from './words/prescription-words.ts';

export const MOST_EVENTS = 20;

const options = {
  parties: partiesOptions,
  accountants: yesNoUnknown,
  claims: [
    option('', 'une vente ou une prestation', 'a sale or a service'),
    option('transport', 'un transport de marchandises', 'carriage of goods'),
    option('navire', 'des fournitures de navire', 'ship supplies'),
  ],
  events: [option('', 'choisir', 'choose'), ...eventKinds.map((kind) => option(kind, ...eventWords[kind]))].sort(
    (a, b) => (a.value === '' ? -1 : b.value === '' ? 1 : order(a.value) - order(b.value)),
  ),
};

function order(kind: string): number {
  return Object.keys(eventWords).indexOf(kind);
}

/** The limitation of an invoice: what was typed, and the date to guard with what each event did. */
export function prescriptionPage(query: Query, { today, inForce }: LawNow) {
  const fields = new TypedFields(query);
  const parties = fields.choice('parties', partiesWords) ?? 'professionnels';
  const rows = Array.from({ length: eventRows(query) }, (_, index) => ({ number: index + 1 }));
  const view = { fields, options, rows, defaults: { parties: 'professionnels' }, result: null };
  if (query.echeance === undefined && !rows.some(({ number }) => query[`le${number}`])) return view;
  const dueOn = fields.day('echeance');
  const issuedOn = fields.day('emise', { optional: true });
  const performedOn = fields.day('execution', { optional: true });
  const accountant = parties === 'public' ? fields.answer('comptable') : undefined;
  const nature = fields.choice('nature', ['transport', 'navire']);
  const events: PrescriptionEvent[] = [];
  const rowOf: number[] = [];
  for (const { number } of rows) {
    if (fields.text(`le${number}`) === '' && fields.text(`fait${number}`) === '') continue;
    const on = fields.day(`le${number}`);
    const kind = fields.choice<EventKind>(`fait${number}`, eventKinds);
    if (!kind) fields.fault(`fait${number}`, ['Choisissez ce qui s’est passé.', 'Choose what happened.']);
    if (on && kind) {
      events.push({ on, kind });
      rowOf.push(number);
    }
  }
  if (query.brouillon === '1') fields.forgetMissing();
  if (fields.areFaulty || !dueOn) return view;
  const found = prescriptionOf(
    {
      parties: partiesInAddress[parties],
      dueOn,
      events,
      on: today,
      ...(accountant === undefined ? {} : { hasPublicAccountant: accountant }),
      ...(issuedOn ? { issuedOn } : {}),
      ...(performedOn ? { performedOn } : {}),
      ...(nature ? { claim: nature === 'transport' ? ('goods-transport' as const) : ('ship-supplies' as const) } : {}),
    },
    inForce,
  );
  if (found.refused) {
    tellRefusal(fields, found.refusal, rowOf);
    return view;
  }
  return { ...view, result: presentPrescription(found.value, today) };
}

function eventRows(query: Query): number {
  let last = /^\d{1,2}$/.test(query.evenements ?? '') ? Number(query.evenements) : 0;
  for (const [name, text] of Object.entries(query)) {
    const match = /^(?:le|fait)(\d{1,2})$/.exec(name);
    if (match && text !== '') last = Math.max(last, Number(match[1]));
  }
  return Math.min(last, MOST_EVENTS);
}

function presentPrescription(found: Prescription, today: CivilDate) {
  const { sources, numbersOf } = numberedSources(found.because);
  const isOver = found.isAcquired === true;
  return {
    expiresOn: found.expiresOn,
    possibleOn: found.possibleOn ?? null,
    startsOn: found.startsOn,
    years: found.period.years,
    state: isOver ? 'over' : found.state,
    daysLeft: isOver ? 0 : Math.max(0, daysBetween(today, found.expiresOn)),
    events: found.events.map((link) => ({
      on: link.on,
      name: phrase(eventWords[link.kind]),
      effect: phrase(effectWords[link.does]),
      expiresOn: link.expiresOn,
      sources: numbersOf(link.because),
    })),
    savedBy: found.savedBy.map(({ act }) => phrase(eventWords[act])),
    warnings: found.warnings.map(warningPhrase),
    sources,
  };
}

/** The field that holds what is refused, and why. */
function tellRefusal(fields: TypedFields, refusal: PrescriptionRefusal, rowOf: readonly number[]): void {
  const { words, values } = refusalPhrase(refusal);
  fields.fault(fieldOf(refusal, rowOf), words, values);
}

function fieldOf(refusal: PrescriptionRefusal, rowOf: readonly number[]): string {
  switch (refusal.argument) {
    case 'events': {
      const isOfKind = refusal.kind === 'event-cannot-happen';
      return `${isOfKind ? 'fait' : 'le'}${rowOf[refusal.index]}`;
    }
    case 'hasPublicAccountant':
      return 'comptable';
    default:
      return 'echeance';
  }
}
