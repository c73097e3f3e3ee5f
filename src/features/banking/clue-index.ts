import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { type ClaimPosition, owedOn } from '../payments/claim-position.ts';
import { invoiceKey, nameWords, numberCandidates } from '../payments/lookup-keys.ts';
import type { PaymentRequest } from '../payments/payment.ts';
import { type Credit, writtenText } from './matching.ts';
import { findReferences } from './references.ts';

/** Requests by what a transfer may share with them. */
export type ClueIndex = {
  /** The requests that share at least one clue with the credit, each once. */
  sharedWith(credit: Credit, paidBefore: readonly string[]): PaymentRequest[];
};

/** Indexes requests by reference, case, invoice number, name of the debtor and amounts that would settle them. */
export function indexClues(
  requests: readonly PaymentRequest[],
  positions: ReadonlyMap<string, ClaimPosition>,
  today: CivilDate,
): ClueIndex {
  const byClue = new Map<string, PaymentRequest[]>();
  const add = (clue: string, request: PaymentRequest) => {
    const known = byClue.get(clue);
    if (known) known.push(request);
    else byClue.set(clue, [request]);
  };
  for (const request of requests) {
    add(`reference ${request.caseReference}`, request);
    add(`case ${request.caseId}`, request);
    for (const key of [invoiceKey(request.invoiceNumber), ...(request.oldInvoiceKeys ?? [])]) {
      add(`number ${key}`, request);
    }
  }
  const settling = settlingAmounts(requests, positions, today);
  const named = containedNames(requests);
  return {
    sharedWith(credit, paidBefore) {
      const text = writtenText(credit);
      const { exact, doubtful } = findReferences(text);
      const clues = [
        ...[...exact, ...doubtful.map(({ caseReference }) => caseReference)].map(
          (reference) => `reference ${reference}`,
        ),
        ...paidBefore.map((caseId) => `case ${caseId}`),
        ...numberCandidates(text).map((number) => `number ${number}`),
      ];
      const found = [
        ...clues.flatMap((clue) => byClue.get(clue) ?? []),
        ...named(nameWords(credit.counterpartyName ?? '')),
        ...settling(credit.amount),
      ];
      return [...new Set(found)];
    },
  };
}

/**
 * The requests whose debtor's name contains a payer's, or is contained in it: a name that shares only some words is no clue by
 * itself. Each name is looked up by its rarest word, so that a thousand « Transports … » do not meet each other.
 */
function containedNames(requests: readonly PaymentRequest[]): (payer: readonly string[]) => PaymentRequest[] {
  const names = requests.map((request) => ({ request, words: new Set(nameWords(request.debtorName)) }));
  const byWord = new Map<string, typeof names>();
  for (const name of names) {
    for (const word of name.words) {
      const known = byWord.get(word);
      if (known) known.push(name);
      else byWord.set(word, [name]);
    }
  }
  const rarest = (words: Iterable<string>): string | undefined =>
    [...words].sort((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0))[0];
  const byRarest = Map.groupBy(names, ({ words }) => rarest(words) ?? '');
  return (payer) => {
    const wanted = new Set(payer);
    const longer = (byWord.get(rarest(payer) ?? '') ?? []).filter(({ words }) => wanted.isSubsetOf(words));
    const shorter = payer.flatMap((word) => byRarest.get(word) ?? []).filter(({ words }) => words.isSubsetOf(wanted));
    return [...longer, ...shorter].map(({ request }) => request);
  };
}

/**
 * The requests that an amount may settle on some day up to today: at least the principal left, at most the whole principal with
 * all the interest and the indemnity. Sorted by their upper bound, so that an amount meets few of them.
 */
function settlingAmounts(
  requests: readonly PaymentRequest[],
  positions: ReadonlyMap<string, ClaimPosition>,
  today: CivilDate,
): (amount: Cents) => PaymentRequest[] {
  const ranges = requests
    .flatMap((request) => {
      const position = positions.get(request.invoiceId);
      const owed = position && owedOn(position, today);
      if (!owed || owed.refused) return [];
      const { principal, accrued, indemnity, imputation } = owed.value;
      const paidIndemnity = imputation.reduce((sum, { toIndemnity }) => sum + toIndemnity, 0n);
      return [{ request, least: principal, most: position.principal + accrued + indemnity + paidIndemnity }];
    })
    .sort((a, b) => (a.most < b.most ? -1 : a.most > b.most ? 1 : 0));
  return (amount) => {
    const found: PaymentRequest[] = [];
    for (let index = firstAtLeast(ranges, amount); index < ranges.length; index++) {
      const range = ranges[index];
      if (range && range.least <= amount) found.push(range.request);
    }
    return found;
  };
}

function firstAtLeast(ranges: readonly { most: bigint }[], amount: bigint): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.most ?? 0n) < amount) low = middle + 1;
    else high = middle;
  }
  return low;
}
