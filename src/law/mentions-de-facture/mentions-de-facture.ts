import { article, official, type Source, secondHand, unconfirmed } from '../citation.ts';
import { termFines } from '../delais-de-paiement/delais-de-paiement.values.ts';
import { sourceOf } from '../schedule.ts';

/** What an invoice between professionals must say about its payment (code de commerce L441-9: wording not read in force). */
export const paymentMentions = [
  'due-date',
  'early-payment-discount',
  'penalty-rate',
  'fixed-indemnity',
  'order-number',
] as const;
export type PaymentMention = (typeof paymentMentions)[number];

const mentionsRule = unconfirmed(article('code de commerce', 'L441-9'), { note: 'rédaction en vigueur non lue' });
const supplied = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  told: 'CEPC, avis n° 23-8',
  note: 'taux supplétif et indemnité dus de plein droit même si la facture se tait',
});
const defaultTerm = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  note: 'I : trente jours après la réception ou l’exécution, à défaut d’accord',
});
/** The row read: the one before it is only supposed to say the same. */
const fines = termFines.rows.filter(({ read }) => read !== 'unconfirmed').map(sourceOf);

/** What the absence of a mention changes for the creditor. */
export type AbsentMention = {
  mention: PaymentMention;
  /** Is what the mention announces still due? */
  stillDue: boolean;
  effect:
    | 'default-term-of-thirty-days'
    | 'default-rate-applies'
    | 'indemnity-still-due'
    | 'no-discount'
    /** The debt is not touched; a buyer who gave a number may ask for an invoice that carries it. */
    | 'invoice-to-complete';
  because: Source[];
};

const effects: Record<PaymentMention, Omit<AbsentMention, 'mention'>> = {
  'due-date': { stillDue: true, effect: 'default-term-of-thirty-days', because: [mentionsRule, defaultTerm] },
  'early-payment-discount': { stillDue: false, effect: 'no-discount', because: [mentionsRule] },
  'penalty-rate': { stillDue: true, effect: 'default-rate-applies', because: [mentionsRule, supplied, ...fines] },
  'fixed-indemnity': { stillDue: true, effect: 'indemnity-still-due', because: [mentionsRule, supplied] },
  'order-number': { stillDue: true, effect: 'invoice-to-complete', because: [mentionsRule] },
};

/**
 * The payment mentions an invoice lacks, and what each absence changes: penalties and 40 € stay due of right. The order number is a
 * mention only when the buyer had set one.
 */
export function absentMentions(
  present: ReadonlySet<PaymentMention>,
  { buyerSetOrderNumber = false }: { buyerSetOrderNumber?: boolean } = {},
): AbsentMention[] {
  return paymentMentions
    .filter((mention) => !present.has(mention) && (mention !== 'order-number' || buyerSetOrderNumber))
    .map((mention) => ({ mention, ...effects[mention] }));
}

const taxRule = 'code général des impôts, annexe II' as const;

/**
 * Tax mentions of an invoice: article 242 nonies A, I of annex II lists them from 1° to 18°. Only those that were read are given
 * here; the others are known to exist.
 */
export const taxMentions: readonly { readonly number: string; readonly title: string; readonly because: Source }[] = [
  ['1°', 'identité des parties, avec le numéro SIREN ou équivalent du client'],
  ['7° bis', 'adresse de livraison'],
  ['8° bis', 'nature des opérations'],
  ['11° bis', 'option pour le paiement de la taxe d’après les débits'],
].map(([number = '', title = '']) => ({
  number,
  title,
  because: official(article(taxRule, '242 nonies A'), { note: `I, ${number} (liste du 1° au 18°)` }),
}));
