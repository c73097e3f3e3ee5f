import { createHash } from 'node:crypto';
import { decimal } from '../../kernel/money.ts';
import type { BankEntry, BankStatement, BankTransaction } from './bank-statement.ts';

/**
 * Gives every entry a name that is the same in every file that tells of it, so that importing twice has one effect.
 *
 * The name is a hash of account, booking day, amount, currency, direction and reversal mark, and of what tells this entry from
 * others of that day: the bank's own reference (AcctSvcrRef) when it gives one, else the content (references, payer, texts).
 * Left out on purpose: the statement's number, the position and NtryRef, which banks renumber from one file to the next; the
 * status; and every text when there is a bank reference, since an intraday report words an entry otherwise than the statement.
 *
 * Two entries alike in all of it on one day are two payments: they are numbered in the order of the statement. A new statement
 * starts again at 1, because it lists the day anew; a further page of the same statement goes on counting.
 *
 * What this cannot know: without a bank reference, two like payments told one by one in two files that do not repeat each other
 * look the same as one payment told twice. Such entries say `identifiedBy: 'content'`, for the importer to ask a person.
 */
export function fingerprintEntries(statements: BankStatement[]): void {
  const listings = new Map<string, { pages: Set<number | undefined>; counted: Map<string, number> }>();
  for (const statement of statements) {
    const account = statement.account.iban ?? statement.account.identifier.replace(/\W/g, '').toUpperCase();
    const name = JSON.stringify([account, statement.id, statement.electronicSequence ?? '']);
    const before = listings.get(name);
    const isFurtherPage = before !== undefined && statement.page !== undefined && !before.pages.has(statement.page);
    const listing = isFurtherPage
      ? before
      : { pages: new Set<number | undefined>(), counted: new Map<string, number>() };
    listings.set(name, listing);
    listing.pages.add(statement.page);
    for (const entry of statement.entries) {
      const alike = JSON.stringify([account, ...identityOf(entry)]);
      const ordinal = (listing.counted.get(alike) ?? 0) + 1;
      listing.counted.set(alike, ordinal);
      entry.fingerprint = createHash('sha256').update(`${alike}#${ordinal}`).digest('hex').slice(0, 32);
      entry.transactions.forEach((transaction, position) => {
        transaction.fingerprint = `${entry.fingerprint}/${position + 1}`;
      });
    }
  }
}

function identityOf(entry: BankEntry): unknown[] {
  const amount = entry.amountCents === null ? entry.amountText : decimal(entry.amountCents);
  const day = entry.bookedOn ?? entry.valueOn ?? '';
  const common = [day, amount, entry.currency, entry.direction, entry.isReversal];
  if (entry.accountServicerReference !== undefined) return [...common, 'ref', same(entry.accountServicerReference)];
  return [...common, 'content', same(entry.label ?? ''), entry.transactions.map(contentOf)];
}

function contentOf(transaction: BankTransaction): string[] {
  return [
    transaction.amountText,
    transaction.endToEndId,
    transaction.instructionId,
    transaction.transactionId,
    transaction.mandateId,
    transaction.counterpartyIban ?? transaction.counterpartyName,
    ...transaction.creditorReferences,
    ...transaction.documentNumbers,
    ...transaction.remittanceLines,
    ...transaction.additionalInformation,
  ].map((text) => same(text ?? ''));
}

/** Case and runs of spaces change from one export to the next; they do not make another payment. */
function same(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toUpperCase();
}
