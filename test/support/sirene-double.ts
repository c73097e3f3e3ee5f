import sample from '../../src/adapters/company-directory/sample.json' with { type: 'json' };

type Fields = Record<string, string | null | undefined>;
type Entry = {
  siren: string;
  nom_complet?: string;
  nom_raison_sociale?: string;
  sigle?: string;
  nature_juridique?: string;
  activite_principale?: string;
  etat_administratif?: string;
  date_creation?: string;
  date_fermeture?: string;
  tranche_effectif_salarie?: string;
  siege: Fields & { siret: string; liste_enseignes?: string[] };
};

/** The companies of the sample under INSEE's names of variables, as its API and its stock files would give them. */
export const units = (sample.results as unknown as Entry[]).map((entry) => {
  const isPerson = entry.nature_juridique === '1000';
  const name = entry.nom_raison_sociale ?? entry.nom_complet?.replace(/ \(.*\)$/, '') ?? '';
  const [firstName, ...surname] = name.split(' ');
  const unit: Fields = {
    siren: entry.siren,
    statutDiffusionUniteLegale: 'O',
    dateCreationUniteLegale: entry.date_creation ?? null,
    sigleUniteLegale: entry.sigle ?? null,
    prenom1UniteLegale: isPerson ? firstName : null,
    prenomUsuelUniteLegale: isPerson ? firstName : null,
    trancheEffectifsUniteLegale: entry.tranche_effectif_salarie ?? null,
    dateDernierTraitementUniteLegale: '2026-10-31T10:12:13.000',
  };
  const state: Fields = {
    dateDebut: entry.date_fermeture ?? '2020-01-01',
    etatAdministratifUniteLegale: entry.etat_administratif === 'C' ? 'C' : 'A',
    nomUniteLegale: isPerson ? surname.join(' ') : null,
    nomUsageUniteLegale: null,
    denominationUniteLegale: isPerson ? null : name,
    categorieJuridiqueUniteLegale: entry.nature_juridique ?? null,
    activitePrincipaleUniteLegale: entry.activite_principale ?? null,
    nicSiegeUniteLegale: entry.siege.siret.slice(9),
  };
  const { siege } = entry;
  const address: Fields = {
    complementAdresseEtablissement: siege.complement_adresse ?? null,
    numeroVoieEtablissement: siege.numero_voie ?? null,
    indiceRepetitionEtablissement: siege.indice_repetition ?? null,
    typeVoieEtablissement: siege.type_voie ?? null,
    libelleVoieEtablissement: siege.libelle_voie ?? null,
    codePostalEtablissement: siege.code_postal ?? null,
    libelleCommuneEtablissement: siege.libelle_commune ?? null,
    codeCommuneEtablissement: siege.commune ?? null,
  };
  const door: Fields = {
    dateDebut: entry.date_fermeture ?? '2020-01-01',
    etatAdministratifEtablissement: entry.etat_administratif === 'C' ? 'F' : 'A',
    enseigne1Etablissement: siege.liste_enseignes?.[0] ?? siege.nom_commercial ?? null,
  };
  return { unit, state, siret: siege.siret, address, door };
});
export type DoubleUnit = (typeof units)[number];

/** `GET /siren/{siren}` of a unit: the current period, after one that ended. */
export function unitAnswer({ unit, state }: DoubleUnit) {
  const before = { ...state, dateDebut: '1990-01-01', dateFin: '2019-12-31', denominationUniteLegale: 'AUTRE NOM' };
  return {
    header: { statut: 200, message: 'OK' },
    uniteLegale: { ...unit, nombrePeriodesUniteLegale: 2, periodesUniteLegale: [{ ...state, dateFin: null }, before] },
  };
}

/** The establishment of a unit inside `GET /siret/{siret}` and `GET /siret?q=`. */
export function placeAnswer({ unit, state, siret, address, door }: DoubleUnit) {
  const { dateDebut: _, ...current } = state;
  return {
    siren: unit.siren,
    nic: siret.slice(9),
    siret,
    statutDiffusionEtablissement: 'O',
    etablissementSiege: true,
    nombrePeriodesEtablissement: 1,
    uniteLegale: { ...unit, ...current },
    adresseEtablissement: address,
    periodesEtablissement: [{ ...door, dateFin: null, changementEtatAdministratifEtablissement: false }],
  };
}
