import { type AddressParts, joined, optional, shown } from './register-address.ts';

/**
 * The variables of the Sirene register by the names that INSEE gives them, the same in its API and in its stock files
 * (« description des variables », sirene.fr). Absent and null mean the same.
 */
export type SireneVariables = { [variable: string]: string | null | undefined };

export type SireneNames = { name?: string; tradeName?: string; acronym?: string };

/**
 * The names that may be shown of a legal unit. Of a person who asked not to be disclosed nothing is kept, even if a name were
 * there: the register's own mask is `[ND]` in each variable, its order is `statutDiffusionUniteLegale` (O, P, formerly N).
 */
export function namesOf(unit: SireneVariables): SireneNames {
  if (isPerson(unit) && isMasked(unit.statutDiffusionUniteLegale)) return {};
  const person = joined(
    shown(unit.prenomUsuelUniteLegale) ?? unit.prenom1UniteLegale,
    shown(unit.nomUsageUniteLegale) ?? unit.nomUniteLegale,
  );
  const usual = [
    unit.denominationUsuelle1UniteLegale,
    unit.denominationUsuelle2UniteLegale,
    unit.denominationUsuelle3UniteLegale,
    unit.pseudonymeUniteLegale,
  ].map(shown);
  const name = shown(unit.denominationUniteLegale) ?? person ?? usual.find(Boolean);
  return {
    ...optional('name', name),
    ...optional(
      'tradeName',
      usual.find((candidate) => candidate !== undefined && candidate !== name),
    ),
    ...optional('acronym', shown(unit.sigleUniteLegale)),
  };
}

/** A natural person: catégorie juridique 1000, or a name instead of a dénomination. */
export function isPerson(unit: SireneVariables): boolean {
  const form = shown(unit.categorieJuridiqueUniteLegale);
  return form === '1000' || (form === undefined && shown(unit.denominationUniteLegale) === undefined);
}

export function isMasked(diffusion: string | null | undefined): boolean {
  const status = shown(diffusion);
  return status !== undefined && status !== 'O';
}

/** The address of an establishment; one that is not disclosed keeps its commune, as the register does, and no street. */
export function addressPartsOf(place: SireneVariables): AddressParts {
  const commune: AddressParts = {
    postcode: place.codePostalEtablissement,
    communeCode: place.codeCommuneEtablissement,
    commune: place.libelleCommuneEtablissement,
    communeAbroad: place.libelleCommuneEtrangerEtablissement,
    country: place.libellePaysEtrangerEtablissement,
  };
  if (isMasked(place.statutDiffusionEtablissement)) return { ...commune, postcode: undefined };
  return {
    ...commune,
    complement: place.complementAdresseEtablissement,
    number: place.numeroVoieEtablissement,
    repetition: place.indiceRepetitionEtablissement,
    streetKind: place.typeVoieEtablissement,
    street: place.libelleVoieEtablissement,
    special: place.distributionSpecialeEtablissement,
    cedex: place.codeCedexEtablissement,
    cedexLabel: place.libelleCedexEtablissement,
  };
}

/** The sign above the door of an establishment, unless it is hidden with the rest. */
export function tradeNameOfPlace(place: SireneVariables): string | undefined {
  if (isMasked(place.statutDiffusionEtablissement)) return undefined;
  return [
    place.enseigne1Etablissement,
    place.enseigne2Etablissement,
    place.enseigne3Etablissement,
    place.denominationUsuelleEtablissement,
  ]
    .map(shown)
    .find(Boolean);
}
