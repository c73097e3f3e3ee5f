import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sirenOfSiret } from '../../kernel/siren.ts';
import type { ListLine, ListOptions, ListRefusal, OpenList } from '../invoice-lists/list.ts';
import { openList } from '../invoice-lists/read-list.ts';
import { ListError } from '../invoice-lists/separated-rows.ts';
import { type DebtorTold, debtorKeyOf, mergeTold } from './batch.ts';

/** Most lines of one import: beyond, the file is cut in two. */
export const LINE_LIMIT = 100_000;

export type WholeList = { list: OpenList; lines: ListLine[]; debtors: Map<string, DebtorTold>; sha256: string };
export type ReadImportRefusal = ListRefusal | { kind: 'too-many-lines'; limit: number };

/** Reads a list whole, outside any transaction: its lines, and its debtors once each. */
export async function readImport(
  bytes: Uint8Array,
  name: string,
  options: ListOptions,
): Promise<Result<WholeList, ReadImportRefusal>> {
  const source = {
    name,
    async *open() {
      for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
    },
  };
  const list = await openList(source, options);
  if (list.refused) return list;
  const lines: ListLine[] = [];
  const debtors = new Map<string, DebtorTold>();
  try {
    for await (const batch of list.value.lines()) {
      lines.push(...batch);
      if (lines.length > LINE_LIMIT) return refuse({ kind: 'too-many-lines', limit: LINE_LIMIT });
      for (const { invoice } of batch) if (invoice) addDebtor(debtors, invoice.debtor);
    }
  } catch (error) {
    if (error instanceof ListError) return refuse(error.refusal);
    throw error;
  }
  return ok({ list: list.value, lines, debtors, sha256: createHash('sha256').update(bytes).digest('hex') });
}

function addDebtor(debtors: Map<string, DebtorTold>, debtor: DebtorTold): void {
  const told = debtor.siret && !debtor.siren ? { ...debtor, siren: sirenOfSiret(debtor.siret) } : debtor;
  const key = debtorKeyOf(told);
  const before = debtors.get(key);
  debtors.set(key, before ? mergeTold(before, told) : told);
}
