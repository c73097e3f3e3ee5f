import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Siren, Siret, TvaNumber } from '../../kernel/siren.ts';

/** An address as the register gives it: lines ready to print, the locality and the country included. */
export type RegisterAddress = {
  lines: string[];
  postcode?: string;
  city?: string;
  communeCode?: string;
  country: string;
};

/** One place where a company works, as the register describes it. */
export type Establishment = RegisterAddress & {
  siret: Siret;
  isHeadOffice: boolean;
  tradeName?: string;
  status: 'active' | 'closed';
  closedOn?: CivilDate;
};

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
  headOffice: RegisterAddress & { siret?: Siret };
  /** The establishment that was asked for by its SIRET, the head office or another. */
  establishment?: Establishment;
  tvaNumber?: TvaNumber;
  /** Public bodies pay under the code de la commande publique. */
  isPublicBody: boolean;
  staffRange?: string;
  source: string;
  /** The day for which the register says so: that of the answer, or that of the stock file. */
  readOn: CivilDate;
};

export type DirectoryRefusal =
  | { kind: 'not-found' }
  /** The register knows the number, and hides whose it is at that person's request (article R. 123-232 du code de commerce). */
  | { kind: 'not-disclosed'; status: 'active' | 'closed'; closedOn?: CivilDate }
  | { kind: 'unavailable'; reason: string };

/** Where the company that is looked for is thought to be; it ranks what is found and hides nothing. */
export type Place = { postcode?: string; city?: string };

export type CompanyDirectory = {
  bySiren(siren: Siren): Promise<Result<Company, DirectoryRefusal>>;
  /** The company of an establishment, with that establishment; an establishment unknown to the register is « not found ». */
  bySiret(siret: Siret): Promise<Result<Company, DirectoryRefusal>>;
  /** At most ten companies by name, SIREN, SIRET or VAT number, best first; those that are not disclosed are left out. */
  search(text: string, place?: Place): Promise<Result<Company[], DirectoryRefusal>>;
};

/** One notice of the Bodacc about the insolvency proceedings of a company, as published. */
export type InsolvencyNotice = {
  id: string;
  siren: Siren;
  /** A rectification replaces words of an earlier notice, a cancellation takes one back; neither says surely which. */
  kind: 'notice' | 'rectification' | 'cancellation';
  publishedOn: CivilDate;
  judgedOn?: CivilDate;
  /** « Jugement d'ouverture d'une procédure de redressement judiciaire » */
  nature: string;
  court?: string;
  /** Where anybody can read it. */
  url?: string;
};

export type InsolvencyNotices = {
  /** Every notice about these companies, at most a hundred at a time; none is none published, never « not looked for ». */
  about(sirens: readonly Siren[]): Promise<Result<InsolvencyNotice[], { kind: 'unavailable'; reason: string }>>;
};
