import { refusalMessage } from '../features/invoice-files/french-refusals.ts';
import { type LifecycleMessage, lifecycleStatusLabel } from '../features/invoice-files/lifecycle-message.ts';
import { readLifecycleFile } from '../features/invoice-files/read-lifecycle-file.ts';
import type { ReadRefusal } from '../features/invoice-files/refusals.ts';
import type { Result } from '../kernel/result.ts';
import { printable, readFiles } from './cli-files.ts';

/** `lifecycle read FILE... [--json]`: the statuses that life-cycle messages of the French reform bring. */
export function run(args: string[]): Promise<number> {
  return readFiles(args, 'lifecycle read FICHIER... [--json]', readLifecycleFile, (file, result, json) =>
    json ? JSON.stringify(asJson(file, result)) : summary(file, result),
  );
}

function asJson(file: string, result: Result<LifecycleMessage[], ReadRefusal>) {
  if (!result.refused) return { file, outcome: 'accepted', messages: result.value.map(messageJson) };
  const { kind } = result.refusal;
  return { file, outcome: 'refused', refusal: { kind, message: refusalMessage(result.refusal) }, messages: [] };
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

function summary(file: string, result: Result<LifecycleMessage[], ReadRefusal>): string {
  const title = printable(file);
  if (result.refused) return `${title}\n  REFUSÉ : ${printable(refusalMessage(result.refusal))}\n`;
  const lines = result.value.flatMap((message) => [
    `  Facture ${message.invoiceNumber} : ${message.status} ${lifecycleStatusLabel(message.status) ?? message.statusLabel}${message.at ? `, le ${message.at.replace('T', ' à ')}` : ''}`,
    ...message.reasons.map(({ code, text }) => `    Motif : ${[code, text].filter(Boolean).join(', ')}`),
    ...message.amounts.map(({ amount, type }) => `    Montant : ${amount}${type ? ` (${type})` : ''}`),
  ]);
  return [
    title,
    ...lines.map((line) => line.replace(/^( *)(.*)$/s, (_, blanks, text) => blanks + printable(text))),
    '',
  ].join('\n');
}
