import { ok, type Result, refuse } from '../../kernel/result.ts';
import { refusalMessage } from '../invoice-files/french-refusals.ts';
import { readLifecycleFile } from '../invoice-files/read-lifecycle-file.ts';
import type { ReadRefusal } from '../invoice-files/refusals.ts';
import { listRefusalMessage } from '../invoice-lists/french-words.ts';
import {
  readStatusList,
  type StatusFault,
  type StatusFaultKind,
  type StatusList,
  type StatusListRefusal,
} from './read-status-list.ts';

export type StatusesFileRefusal = { kind: StatusListRefusal['kind'] | ReadRefusal['kind']; message: string };

/** A file of statuses by its contents: a message of the life cycle (CDAR, XML), or the list that a platform exports (CSV, .xlsx). */
export async function readStatusesFile(
  bytes: Uint8Array,
  options: { handOver?: boolean } = {},
): Promise<Result<StatusList, StatusesFileRefusal>> {
  if (!isList(bytes)) {
    const read = await readLifecycleFile(bytes, options);
    if (!read.refused) return ok({ messages: read.value, faults: [] });
    return refuse({ kind: read.refusal.kind, message: refusalMessage(read.refusal) });
  }
  const read = await readStatusList(bytes);
  return read.refused ? refuse({ kind: read.refusal.kind, message: statusListMessage(read.refusal) }) : read;
}

/** Anything but XML, in 8 or 16 bits: that is told by the reader of messages. */
function isList(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 200).find((byte) => byte > 0x20 && byte < 0x7f);
  return first !== undefined && String.fromCharCode(first) !== '<';
}

function statusListMessage(refusal: StatusListRefusal): string {
  if (refusal.kind === 'no-status-column') {
    const seen = refusal.titles.filter(Boolean).slice(0, 12).join(', ');
    return `Aucune ligne de titres ne donne le numéro de facture et le statut. Première ligne lue : ${seen}.`;
  }
  if (refusal.kind === 'ambiguous-columns') {
    const [one, other] = refusal.titles;
    return `Deux colonnes peuvent dire la même chose (« ${one} » et « ${other} ») : n’en gardez qu’une dans le fichier.`;
  }
  if (refusal.kind === 'too-many-lines') {
    return `Le fichier a plus de ${refusal.limit} lignes : exportez les statuts d’une période plus courte.`;
  }
  if (refusal.kind === 'not-a-table') {
    return 'Ce fichier n’est ni un message de cycle de vie (CDAR) ni une liste de statuts : il y faut une ligne de titres et un statut par ligne.';
  }
  return listRefusalMessage(refusal);
}

const FAULTS: Record<StatusFaultKind, (text: string) => string> = {
  'no-number': () => 'le numéro de facture manque',
  'unknown-status': (text) => (text === '' ? 'le statut manque' : `« ${text} » n’est pas un statut de la réforme`),
  'no-date': () => 'le jour du statut manque',
  'not-a-date': (text) => `« ${text} » n’est pas une date`,
  'month-first': (text) => `« ${text} » peut être lu le mois d’abord, comme d’autres dates du fichier`,
  'not-an-amount': (text) => `« ${text} » n’est pas un montant sûr`,
  'other-currency': (text) => `le montant est en ${text}, pas en euros`,
  'in-the-future': (text) => `le jour du statut n’est pas encore venu (${text})`,
};

/** « Ligne 4 : « payé » n’est pas un statut de la réforme » */
export function statusFaultMessage({ line, kind, text }: StatusFault): string {
  return line > 0 ? `Ligne ${line} : ${FAULTS[kind](text)}` : FAULTS[kind](text);
}
