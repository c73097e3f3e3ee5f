import { parseSiren } from '../../kernel/siren.ts';
import type { CompanyView } from './companies.contract.ts';
import type { Company, CompanyDirectory } from './ports.ts';

/** A company as HTTP carries it. */
export function presentCompany(company: Company): CompanyView {
  return {
    siren: company.siren,
    siret: company.headOffice.siret ?? null,
    name: company.name,
    legalForm: company.legalForm ?? null,
    isSoleTrader: company.isSoleTrader,
    isPublicBody: company.isPublicBody,
    activity: company.activity ?? null,
    status: company.status,
    closedOn: company.closedOn ?? null,
    addressLines: company.headOffice.lines.slice(0, -1),
    postcode: company.headOffice.postcode ?? null,
    city: company.headOffice.city ?? null,
    country: company.headOffice.country,
    tvaNumber: company.tvaNumber ?? null,
    source: company.source,
    readOn: company.readOn,
  };
}

/** What the register knows of a SIREN typed or read; nothing when it is wrong, unknown, or when the register does not answer. */
export async function lookUpCompany(
  directory: CompanyDirectory,
  siren: string | undefined,
): Promise<Company | undefined> {
  const parsed = siren ? parseSiren(siren) : undefined;
  if (!parsed || parsed.refused) return undefined;
  const found = await directory.bySiren(parsed.value);
  return found.refused ? undefined : found.value;
}
