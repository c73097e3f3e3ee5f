import { article, type Source, secondHand, unconfirmed } from '../citation.ts';

/** What an invoice between professionals must say about its payment (code de commerce L441-9: wording not read in force). */
export const paymentMentions = ['due-date', 'early-payment-discount', 'penalty-rate', 'fixed-indemnity'] as const;
export type PaymentMention = (typeof paymentMentions)[number];

const mentionsRule = unconfirmed(article('code de commerce', 'L441-9'), { note: 'rédaction en vigueur non lue' });
const supplied = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  told: 'CEPC, avis n° 23-8',
  note: 'taux supplétif et indemnité dus de plein droit même si la facture se tait',
});
const defaultTerm = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  note: 'I : trente jours après la réception ou l’exécution, à défaut d’accord',
});
const fine = secondHand(article('code de commerce', 'L441-16', 'LEGIARTI000043750778'), {
  note: '« ne peut excéder 75 000 € pour une personne physique et deux millions d’euros »',
});

/** What the absence of a mention changes for the creditor. */
export type AbsentMention = {
  mention: PaymentMention;
  /** Is what the mention announces still due? */
  stillDue: boolean;
  effect: 'default-term-of-thirty-days' | 'default-rate-applies' | 'indemnity-still-due' | 'no-discount';
  because: Source[];
};

const effects: Record<PaymentMention, Omit<AbsentMention, 'mention'>> = {
  'due-date': { stillDue: true, effect: 'default-term-of-thirty-days', because: [mentionsRule, defaultTerm] },
  'early-payment-discount': { stillDue: false, effect: 'no-discount', because: [mentionsRule] },
  'penalty-rate': { stillDue: true, effect: 'default-rate-applies', because: [mentionsRule, supplied, fine] },
  'fixed-indemnity': { stillDue: true, effect: 'indemnity-still-due', because: [mentionsRule, supplied] },
};

/** The payment mentions an invoice lacks, and what each absence changes: penalties and 40 € stay due of right. */
export function absentMentions(present: ReadonlySet<PaymentMention>): AbsentMention[] {
  return paymentMentions
    .filter((mention) => !present.has(mention))
    .map((mention) => ({ mention, ...effects[mention] }));
}
