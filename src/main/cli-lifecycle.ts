import { refusalMessage } from '../features/invoice-files/french-refusals.ts';
import { type LifecycleMessage, lifecycleStatusLabel } from '../features/invoice-files/lifecycle-message.ts';
import type { ReadRefusal } from '../features/invoice-files/refusals.ts';
import type { StatusList } from '../features/invoice-statuses/read-status-list.ts';
import {
  readStatusesFile,
  type StatusesFileRefusal,
  statusFaultMessage,
} from '../features/invoice-statuses/read-statuses-file.ts';
import type { Result } from '../kernel/result.ts';
import { printable, readFiles } from './cli-files.ts';

type Read = Result<StatusList, ReadRefusal | StatusesFileRefusal>;

/** `lifecycle read FILE... [--json]`: the statuses that life-cycle messages of the French reform, or lists of statuses, bring. */
export function run(args: string[]): Promise<number> {
  return readFiles(args, 'lifecycle read FICHIER... [--json]', readStatusesFile, (file, result: Read, json) =>
    json ? JSON.stringify(asJson(file, result)) : summary(file, result),
  );
}

function asJson(file: string, result: Read) {
  if (result.refused) {
    const { kind } = result.refusal;
    return { file, outcome: 'refused', refusal: { kind, message: whyOf(result.refusal) }, messages: [] };
  }
  const { messages, faults } = result.value;
  const told = faults.map((fault) => ({ line: fault.line, kind: fault.kind, message: statusFaultMessage(fault) }));
  return {
    file,
    outcome: 'accepted',
    messages: messages.map(messageJson),
    ...(told.length > 0 ? { faults: told } : {}),
  };
}

function whyOf(refusal: ReadRefusal | StatusesFileRefusal): string {
  return 'message' in refusal ? refusal.message : refusalMessage(refusal);
}

function messageJson(message: LifecycleMessage) {
  return {
    ...message,
    reasons: message.reasons.map(({ code, text, action, notes }) => ({
      code: code ?? null,
      text: text ?? null,
      action,
      ...(notes.length > 0 ? { notes } : {}),
    })),
  };
}

function summary(file: string, result: Read): string {
  const title = printable(file);
  if (result.refused) return `${title}\n  REFUSÉ : ${printable(whyOf(result.refusal))}\n`;
  const { messages, faults } = result.value;
  const lines = messages.flatMap((message) => [
    `  Facture ${message.invoiceNumber} : ${message.status} ${lifecycleStatusLabel(message.status) ?? message.statusLabel}${message.at ? `, le ${message.at.replace('T', ' à ')}` : ''}`,
    ...message.reasons.map(({ code, text }) => `    Motif : ${[code, text].filter(Boolean).join(', ')}`),
    ...message.amounts.map(({ amount, type }) => `    Montant : ${amount}${type ? ` (${type})` : ''}`),
  ]);
  const told = faults.map((fault) => `  ${statusFaultMessage(fault)}`);
  return [
    title,
    ...[...lines, ...told].map((line) => line.replace(/^( *)(.*)$/s, (_, blanks, text) => blanks + printable(text))),
    '',
  ].join('\n');
}
