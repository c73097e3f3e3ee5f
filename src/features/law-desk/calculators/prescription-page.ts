import { type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import { type EventKind, eventKinds } from '../../../law/prescription/events.ts';
import {
  isPrescriptionAcquired,
  type Prescription,
  type PrescriptionEvent,
  type PrescriptionRefusal,
  type PrescriptionWarning,
  prescriptionOf,
} from '../../../law/prescription/prescription.ts';
import type { LawNow } from '../law-now.ts';
import { option, partiesOptions } from './page-choices.ts';
import { partiesInAddress, partiesWords } from './penalites-form.ts';
import { numberedSources } from './present-sources.ts';
import { type Phrase, phrase } from './say.ts';
import { type Query, TypedFields } from './typed-fields.ts';
import { effectWords, eventWords } from './words/event-words.ts';

export const MOST_EVENTS = 20;

const options = {
  parties: partiesOptions,
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
  const isOver = isPrescriptionAcquired(found, today);
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
    savedBy: isOver ? [] : found.savedBy.map(({ act }) => phrase(eventWords[act])),
    warnings: found.warnings.map(warningPhrase),
    sources,
  };
}

function warningPhrase(warning: PrescriptionWarning): Phrase {
  switch (warning.kind) {
    case 'possible-later-date':
      return phrase(
        [
          'Cet événement pourrait porter la date au {on:day} : à faire reconnaître, jamais à présumer.',
          'This event might move the date to {on:day}: to be established, never presumed.',
        ],
        { on: warning.on },
      );
    case 'start-date-uncertain':
      return phrase(
        [
          'Le départ est discuté : par prudence, le délai est compté du {on:day}.',
          'The starting point is debated: to be safe, time is counted from {on:day}.',
        ],
        { on: warning.on },
      );
    case 'still-open':
      return phrase(
        [
          'Ce qui a commencé le {since:day} n’est pas terminé : la date est donnée au plus tôt.',
          'What began on {since:day} has not ended: the date given is the earliest.',
        ],
        { since: warning.since },
      );
    case 'contract-lengthens':
      return phrase(
        [
          'Le contrat allonge le délai à {years} ans : le {on:day} est possible, non retenu.',
          'The contract lengthens the period to {years} years: {on:day} is possible, not relied on.',
        ],
        { years: warning.years, on: warning.possibleOn },
      );
    case 'capped-by-long-stop':
      return phrase(
        ['La limite de vingt ans arrête tout au {on:day}.', 'The twenty-year limit stops everything on {on:day}.'],
        { on: warning.on },
      );
    case 'title-not-settled':
      return phrase(
        [
          'Le délai de dix ans d’une injonction devenue exécutoire est discuté : le {on:day} est possible, non retenu.',
          'The ten-year period of an enforceable order for payment is debated: {on:day} is possible, not relied on.',
        ],
        { on: warning.possibleOn },
      );
    case 'acknowledged-after-expiry':
      return phrase(
        [
          'Le {on:day}, le délai était déjà expiré : un paiement reste acquis, mais ne fait pas renaître l’action.',
          'On {on:day} the period had already expired: a payment stands, but does not revive the claim.',
        ],
        { on: warning.on },
      );
  }
}

function tellRefusal(fields: TypedFields, refusal: PrescriptionRefusal, rowOf: readonly number[]): void {
  switch (refusal.kind) {
    case 'law-not-known-on':
      fields.fault('echeance', ['Notre table ne couvre pas cette date.', 'Our table does not cover this date.']);
      return;
    case 'before-invoice': {
      const field = refusal.argument === 'dueOn' ? 'echeance' : `le${rowOf[refusal.index ?? 0]}`;
      fields.fault(
        field,
        [
          'Cette date précède celle de la facture, le {issued:day}.',
          'This date is before the date of the invoice, {issued:day}.',
        ],
        { issued: refusal.issuedOn },
      );
      return;
    }
    case 'event-cannot-happen':
      fields.fault(
        `fait${rowOf[refusal.index]}`,
        refusal.why === 'before-due-date'
          ? ['Cet événement ne peut pas arriver avant l’échéance.', 'This event cannot happen before the due date.']
          : ['Cet événement termine ce qui n’a pas commencé.', 'This event ends something that has not begun.'],
      );
      return;
    case 'not-allowed':
      fields.fault('echeance', ['Cette valeur n’est pas possible ici.', 'This value is not possible here.']);
  }
}
