import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Siren, Siret, TvaNumber } from '../../kernel/siren.ts';

/** A company as the public register (base Sirene / RNE) describes it on `readOn`. */
export type Company = {
  siren: Siren;
  name: string;
  tradeName?: string;
  /** Code of the catégorie juridique (INSEE, four digits) and its label: '5499', 'SARL'. */
  legalFormCode?: string;
  legalForm?: string;
  isSoleTrader: boolean;
  activityCode?: string;
  activity?: string;
  status: 'active' | 'closed';
  closedOn?: CivilDate;
  createdOn?: CivilDate;
  headOffice: {
    siret?: Siret;
    lines: string[];
    postcode?: string;
    city?: string;
    communeCode?: string;
    country: string;
  };
  tvaNumber?: TvaNumber;
  /** Public bodies pay under the code de la commande publique. */
  isPublicBody: boolean;
  staffRange?: string;
  source: string;
  readOn: CivilDate;
};

export type DirectoryRefusal = { kind: 'not-found' } | { kind: 'unavailable'; reason: string };

export type CompanyDirectory = {
  bySiren(siren: Siren): Promise<Result<Company, DirectoryRefusal>>;
  /** At most ten companies by name, SIREN, SIRET or VAT number, best first. */
  search(text: string): Promise<Result<Company[], DirectoryRefusal>>;
};
