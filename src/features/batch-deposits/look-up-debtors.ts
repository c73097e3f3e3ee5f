import type { Siren } from '../../kernel/siren.ts';
import type { Company, CompanyDirectory } from '../companies/ports.ts';
import { lookUpCompany } from '../companies/present-company.ts';

/** Companies asked for at once, and how long the register is waited for in all, milliseconds. */
const [AT_ONCE, PATIENCE] = [4, 45_000];

/**
 * What the register knows of these SIRENs: outside any transaction, a few at a time, and no longer than a person waits. Those that were
 * not asked in time are missing from the answer, and can be asked again.
 */
export async function lookUpDebtors(
  directory: CompanyDirectory,
  sirens: readonly (Siren | string)[],
): Promise<Map<string, Company>> {
  const found = new Map<string, Company>();
  const queue = [...new Set(sirens)];
  const patience = AbortSignal.timeout(PATIENCE);
  const work = async () => {
    for (let siren = queue.shift(); siren !== undefined && !patience.aborted; siren = queue.shift()) {
      const company = await lookUpCompany(directory, siren);
      if (company) found.set(siren, company);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
