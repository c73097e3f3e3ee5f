import type { Company, CompanyDirectory, DirectoryRefusal } from '../../features/companies/ports.ts';
import { tellingWords } from '../../kernel/names.ts';
import { ok, type Result } from '../../kernel/result.ts';
import {
  parseSiren,
  parseSiret,
  parseTvaNumber,
  type Siren,
  type Siret,
  sirenOfSiret,
  sirenOfTvaNumber,
} from '../../kernel/siren.ts';

/** What someone typed: an identifier, words of a name, or nothing that can be looked for. */
export type Query =
  | { kind: 'siren'; siren: Siren }
  | { kind: 'siret'; siret: Siret }
  | { kind: 'words'; words: string[] }
  | { kind: 'nothing' };

export function readQuery(text: string): Query {
  const siren = parseSiren(text);
  if (!siren.refused) return { kind: 'siren', siren: siren.value };
  const siret = parseSiret(text);
  if (!siret.refused) return { kind: 'siret', siret: siret.value };
  const tva = parseTvaNumber(text);
  const sirenOfTva = tva.refused ? undefined : sirenOfTvaNumber(tva.value);
  if (sirenOfTva !== undefined) return { kind: 'siren', siren: sirenOfTva };

  const words = tellingWords(text.slice(0, 200));
  return words.join('').length < 2 ? { kind: 'nothing' } : { kind: 'words', words: words.slice(0, 12) };
}

/** What a search by number finds: one company or none. An establishment that the register does not know leads to its company. */
export async function searchByNumber(
  directory: Pick<CompanyDirectory, 'bySiren' | 'bySiret'>,
  query: Extract<Query, { kind: 'siren' | 'siret' }>,
): Promise<Result<Company[], DirectoryRefusal>> {
  let found = query.kind === 'siren' ? await directory.bySiren(query.siren) : await directory.bySiret(query.siret);
  if (query.kind === 'siret' && found.refused && found.refusal.kind === 'not-found') {
    found = await directory.bySiren(sirenOfSiret(query.siret));
  }
  if (!found.refused) return ok([found.value]);
  return found.refusal.kind === 'unavailable' ? found : ok([]);
}
