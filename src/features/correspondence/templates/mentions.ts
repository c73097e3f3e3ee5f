import { parseAmount } from '../../../kernel/money.ts';
import type { MessageFacts } from '../message-facts.ts';

/** What a message must be able to say before it may leave. */
export type Mention =
  | 'creditor-name'
  | 'creditor-address'
  | 'signatory'
  | 'signatory-role'
  | 'debtor-name'
  | 'debtor-address'
  | 'debtor-siren'
  | 'invoices'
  | 'amount-due'
  | 'account'
  | 'deadline'
  | 'interest-lines'
  | 'basis-of-interest'
  | 'link'
  | 'mise-en-demeure'
  | 'promise'
  | 'dispute'
  | 'settled'
  | 'receipt'
  | 'settlement'
  | 'operator'
  // CPCE R124-4, when a third party collects
  | 'collector-name'
  | 'collector-address'
  | 'collector-statement'
  | 'first-letter';

const filled = (text: string | undefined) => text !== undefined && text.trim() !== '';
const addressed = (lines: string[]) => lines.some(filled);
const positive = (amount: string) => {
  const parsed = parseAmount(amount);
  return !parsed.refused && parsed.value > 0n;
};

const held: Record<Mention, (facts: MessageFacts) => boolean> = {
  'creditor-name': ({ creditor }) => filled(creditor.name),
  'creditor-address': ({ creditor }) => addressed(creditor.addressLines),
  signatory: ({ creditor, collector }) => filled((collector ?? creditor).signatoryName),
  'signatory-role': ({ creditor, collector }) => filled((collector ?? creditor).signatoryRole),
  'debtor-name': ({ debtor }) => filled(debtor.name),
  'debtor-address': ({ debtor }) => addressed(debtor.addressLines),
  // A company of another country has no SIREN: its name and address identify it.
  'debtor-siren': ({ debtor }) => debtor.kind === 'individual' || debtor.isForeign === true || filled(debtor.siren),
  invoices: ({ invoices }) => invoices.length > 0 && invoices.every((invoice) => filled(invoice.number)),
  'amount-due': ({ owed }) => positive(owed.total),
  account: ({ account }) => account !== undefined && filled(account.holder),
  deadline: ({ deadlineOn, writtenOn }) => deadlineOn !== undefined && deadlineOn > writtenOn,
  'interest-lines': ({ owed }) => !positive(owed.interest) || owed.lines.length > 0,
  'basis-of-interest': ({ owed }) => !positive(owed.interest) || (owed.articles.length > 0 && filled(owed.convention)),
  link: ({ link }) => link !== undefined,
  'mise-en-demeure': ({ miseEnDemeure }) => miseEnDemeure !== undefined,
  promise: ({ promise }) => promise !== undefined,
  dispute: ({ dispute }) => dispute !== undefined,
  settled: ({ settled }) => settled !== undefined,
  receipt: ({ receipt }) => receipt !== undefined && positive(receipt.amount),
  settlement: ({ settlement }) => settlement !== undefined && settlement.receipts.length > 0,
  operator: ({ operator }) => operator !== undefined && filled(operator.name) && addressed(operator.addressLines),
  'collector-name': ({ collector }) => collector === undefined || filled(collector.name),
  'collector-address': ({ collector }) => collector === undefined || addressed(collector.addressLines),
  'collector-statement': ({ collector }) =>
    collector === undefined || /exerce une activité de recouvrement amiable/.test(collector.statement.normalize('NFC')),
  'first-letter': ({ firstLetter }) => firstLetter !== undefined,
};

/** The items of CPCE R124-4, 1° to 4° (the 5° is a text we print), on any message that a third party's collection carries. */
const collectorMentions: Mention[] = [
  'collector-name',
  'collector-address',
  'collector-statement',
  'creditor-name',
  'creditor-address',
  'invoices',
];

export type MentionRule = {
  audience: 'debtor' | 'creditor';
  channel: string;
  demandsPayment: boolean;
  needs: Mention[];
};

/** Every mention that is required of the message and that the facts do not hold, without repetition. */
export function missingMentions(facts: MessageFacts, rule: MentionRule): Mention[] {
  const required = new Set<Mention>(rule.needs);
  if (facts.collector && rule.audience === 'debtor') {
    for (const mention of collectorMentions) required.add(mention);
    if (rule.demandsPayment) required.add('account');
    // An SMS has no room for the items: it recalls the letter that holds them.
    if (rule.channel === 'sms') required.add('first-letter');
  }
  return [...required].filter((mention) => !held[mention](facts));
}
