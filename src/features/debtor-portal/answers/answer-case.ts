import { type CivilDate, inParis } from '../../../kernel/civil-date.ts';
import { type Cents, decimal } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { dossierByPortalKey } from '../../cases/find-case.ts';
import { type HoldRefusal, holdCase } from '../../cases/holds/hold-case.ts';
import type { HoldCase } from '../../cases/holds/hold-request.ts';
import type { CaseSettings } from '../../cases/settings.ts';
import { amountText, dayText } from '../../correspondence/templates/french-format.ts';
import { isActive } from '../../scenario/hold.ts';
import { completeAnswer } from './complete-answer.ts';
import { keepPieces, type Pieces } from './keep-pieces.ts';
import type { Answer, PaymentMeans } from './read-answers.ts';

export type AnswerCase = {
  caseId: string;
  portalKey: string;
  settings: CaseSettings;
  answer: Answer;
  pieces: Pieces;
};

export type AnswerRefusal =
  | Exclude<HoldRefusal, { kind: 'already-held' }>
  | { kind: 'already-promised'; promisedOn: CivilDate };

/**
 * What the debtor says of its invoice: reminders stop at once, and its words and papers are kept. The same answer sent twice is one
 * answer; another one on the same subject completes the first, except a promise, which only a person may change.
 */
export async function answerCase(ctx: Context, input: AnswerCase): Promise<Result<null, AnswerRefusal>> {
  const kept = await keepPieces(ctx, input.pieces);
  const held = await holdCase(ctx, holdOf(input, kept.documentId));
  if (!held.refused) return ok(null);
  const { refusal } = held;
  if (refusal.kind !== 'already-held') return refuse(refusal);
  const dossier = await dossierByPortalKey(ctx, input.portalKey);
  const before = dossier?.facts.holds.find((hold) => hold.reason === input.answer.reason && isActive(hold, ctx.today));
  if (!before) throw new Error(`case ${input.caseId}: held twice, and not held`);
  if (input.answer.reason !== 'promise') {
    await completeAnswer(ctx, { caseId: input.caseId, hold: before, kept, text: statementOf(input.answer) });
    return ok(null);
  }
  const isSame = before.promisedOn === input.answer.promisedOn && before.amount === input.answer.amount;
  if (isSame || !before.promisedOn) return ok(null);
  return refuse({ kind: 'already-promised', promisedOn: before.promisedOn });
}

function holdOf({ caseId, settings, answer }: AnswerCase, documentId: string | undefined): HoldCase {
  const text = statementOf(answer);
  const shared = { caseId, settings, ...(documentId ? { documentId } : {}), ...(text ? { note: text } : {}) };
  switch (answer.reason) {
    case 'promise':
      return { ...shared, reason: 'promise', promisedOn: answer.promisedOn, ...amountOf(answer) };
    case 'dispute':
      return { ...shared, reason: 'dispute', code: answer.code, ...amountOf(answer) };
    case 'claimed-paid':
      return { ...shared, reason: 'claimed-paid', paidOn: answer.paidOn };
  }
}

const MEANS: Record<PaymentMeans, string> = {
  transfer: 'par virement',
  card: 'par carte',
  cheque: 'par chèque',
  cash: 'en espèces',
  'direct-debit': 'par prélèvement',
  other: 'autrement',
};

/** The debtor's own words, or for a payment what its form says, as the creditor will read it. */
export function statementOf(answer: Answer): string | undefined {
  if (answer.reason === 'promise') return undefined;
  if (answer.reason === 'dispute') return answer.text;
  const amount = answer.amount === undefined ? '' : ` : ${amountText(decimal(answer.amount))}`;
  const means = answer.means ? ` ${MEANS[answer.means]}` : '';
  return `Payé le ${dayText(answer.paidOn)}${means}${amount}.`;
}

function amountOf({ amount }: { amount?: Cents }): { amount?: Cents } {
  return amount === undefined ? {} : { amount };
}

/** The name under which a statement is kept: its day, so that several sort by themselves. */
export function statementName(now: Date): string {
  return `message du ${inParis(now).date}.txt`;
}
