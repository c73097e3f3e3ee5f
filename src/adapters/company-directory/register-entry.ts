import { z } from 'zod';
import type { Company, Establishment } from '../../features/companies/ports.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { parseSiren, parseSiret, parseTvaNumber, type Siret } from '../../kernel/siren.ts';
import { ACTIVITIES, LEGAL_FORMS, STAFF_RANGES } from './labels.ts';
import { addressOf, capitals, dayOf, endingOf, optional, shown } from './register-address.ts';

const text = z.string().nullish();

const place = {
  siret: text,
  etat_administratif: text,
  date_fermeture: text,
  code_postal: text,
  commune: text,
  libelle_commune: text,
  nom_commercial: text,
  liste_enseignes: z.array(z.string()).nullish(),
};

/** One result of the API « recherche d'entreprises »: the fields that are read here, of the some hundred that it gives. */
export const RegisterEntry = z.object({
  siren: z.string(),
  nom_complet: text,
  nom_raison_sociale: text,
  sigle: text,
  nature_juridique: text,
  activite_principale: text,
  etat_administratif: text,
  date_creation: text,
  date_fermeture: text,
  tranche_effectif_salarie: text,
  tva: z.array(z.string()).nullish(),
  complements: z.object({ est_entrepreneur_individuel: z.boolean().nullish() }).nullish(),
  siege: z
    .object({
      ...place,
      complement_adresse: text,
      numero_voie: text,
      indice_repetition: text,
      type_voie: text,
      libelle_voie: text,
      distribution_speciale: text,
      cedex: text,
      libelle_cedex: text,
      libelle_commune_etranger: text,
      libelle_pays_etranger: text,
    })
    .nullish(),
  /** Those that the words or the number of the query fit; their address is one line. */
  matching_etablissements: z.array(z.object({ ...place, adresse: text, est_siege: z.boolean().nullish() })).nullish(),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** The company of an entry, or undefined when the entry has no valid SIREN or no name that may be shown. */
export function toCompany(entry: RegisterEntry, source: string, readOn: CivilDate): Company | undefined {
  const siren = parseSiren(entry.siren);
  const name = shown(entry.nom_raison_sociale) ?? shown(entry.nom_complet)?.replace(/ \(.*\)$/, '');
  if (siren.refused || name === undefined) return undefined;
  const siret = parseSiret(entry.siege?.siret ?? '');
  return {
    siren: siren.value,
    name,
    ...optional('tradeName', tradeNameOf(entry, name)),
    ...labelled(entry.nature_juridique, entry.activite_principale, entry.tranche_effectif_salarie),
    isSoleTrader: entry.nature_juridique === '1000' || entry.complements?.est_entrepreneur_individuel === true,
    ...statusOf(entry.etat_administratif === 'C', entry.date_fermeture),
    ...optional('createdOn', dayOf(entry.date_creation)),
    headOffice: { ...optional('siret', siret.refused ? undefined : siret.value), ...headOfficeOf(entry) },
    ...optional('tvaNumber', tvaNumberOf(entry, siren.value)),
    source,
    readOn,
  };
}

/** The legal form, the activity and the staff range, each with its label; a code without label is shown as it is. */
export function labelled(
  legalForm: string | null | undefined,
  activityCode: string | null | undefined,
  staff: string | null | undefined,
) {
  const [form, activity, range] = [shown(legalForm), shown(activityCode), shown(staff)];
  return {
    ...optional('legalFormCode', form),
    ...optional('legalForm', form && (LEGAL_FORMS[form] ?? form)),
    ...optional('activityCode', activity),
    ...optional('activity', activity && (ACTIVITIES[activity] ?? activity)),
    ...optional('staffRange', range && (STAFF_RANGES[range] ?? range)),
    isPublicBody: form?.startsWith('7') ?? false,
  };
}

export function statusOf(isClosed: boolean, closedOn: string | null | undefined) {
  const status: Company['status'] = isClosed ? 'closed' : 'active';
  return { status, ...optional('closedOn', isClosed ? dayOf(closedOn) : undefined) };
}

/** The establishment of a SIRET in an entry: its head office, or one of those that the query fits. */
export function establishmentOf(entry: RegisterEntry, siret: Siret): Establishment | undefined {
  const found = entry.matching_etablissements?.find((candidate) => candidate.siret === siret);
  const seat = entry.siege?.siret === siret ? entry.siege : undefined;
  const described = seat ?? found;
  if (!described) return undefined;
  const names = [described.nom_commercial, ...(described.liste_enseignes ?? [])];
  return {
    siret,
    isHeadOffice: seat !== undefined || found?.est_siege === true,
    ...optional('tradeName', names.map(shown).find(Boolean)),
    // An entry that says nothing of its establishment's state says it of the company.
    ...statusOf(
      /^[FC]$/.test(described.etat_administratif ?? entry.etat_administratif ?? ''),
      described.date_fermeture,
    ),
    ...(seat ? headOfficeOf(entry) : found ? oneLineAddress(found) : { lines: [], country: 'France' }),
  };
}

function headOfficeOf(entry: RegisterEntry) {
  const seat = entry.siege ?? {};
  return addressOf({
    complement: seat.complement_adresse,
    number: seat.numero_voie,
    repetition: seat.indice_repetition,
    streetKind: seat.type_voie,
    street: seat.libelle_voie,
    special: seat.distribution_speciale,
    postcode: seat.code_postal,
    cedex: seat.cedex,
    cedexLabel: seat.libelle_cedex,
    communeCode: seat.commune,
    commune: seat.libelle_commune,
    communeAbroad: seat.libelle_commune_etranger,
    country: seat.libelle_pays_etranger,
  });
}

/** « 12 RUE DU MOLE 35400 SAINT-MALO »: the street is what stands before the postcode. */
function oneLineAddress(found: NonNullable<RegisterEntry['matching_etablissements']>[number]) {
  const [postcode, city] = [shown(found.code_postal), shown(found.libelle_commune)];
  const whole = shown(found.adresse) ?? '';
  const at = postcode ? whole.lastIndexOf(` ${postcode} `) : -1;
  const street = at > 0 ? whole.slice(0, at) : postcode && whole.startsWith(postcode) ? '' : whole;
  return {
    lines: [...(street === '' ? [] : [street]), ...endingOf(postcode, city, undefined)],
    ...optional('postcode', postcode),
    ...optional('city', city),
    ...optional('communeCode', shown(found.commune)),
    country: 'France',
  };
}

/** The name under which the public knows the head office, unless it is the company's own. */
function tradeNameOf(entry: RegisterEntry, name: string): string | undefined {
  const candidates = [entry.siege?.nom_commercial, ...(entry.siege?.liste_enseignes ?? []), entry.sigle];
  return candidates.map(shown).find((candidate) => candidate !== undefined && capitals(candidate) !== capitals(name));
}

/** The register's own number only: a company without VAT has none, and one must not be computed for it. */
function tvaNumberOf(entry: RegisterEntry, siren: string): Company['tvaNumber'] {
  for (const candidate of entry.tva ?? []) {
    const tva = parseTvaNumber(candidate);
    if (!tva.refused && tva.value.endsWith(siren)) return tva.value;
  }
  return undefined;
}
