import type { Cents } from '../../kernel/money.ts';
import { invoiceKey, nameWords, numberCandidates } from '../payments/lookup-keys.ts';
import type { PaymentRequest } from '../payments/payment.ts';
import type { BankLine } from './bank-line.ts';
import { type Doubt, findReferences } from './references.ts';

/** What matching looks at in a line of the account. */
export type Credit = Pick<
  BankLine,
  'direction' | 'amount' | 'counterpartyName' | 'remittance' | 'endToEndId' | 'caution'
>;

/** Everything the payer may have written a reference in. */
export function writtenText(credit: Pick<Credit, 'remittance' | 'endToEndId'>): string {
  return [credit.remittance, credit.endToEndId ?? ''].join(' | ');
}

/**
 * The one request that a credit pays beyond doubt: its reference is written, no other case's is, the case is open, and the bank
 * undoes nothing. Whatever the amount: a debtor may pay in part or too much. Never by amount or name alone. The caller also keeps
 * out what comes from an account we pay: a creditor that sends a payout back is not a debtor that pays.
 */
export function automaticMatch(
  credit: Credit,
  byCaseReference: ReadonlyMap<string, PaymentRequest>,
): PaymentRequest | undefined {
  if (credit.direction !== 'credit' || credit.caution) return undefined;
  const { exact } = findReferences(writtenText(credit));
  const found = new Set(
    exact.map((reference) => byCaseReference.get(reference)).filter((request) => request !== undefined),
  );
  const [request] = found;
  return found.size === 1 && request && !request.isClosed ? request : undefined;
}

/** A case that a credit may pay, and what is known of it on the day of the credit. */
export type Candidate = {
  request: PaymentRequest;
  /** Principal, interest and indemnity owed that day, and the principal alone; undefined when the law does not answer. */
  owed?: { total: Cents; principal: Cents };
  /** Principal at the deposit. */
  initialPrincipal?: Cents;
  /** An earlier transfer from the same account was matched to it. */
  isFromSameAccount: boolean;
};

/** `score`: 0 to 99, to order proposals; it decides nothing. `why`: reasons in French. `owed` on the day of the credit. */
export type Proposal = Pick<Candidate, 'request' | 'owed'> & { score: number; why: string[] };

const ENOUGH = 25;

const DOUBTS: Record<Doubt, string> = {
  'wrong-check-digits': 'référence du dossier dont la clé de contrôle est fausse',
  'letters-for-digits': 'référence du dossier où des lettres tiennent lieu de chiffres',
  'no-prefix': 'numéro du dossier écrit sans « RCV »',
};

/** The cases a credit may pay, best first, for a person to choose. */
export function proposalsFor(credit: Credit, candidates: readonly Candidate[]): Proposal[] {
  if (credit.direction !== 'credit') return [];
  const text = writtenText(credit);
  const clues = {
    references: findReferences(text),
    numbers: new Set(numberCandidates(text)),
    names: new Set(nameWords(`${credit.counterpartyName ?? ''}`)),
  };
  return candidates
    .map((candidate) => proposalOf(credit, candidate, clues))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score || (a.request.caseReference < b.request.caseReference ? -1 : 1));
}

type Clues = { references: ReturnType<typeof findReferences>; numbers: Set<string>; names: Set<string> };
type Clue = readonly [score: number, why: string];

function proposalOf(credit: Credit, candidate: Candidate, clues: Clues): Proposal {
  const { request } = candidate;
  const found = [
    referenceClue(request, clues),
    numberClue(request, clues),
    amountClue(credit.amount, candidate),
    nameClue(request.debtorName, clues.names),
    candidate.isFromSameAccount
      ? ([45, 'même compte qu’un paiement déjà rapproché de ce dossier'] as const)
      : undefined,
  ].filter((clue): clue is Clue => clue !== undefined);
  const score = Math.min(
    99,
    found.reduce((sum, [points]) => sum + points, 0),
  );
  const why = found.toSorted((a, b) => b[0] - a[0]).map(([, reason]) => reason);
  if (request.isClosed) why.push('dossier clos');
  return { request, score, why, ...(candidate.owed ? { owed: candidate.owed } : {}) };
}

function referenceClue(request: PaymentRequest, { references }: Clues): Clue | undefined {
  if (references.exact.includes(request.caseReference)) return [90, 'référence du dossier'];
  const doubt = references.doubtful.find(({ caseReference }) => caseReference === request.caseReference);
  return doubt && [70, DOUBTS[doubt.doubt]];
}

function numberClue(request: PaymentRequest, { numbers }: Clues): Clue | undefined {
  const key = invoiceKey(request.invoiceNumber);
  if (numbers.has(key)) {
    return [key.length >= 5 ? 45 : 25, `numéro de facture ${request.invoiceNumber} dans le libellé`];
  }
  const old = request.oldInvoiceKeys?.find((one) => numbers.has(one));
  return old === undefined
    ? undefined
    : [old.length >= 5 ? 45 : 25, `numéro d’une facture que ${request.invoiceNumber} remplace, dans le libellé`];
}

function amountClue(amount: Cents, { owed, initialPrincipal }: Candidate): Clue | undefined {
  if (owed && amount === owed.total) return [40, 'montant égal au total dû ce jour-là'];
  if (owed && amount === owed.principal) return [35, 'montant égal au principal restant dû'];
  if (amount === initialPrincipal) return [30, 'montant égal à celui de la facture'];
  return undefined;
}

function nameClue(debtorName: string, payer: Set<string>): Clue | undefined {
  const debtor = new Set(nameWords(debtorName));
  const common = debtor.intersection(payer).size;
  if (common === 0) return undefined;
  if (common === debtor.size && common === payer.size) return [40, 'nom du payeur identique à celui du débiteur'];
  const share = common / Math.min(debtor.size, payer.size);
  if (share === 1) return [30, 'nom du payeur contenu dans celui du débiteur, ou l’inverse'];
  return share >= 0.5 ? [20, 'nom du payeur proche de celui du débiteur'] : undefined;
}
