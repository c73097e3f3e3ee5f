import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type RenderRefusal, renderMessage } from '../correspondence/render-message.ts';
import { reachable } from '../scenario/advance.ts';
import { type StepName, stepsOf } from '../scenario/strategies.ts';
import { addressedTo, recipientOf } from './contacts/addressee.ts';
import type { Dossier } from './dossier.ts';
import { messageFactsOf } from './message-facts-of.ts';
import { loadPastMessages } from './past-messages.ts';
import type { CaseSettings } from './settings.ts';

export type PreviewedMessage = {
  channel: 'email' | 'sms' | 'letter' | 'registered-letter';
  recipient: string[];
  subject: string | null;
  text: string;
  html: string | null;
  /** What a PdfRenderer takes, for letters. */
  document: { template: string; data: unknown } | null;
};

export type PreviewRefusal =
  | { kind: 'no-such-step'; step: string }
  | { kind: 'not-renderable'; because: RenderRefusal };

/** The messages of a step as they would leave today: what the creditor reads before they do. */
export async function previewStep(
  ctx: Context,
  dossier: Dossier,
  step: StepName,
  settings: CaseSettings,
): Promise<Result<PreviewedMessage[], PreviewRefusal>> {
  const found = stepsOf(dossier.row.strategy).find(({ name }) => name === step);
  if (!found) return refuse({ kind: 'no-such-step', step });
  const past = (await loadPastMessages(ctx, [dossier.row.id])).get(dossier.row.id) ?? [];
  const facts = messageFactsOf(dossier, past, settings, ctx.now);
  const previews: PreviewedMessage[] = [];
  for (const { channel, template } of reachable(found, dossier.facts.reach)) {
    const rendered = renderMessage(template, addressedTo(facts, dossier.debtor, { channel, template }));
    if (rendered.refused) return refuse({ kind: 'not-renderable', because: rendered.refusal });
    const message = rendered.value;
    if (message.channel === 'call') continue;
    previews.push({
      channel,
      recipient: message.channel === 'letter' ? message.recipient : [recipientOf(dossier.debtor, channel, template)],
      subject: message.channel === 'sms' ? null : message.subject,
      text: message.text,
      html: message.channel === 'email' ? message.html : null,
      document: message.channel === 'letter' ? message.document : null,
    });
  }
  return ok(previews);
}
