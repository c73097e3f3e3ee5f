import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type RenderRefusal, renderMessage } from '../correspondence/render-message.ts';
import type { Dossier } from './dossier.ts';
import { messageFactsOf } from './message-facts-of.ts';
import type { CaseSettings } from './settings.ts';
import { settlementOf } from './settlement-of.ts';

export type NetStatement = { name: string; document: { template: string; data: unknown } };

/** What was collected on a case, how it was divided, our fees with VAT, and what was paid out: the creditor's statement, as a document. */
export async function netStatement(
  ctx: Context,
  dossier: Dossier,
  settings: CaseSettings,
): Promise<Result<NetStatement, { kind: 'nothing-paid-out' } | { kind: 'not-renderable'; because: RenderRefusal }>> {
  const settlement = await settlementOf(ctx, dossier, settings);
  if (!settlement) return refuse({ kind: 'nothing-paid-out' });
  const rendered = renderMessage('net-statement', messageFactsOf(dossier, [], settings, ctx.now, settlement));
  if (rendered.refused) return refuse({ kind: 'not-renderable', because: rendered.refusal });
  if (rendered.value.channel !== 'letter') throw new Error('the net statement is a document');
  return ok({ name: `releve-net-${dossier.row.reference}.pdf`, document: rendered.value.document });
}
