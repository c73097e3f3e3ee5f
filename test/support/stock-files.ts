import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DoubleUnit, units } from './sirene-double.ts';

const UNIT_HEADER =
  'siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,prenom1UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,trancheEffectifsUniteLegale,dateDernierTraitementUniteLegale,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nicSiegeUniteLegale';
const PLACE_HEADER =
  'siren,nic,siret,statutDiffusionEtablissement,dateDernierTraitementEtablissement,etablissementSiege,complementAdresseEtablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,distributionSpecialeEtablissement,libellePaysEtrangerEtablissement,dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,denominationUsuelleEtablissement';

export type Fields = Record<string, string | null | undefined>;
export const unitFields = ({ unit, state }: DoubleUnit): Fields => ({ ...unit, ...state });
export const placeFields = ({ unit, siret, address, door }: DoubleUnit): Fields => ({
  siren: unit.siren,
  nic: siret.slice(9),
  siret,
  statutDiffusionEtablissement: 'O',
  etablissementSiege: 'true',
  dateDernierTraitementEtablissement: '2026-10-30T08:00:00',
  ...address,
  ...door,
});

/** The CSV of INSEE's stock file of units, or of establishments: comma, quotes where needed, one line each. */
export function stockCsv(kind: 'units' | 'establishments', rows: Fields[]): string {
  const columns = (kind === 'units' ? UNIT_HEADER : PLACE_HEADER).split(',');
  const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The companies of the sample as two stock files in `folder`, with what is added to them. */
export async function writeSampleStock(
  folder: string,
  more: { units?: Fields[]; places?: Fields[] } = {},
): Promise<[units: string, establishments: string]> {
  const paths: [string, string] = [
    join(folder, 'StockUniteLegale_utf8.csv'),
    join(folder, 'StockEtablissement_utf8.csv'),
  ];
  await writeFile(paths[0], stockCsv('units', [...units.map(unitFields), ...(more.units ?? [])]));
  await writeFile(paths[1], stockCsv('establishments', [...units.map(placeFields), ...(more.places ?? [])]));
  return paths;
}
