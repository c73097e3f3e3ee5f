import { z } from 'zod';
import type { Company } from '../../features/companies/ports.ts';
import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';
import { parseSiren, parseSiret, parseTvaNumber } from '../../kernel/siren.ts';
import { ACTIVITIES, LEGAL_FORMS, STAFF_RANGES } from './labels.ts';

const text = z.string().nullish();

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
      siret: text,
      complement_adresse: text,
      numero_voie: text,
      indice_repetition: text,
      type_voie: text,
      libelle_voie: text,
      distribution_speciale: text,
      code_postal: text,
      cedex: text,
      libelle_cedex: text,
      commune: text,
      libelle_commune: text,
      libelle_commune_etranger: text,
      libelle_pays_etranger: text,
      nom_commercial: text,
      liste_enseignes: z.array(z.string()).nullish(),
    })
    .nullish(),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** The company of an entry, or undefined when the entry has no valid SIREN or no name that may be shown. */
export function toCompany(entry: RegisterEntry, source: string, readOn: CivilDate): Company | undefined {
  const siren = parseSiren(entry.siren);
  const name = shown(entry.nom_raison_sociale) ?? shown(entry.nom_complet)?.replace(/ \(.*\)$/, '');
  if (siren.refused || name === undefined) return undefined;

  const form = shown(entry.nature_juridique);
  const activity = shown(entry.activite_principale);
  const staff = shown(entry.tranche_effectif_salarie);
  const isClosed = entry.etat_administratif === 'C';
  return {
    siren: siren.value,
    name,
    ...optional('tradeName', tradeNameOf(entry, name)),
    ...optional('legalFormCode', form),
    ...optional('legalForm', form && (LEGAL_FORMS[form] ?? form)),
    isSoleTrader: form === '1000' || entry.complements?.est_entrepreneur_individuel === true,
    ...optional('activityCode', activity),
    ...optional('activity', activity && (ACTIVITIES[activity] ?? activity)),
    status: isClosed ? 'closed' : 'active',
    ...optional('closedOn', isClosed ? dateOf(entry.date_fermeture) : undefined),
    ...optional('createdOn', dateOf(entry.date_creation)),
    headOffice: headOfficeOf(entry),
    ...optional('tvaNumber', tvaNumberOf(entry, siren.value)),
    isPublicBody: form?.startsWith('7') ?? false,
    ...optional('staffRange', staff && (STAFF_RANGES[staff] ?? staff)),
    source,
    readOn,
  };
}

function headOfficeOf(entry: RegisterEntry): Company['headOffice'] {
  const seat = entry.siege ?? {};
  const siret = parseSiret(seat.siret ?? '');
  const abroad = shown(seat.libelle_pays_etranger);
  const postcode = shown(seat.cedex) ?? shown(seat.code_postal);
  const city = shown(seat.libelle_cedex) ?? shown(seat.libelle_commune) ?? shown(seat.libelle_commune_etranger);
  const street = joined(seat.numero_voie, seat.indice_repetition, seat.type_voie, seat.libelle_voie);
  // NF Z10-011: complement above the street, special distribution below, and the last line in capitals without accents.
  const lines = [
    shown(seat.complement_adresse),
    street,
    shown(seat.distribution_speciale),
    capitals(joined(abroad ? undefined : postcode, city)),
    abroad && capitals(abroad),
  ];
  return {
    ...optional('siret', siret.refused ? undefined : siret.value),
    lines: lines.flatMap((line) => (line ? [line] : [])),
    ...optional('postcode', abroad ? undefined : postcode),
    ...optional('city', city),
    ...optional('communeCode', shown(seat.commune)),
    country: abroad ?? 'France',
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

function dateOf(value: string | null | undefined): CivilDate | undefined {
  const date = parseCivilDate(value ?? '');
  return date.refused ? undefined : date.value;
}

/** The text, unless it is empty or what the register writes in the place of what people asked to keep to themselves. */
function shown(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' || /^\[(ND|NON-DIFFUSIBLE)\]$/.test(trimmed) ? undefined : trimmed;
}

function joined(...parts: (string | null | undefined)[]): string | undefined {
  const text = parts.map(shown).filter((part) => part !== undefined);
  return text.length === 0 ? undefined : text.join(' ');
}

function capitals(value: string | undefined): string | undefined {
  return value?.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toUpperCase();
}

function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: T });
}
