import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { DatedAmount, OwedFacts, Parties } from '../../../law/penalites-de-retard/owed.ts';
import { type Query, TypedFields } from './typed-fields.ts';

export const MOST_INVOICES = 20;
export const MOST_MOVEMENTS = 12;

/** How addresses say who owes: French words, since people read and share them. */
export const partiesInAddress = {
  professionnels: 'professionals',
  public: 'public-buyer',
  particulier: 'consumer',
} as const satisfies Record<string, Parties>;
export type PartiesWord = keyof typeof partiesInAddress;
export const partiesWords = Object.keys(partiesInAddress) as PartiesWord[];

export type InvoiceFacts = { number: number; reference: string; facts: OwedFacts };
export type MovementSlot = { number: number };
export type InvoiceSlot = { number: number; movements: MovementSlot[] };

export type PenalitesForm = {
  parties: PartiesWord;
  /** The blocks to draw, in order: empty ones too. */
  invoices: InvoiceSlot[];
  fields: TypedFields;
  /** Was something asked, or is it a first visit? */
  isAsked: boolean;
  /** Absent while something is missing or wrong. */
  facts?: InvoiceFacts[];
  on?: CivilDate;
};

const PER_INVOICE = /^(?:facture|montant|emise|echeance)(\d{1,2})$/;
const PER_MOVEMENT = /^(?:genre|jour|somme)(\d{1,2})_(\d{1,2})$/;

function counted(query: Query, name: string, found: number, most: number, least: number): number {
  const asked = Number(/^\d{1,2}$/.test(query[name] ?? '') ? query[name] : 0);
  return Math.min(most, Math.max(least, asked, found));
}

/** Which blocks the form has: those that something was typed in, and those that were asked for. */
function slotsOf(query: Query): InvoiceSlot[] {
  const movements = new Map<number, number>();
  let last = 0;
  for (const [name, text] of Object.entries(query)) {
    if (text === '') continue;
    const [, invoice, movement] = PER_MOVEMENT.exec(name) ?? PER_INVOICE.exec(name) ?? [];
    if (invoice === undefined) continue;
    last = Math.max(last, Number(invoice));
    if (movement !== undefined && !name.startsWith('genre')) {
      movements.set(Number(invoice), Math.max(movements.get(Number(invoice)) ?? 0, Number(movement)));
    }
  }
  const count = counted(query, 'factures', last, MOST_INVOICES, 1);
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const rows = counted(query, `lignes${number}`, movements.get(number) ?? 0, MOST_MOVEMENTS, 0);
    return { number, movements: Array.from({ length: rows }, (__, row) => ({ number: row + 1 })) };
  });
}

/**
 * The form from the address: invoices `montant1`, `echeance1`…, movements `genre1_1` (`paiement` or `avoir`), `jour1_1`, `somme1_1`.
 * A second or later invoice left empty is no invoice; everything wrong is kept with its field.
 */
export function readPenalites(query: Query): PenalitesForm {
  const fields = new TypedFields(query);
  const parties = fields.choice('parties', partiesWords) ?? 'professionnels';
  const invoices = slotsOf(query);
  const isAsked = Object.keys(query).some((name) => PER_INVOICE.test(name) || PER_MOVEMENT.test(name));
  const form = { parties, invoices, fields, isAsked };
  if (!isAsked) return form;
  const on = fields.day('au');
  const rate = fields.rate('taux');
  const miseEnDemeureOn = fields.day('demeure', { optional: true });
  const insolvencyOpenedOn = fields.day('ouverture', { optional: true });
  const isIndemnityFirst = fields.text('rang') === 'indemnite';
  const isPrivateCreditor = fields.text('creancier') === 'particulier';
  const facts: InvoiceFacts[] = [];
  for (const slot of invoices) {
    const one = readInvoice(fields, slot);
    if (!one || !on) continue;
    facts.push({
      number: slot.number,
      reference: fields.text(`facture${slot.number}`),
      facts: {
        parties: partiesInAddress[parties],
        ...one,
        on,
        ...(rate === undefined ? {} : { contractualRate: rate }),
        ...(miseEnDemeureOn && parties === 'particulier' ? { miseEnDemeureOn } : {}),
        ...(insolvencyOpenedOn ? { insolvencyOpenedOn } : {}),
        ...(isIndemnityFirst && parties !== 'particulier' ? { indemnityRank: 'before-principal' as const } : {}),
        ...(isPrivateCreditor && parties === 'particulier' ? { creditorIsProfessional: false } : {}),
      },
    });
  }
  if (query.brouillon === '1') fields.forgetMissing();
  if (fields.areFaulty || facts.length === 0 || !on) return form;
  return { ...form, facts, on };
}

type Invoice = {
  principal: Cents;
  dueOn: CivilDate;
  issuedOn?: CivilDate;
  payments: DatedAmount[];
  creditNotes: DatedAmount[];
};

function readInvoice(fields: TypedFields, { number, movements }: InvoiceSlot): Invoice | undefined {
  const names = [`facture${number}`, `montant${number}`, `emise${number}`, `echeance${number}`];
  const rows = movements.map((movement) => `${number}_${movement.number}`);
  const typed = [...names, ...rows.flatMap((row) => [`jour${row}`, `somme${row}`])];
  if (number > 1 && typed.every((name) => fields.text(name) === '')) return undefined;
  const principal = fields.amount(`montant${number}`);
  const dueOn = fields.day(`echeance${number}`);
  const issuedOn = fields.day(`emise${number}`, { optional: true });
  const payments: DatedAmount[] = [];
  const creditNotes: DatedAmount[] = [];
  for (const row of rows) {
    if (fields.text(`jour${row}`) === '' && fields.text(`somme${row}`) === '') continue;
    const on = fields.day(`jour${row}`);
    const amount = fields.amount(`somme${row}`);
    if (on && amount) (fields.text(`genre${row}`) === 'avoir' ? creditNotes : payments).push({ on, amount });
  }
  if (!principal || !dueOn) return undefined;
  return { principal, dueOn, payments, creditNotes, ...(issuedOn ? { issuedOn } : {}) };
}

/** The same query with one more invoice, one more movement, or one invoice less; undefined when nothing of this was asked. */
export function changedQuery(query: Query): { query: Query; anchor: string } | undefined {
  const slots = slotsOf(query);
  const { ajouter = '', retirer = '' } = query;
  const movement = /^ligne(\d{1,2})$/.exec(ajouter);
  if (ajouter === 'facture') {
    const count = Math.min(slots.length + 1, MOST_INVOICES);
    return { query: { ...query, factures: `${count}`, brouillon: '1' }, anchor: `facture-${count}` };
  }
  if (movement) {
    const number = Number(movement[1]);
    const rows = slots.find((slot) => slot.number === number)?.movements.length ?? 0;
    const next = Math.min(rows + 1, MOST_MOVEMENTS);
    return { query: { ...query, [`lignes${number}`]: `${next}`, brouillon: '1' }, anchor: `jour${number}_${next}` };
  }
  const removed = /^facture(\d{1,2})$/.exec(retirer);
  if (!removed) return undefined;
  return { query: withoutInvoice(query, Number(removed[1]), slots.length), anchor: 'factures' };
}

/** The invoices after the one that goes take the number before theirs. */
function withoutInvoice(query: Query, number: number, count: number): Query {
  const moved: Record<string, string> = {};
  for (const [name, text] of Object.entries(query)) {
    const match = /^(facture|montant|emise|echeance|genre|jour|somme|lignes)(\d{1,2})(_\d{1,2})?$/.exec(name);
    const at = Number(match?.[2] ?? 0);
    if (!match || at < number) moved[name] = text;
    else if (at > number) moved[`${match[1]}${at - 1}${match[3] ?? ''}`] = text;
  }
  return { ...moved, factures: `${Math.max(1, count - 1)}`, brouillon: '1' };
}

/** The names that an address of a computation may hold, in the order of the form. */
export function addressOf(query: Query, slots: readonly InvoiceSlot[]): URLSearchParams {
  const address = new URLSearchParams();
  const keep = (name: string) => {
    const text = query[name];
    if (text) address.set(name, text);
  };
  for (const name of ['parties', 'de', 'a', 'au', 'taux', 'demeure', 'ouverture', 'creancier', 'rang']) keep(name);
  for (const { number, movements } of slots) {
    for (const name of ['facture', 'montant', 'emise', 'echeance']) keep(`${name}${number}`);
    for (const movement of movements) {
      const row = `${number}_${movement.number}`;
      if (query[`jour${row}`] || query[`somme${row}`])
        for (const name of ['genre', 'jour', 'somme']) keep(`${name}${row}`);
    }
  }
  if (query.brouillon === '1')
    for (const name of ['factures', ...slots.map(({ number }) => `lignes${number}`), 'brouillon']) keep(name);
  keep('lang');
  return address;
}
