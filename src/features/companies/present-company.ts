import { type Result, refuse } from '../../kernel/result.ts';
import {
  parseSiren,
  parseSiret,
  parseTvaNumber,
  type SirenRefusal,
  type SiretRefusal,
  sirenOfTvaNumber,
  type TvaRefusal,
} from '../../kernel/siren.ts';
import type { CompanyView } from './companies.contract.ts';
import type { Company, CompanyDirectory, DirectoryRefusal, Establishment, RegisterAddress } from './ports.ts';

/** A company as HTTP carries it. */
export function presentCompany(company: Company): CompanyView {
  return {
    siren: company.siren,
    siret: company.headOffice.siret ?? null,
    name: company.name,
    tradeName: company.tradeName ?? null,
    legalForm: company.legalForm ?? null,
    isSoleTrader: company.isSoleTrader,
    isPublicBody: company.isPublicBody,
    activityCode: company.activityCode ?? null,
    activity: company.activity ?? null,
    status: company.status,
    createdOn: company.createdOn ?? null,
    closedOn: company.closedOn ?? null,
    ...presentAddress(company.headOffice),
    tvaNumber: company.tvaNumber ?? null,
    establishment: company.establishment ? presentEstablishment(company.establishment) : null,
    source: company.source,
    readOn: company.readOn,
  };
}

function presentEstablishment(establishment: Establishment): CompanyView['establishment'] {
  return {
    siret: establishment.siret,
    isHeadOffice: establishment.isHeadOffice,
    tradeName: establishment.tradeName ?? null,
    status: establishment.status,
    closedOn: establishment.closedOn ?? null,
    ...presentAddress(establishment),
  };
}

/** The lines of an address end with those that its postcode, city and country say again. */
function presentAddress({ lines, postcode, city, country }: RegisterAddress) {
  const repeated = (postcode || city ? 1 : 0) + (country === 'France' ? 0 : 1);
  return {
    addressLines: lines.slice(0, lines.length - repeated),
    postcode: postcode ?? null,
    city: city ?? null,
    country,
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

/** The company of a SIREN, a SIRET (with its establishment) or a French VAT number whose key is right. */
export async function companyByNumber(
  directory: CompanyDirectory,
  text: string,
): Promise<Result<Company, DirectoryRefusal | SirenRefusal | SiretRefusal | TvaRefusal>> {
  if (/^\s*[A-Za-z]/.test(text)) {
    const tva = parseTvaNumber(text);
    if (tva.refused) return tva;
    const siren = sirenOfTvaNumber(tva.value);
    return siren ? directory.bySiren(siren) : refuse({ kind: 'not-found' });
  }
  if (text.replace(/\D/g, '').length > 9) {
    const siret = parseSiret(text);
    return siret.refused ? siret : directory.bySiret(siret.value);
  }
  const siren = parseSiren(text);
  return siren.refused ? siren : directory.bySiren(siren.value);
}
