import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type StepName, stepsOf } from '../scenario/strategies.ts';
import { deleteStep, selectCaseForUpdate, selectSteps, upsertSteps } from './cases.sql.ts';
import { writeJournal } from './journal.ts';
import { lookAgain } from './look-again.ts';
import type { CaseSettings } from './settings.ts';

export type ChangeStep = { caseId: string; step: StepName; settings: CaseSettings } & (
  | { change: 'move'; on: CivilDate }
  | { change: 'stop'; note?: string }
  | { change: 'restore' }
);

export type ChangeStepRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'case-closed' }
  | { kind: 'no-such-step'; step: string }
  | { kind: 'step-already-done'; step: StepName }
  | { kind: 'step-in-the-past'; on: CivilDate };

/** The creditor moves a step to a day, stops it, or puts it back where the plan has it. Later steps keep their rest after it. */
export async function changeStep(ctx: Context, input: ChangeStep): Promise<Result<null, ChangeStepRefusal>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  const { step } = input;
  if (!stepsOf(row.strategy).some(({ name }) => name === step)) return refuse({ kind: 'no-such-step', step });
  const mark = (await selectSteps(ctx, [row.id])).find((candidate) => candidate.step === step);
  if (mark?.state === 'done' || mark?.state === 'skipped') return refuse({ kind: 'step-already-done', step });
  if (input.change === 'move' && input.on < ctx.today) return refuse({ kind: 'step-in-the-past', on: input.on });
  if (input.change === 'restore') {
    await deleteStep(ctx, row.id, step);
  } else {
    await upsertSteps(ctx, [
      {
        tenant_id: row.tenant_id,
        case_id: row.id,
        step,
        state: input.change === 'move' ? 'moved' : 'stopped',
        moved_to: input.change === 'move' ? input.on : null,
        done_at: null,
        note: input.change === 'stop' ? (input.note ?? null) : null,
      },
    ]);
  }
  const kind = ({ move: 'step-moved', stop: 'step-stopped', restore: 'step-restored' } as const)[input.change];
  const data = {
    step,
    ...(input.change === 'move' ? { to: input.on } : {}),
    ...(input.change === 'stop' && input.note ? { note: input.note } : {}),
  };
  await writeJournal(ctx, [{ tenantId: row.tenant_id, caseId: row.id, kind, data }]);
  await lookAgain(ctx, row, input.settings);
  return ok(null);
}
