import { z } from 'zod';
import type { Company, Establishment } from '../../../features/companies/ports.ts';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import { parseSiren, parseSiret, type Siret } from '../../../kernel/siren.ts';
import { addressOf, capitals, dayOf, optional } from '../register-address.ts';
import { labelled, statusOf } from '../register-entry.ts';
import { addressPartsOf, isPerson, namesOf, type SireneVariables, tradeNameOfPlace } from '../sirene-variables.ts';

const variable = z.string().nullish();
/** Objects of the API hold texts, and some numbers, booleans and lists that are not read here. */
const flat = z.record(z.string(), z.unknown()).transform((fields): SireneVariables => {
  const texts = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
});
const period = flat.and(z.object({ dateDebut: variable, dateFin: variable }).loose());

/** `GET /siren/{siren}`: what changes over time is in periods, the current one without `dateFin`. */
export const UnitAnswer = z.object({
  uniteLegale: flat.and(z.object({ periodesUniteLegale: z.array(period) }).loose()),
});

export const Place = flat.and(
  z
    .object({
      siret: z.string(),
      etablissementSiege: z.boolean().nullish(),
      uniteLegale: flat,
      adresseEtablissement: flat,
      periodesEtablissement: z.array(period),
    })
    .loose(),
);
export type Place = z.infer<typeof Place>;
/** `GET /siret/{siret}`. */
export const PlaceAnswer = z.object({ etablissement: Place });
/** `GET /siret?q=…`. */
export const PlacesAnswer = z.object({ etablissements: z.array(z.unknown()) });

export type Unit = { variables: SireneVariables; since: string | undefined };

/** A legal unit with the variables of its current period beside those that do not change. */
export function unitOf(answer: z.infer<typeof UnitAnswer>): Unit {
  const { periodesUniteLegale: periods, ...unit } = answer.uniteLegale;
  const current = periods.find(({ dateFin }) => dateFin == null) ?? periods[0];
  return { variables: textsOf({ ...unit, ...current }), since: current?.dateDebut ?? undefined };
}

export function establishmentOf(place: Place): Establishment | undefined {
  const siret = parseSiret(place.siret);
  if (siret.refused) return undefined;
  const variables = variablesOf(place);
  const current = place.periodesEtablissement.find(({ dateFin }) => dateFin == null) ?? place.periodesEtablissement[0];
  return {
    siret: siret.value,
    isHeadOffice: place.etablissementSiege === true,
    ...optional('tradeName', tradeNameOfPlace(variables)),
    ...statusOf(variables.etatAdministratifEtablissement === 'F', current?.dateDebut),
    ...addressOf(addressPartsOf(variables)),
  };
}

/** The SIRET of the head office that a legal unit names. */
export function headOfficeSiretOf({ siren, nicSiegeUniteLegale }: SireneVariables): Siret | undefined {
  const siret = parseSiret(`${siren}${nicSiegeUniteLegale ?? ''}`);
  return siret.refused ? undefined : siret.value;
}

/** The company of a legal unit, or undefined when its name is not disclosed. */
export function companyOf(
  unit: Unit,
  headOffice: Establishment | undefined,
  reading: { source: string; readOn: CivilDate },
): Company | undefined {
  const { variables } = unit;
  const siren = parseSiren(variables.siren ?? '');
  const { name, tradeName, acronym } = namesOf(variables);
  if (siren.refused || name === undefined) return undefined;
  const known = [tradeName, headOffice?.tradeName, acronym];
  const { lines = [], postcode, city, communeCode, country = 'France' } = headOffice ?? {};
  return {
    siren: siren.value,
    name,
    ...optional(
      'tradeName',
      known.find((candidate) => candidate && capitals(candidate) !== capitals(name)),
    ),
    ...labelled(
      variables.categorieJuridiqueUniteLegale,
      variables.activitePrincipaleUniteLegale,
      variables.trancheEffectifsUniteLegale,
    ),
    isSoleTrader: isPerson(variables),
    ...statusOf(variables.etatAdministratifUniteLegale === 'C', unit.since),
    ...optional('createdOn', dayOf(variables.dateCreationUniteLegale)),
    headOffice: {
      ...optional('siret', headOffice?.siret ?? headOfficeSiretOf(variables)),
      lines,
      ...optional('postcode', postcode),
      ...optional('city', city),
      ...optional('communeCode', communeCode),
      country,
    },
    ...reading,
  };
}

/** The legal unit as an establishment carries it: current, and without the day its state began. */
export function unitOfPlace(place: Place): Unit {
  return { variables: { ...place.uniteLegale, siren: place.siret.slice(0, 9) }, since: undefined };
}

function variablesOf(place: Place): SireneVariables {
  const current = place.periodesEtablissement.find(({ dateFin }) => dateFin == null) ?? place.periodesEtablissement[0];
  return textsOf({ ...place, ...place.adresseEtablissement, ...current });
}

function textsOf(fields: Record<string, unknown>): SireneVariables {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
