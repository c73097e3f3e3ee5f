/** A stock file of invented companies at the shape of INSEE's: names of the kinds that are met, towns that exist, numbers with right keys. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

const FIRST_NAMES =
  'Jean Marie Pierre Michel Nathalie Isabelle Philippe Sylvie Alain Catherine Patrick Martine Nicolas Christine Christophe Françoise Julien Valérie David Sandrine Thomas Stéphanie Mohamed Céline Frédéric Aurélie Émilie Loïc Maëlle Gwenaël Yann Noémie Théo Léa Chloé Fatima Mehdi Inès Zoé Anaïs'.split(
    ' ',
  );
const SURNAMES =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bi bou bre cha che clo co cre da del do du fa fer fle ga ger gue la le lin lo ma mer mo nau ne no pa pel pi po que ra re ri ro sa sel so ta ter ti tou va ver vi vo'.split(
    ' ',
  );
const ENDINGS = 'rd lt t n nd sse ux c rt llier ret not chet vel gnon mont val ville'.split(' ');
const TRADES =
  'Menuiserie Boulangerie Garage Plomberie Maçonnerie Transports Électricité Peinture Couverture Coiffure Pharmacie Restaurant Immobilière Conseil Informatique Charpente Paysages Nettoyage Ambulances Imprimerie Boucherie Fleurs Optique Carrosserie Chauffage Terrassement Ébénisterie Serrurerie Traiteur Hôtel'.split(
    ' ',
  );
const SUFFIXES = [
  '& Fils',
  'et Associés',
  'Frères',
  'Services',
  'France',
  'Développement',
  'Groupe',
  'Holding',
  '2000',
];
const FORMS = ['5499', '5499', '5710', '5720', '5498', '6540', '5202', '9220', '5485'];
const TOWNS = (
  'PARIS:75001 PARIS:75011 PARIS:75015 MARSEILLE:13001 LYON:69003 TOULOUSE:31000 NICE:06000 NANTES:44000 MONTPELLIER:34000 STRASBOURG:67000 ' +
  'BORDEAUX:33000 LILLE:59000 RENNES:35000 REIMS:51100 SAINT-MALO:35400 BREST:29200 LIMOGES:87000 TOURS:37000 AMIENS:80000 METZ:57000 ' +
  'PERPIGNAN:66000 BESANCON:25000 ORLEANS:45000 ROUEN:76000 MULHOUSE:68100 CAEN:14000 NANCY:54000 ARGENTEUIL:95100 SAINT-DENIS:93200 AVIGNON:84000 ' +
  'CANNES:06400 ANTIBES:06600 BEZIERS:34500 COLMAR:68000 VANNES:56000 QUIMPER:29000 LORIENT:56100 DINAN:22100 FOUGERES:35300 REDON:35600'
)
  .split(' ')
  .map((town) => town.split(':') as [string, string]);
const STREETS = ['RUE', 'RUE', 'AVENUE', 'BOULEVARD', 'PLACE', 'CHEMIN', 'IMPASSE', 'ROUTE'];

const UNIT_HEADER =
  'siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale';
const PLACE_HEADER =
  'siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,anneeEffectifsEtablissement,activitePrincipaleRegistreMetiersEtablissement,dateDernierTraitementEtablissement,etablissementSiege,nombrePeriodesEtablissement,complementAdresseEtablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,libelleCommuneEtrangerEtablissement,distributionSpecialeEtablissement,codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement,codePaysEtrangerEtablissement,libellePaysEtrangerEtablissement,dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,enseigne2Etablissement,enseigne3Etablissement,denominationUsuelleEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement';

export type Sample = { siren: string; name: string; postcode: string };

/** Writes `count` units and some 1.4 times as many establishments; answers one company in `count / 1000` to search for. */
export async function writeStock(count: number, unitsPath: string, placesPath: string): Promise<Sample[]> {
  const random = randomOf(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // Few names are borne by many, and many by few.
  const surname = () => (random() < 0.35 ? pick(SURNAMES) : invented(random));
  const samples: Sample[] = [];
  const [units, places] = [createWriteStream(unitsPath), createWriteStream(placesPath)];
  units.write(`${UNIT_HEADER}\n`);
  places.write(`${PLACE_HEADER}\n`);
  for (let index = 0; index < count; index++) {
    const siren = withKey(String(10_000_000 + index * 3));
    const isPerson = random() < 0.5;
    const isMasked = isPerson && random() < 0.12;
    const isClosed = random() < 0.35;
    const [first, last] = [pick(FIRST_NAMES), surname()];
    const company = companyName(random, pick, surname);
    const state = isClosed ? 'C' : 'A';
    const nic = withKeyOf(siren, 1);
    const [city, postcode] = pick(TOWNS);
    const created = `${1975 + Math.floor(random() * 50)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
    const hidden = (text: string) => (isMasked ? '[ND]' : text.toUpperCase());
    const unit: Record<string, string> = {
      siren,
      statutDiffusionUniteLegale: isMasked ? 'P' : 'O',
      dateCreationUniteLegale: created,
      trancheEffectifsUniteLegale: random() < 0.2 ? '03' : 'NN',
      dateDernierTraitementUniteLegale: '2026-10-28T10:11:12',
      dateDebut: isClosed ? '2021-03-31' : created,
      etatAdministratifUniteLegale: state,
      categorieJuridiqueUniteLegale: isPerson ? '1000' : pick(FORMS),
      activitePrincipaleUniteLegale: pick(['43.32A', '10.71C', '45.20A', '56.10A', '68.20B', '70.22Z']),
      nomenclatureActivitePrincipaleUniteLegale: 'NAFRev2',
      nicSiegeUniteLegale: nic,
      nombrePeriodesUniteLegale: '3',
      ...(isPerson
        ? { prenom1UniteLegale: hidden(first), prenomUsuelUniteLegale: hidden(first), nomUniteLegale: hidden(last) }
        : { denominationUniteLegale: company.toUpperCase() }),
      ...(random() < 0.1 ? { denominationUsuelle1UniteLegale: hidden(`${pick(TRADES)} ${last}`) } : {}),
    };
    await put(units, UNIT_HEADER, unit);
    const extra = random() < 0.7 ? 0 : random() < 0.8 ? 1 : 2;
    for (let n = 0; n <= extra; n++) {
      const own = n === 0 ? nic : withKeyOf(siren, 1 + n);
      const [town, code] = n === 0 ? [city, postcode] : pick(TOWNS);
      await put(places, PLACE_HEADER, {
        siren,
        nic: own,
        siret: `${siren}${own}`,
        statutDiffusionEtablissement: isMasked ? 'P' : 'O',
        dateCreationEtablissement: created,
        dateDernierTraitementEtablissement: '2026-10-28T10:11:12',
        etablissementSiege: n === 0 ? 'true' : 'false',
        numeroVoieEtablissement: isMasked ? '[ND]' : String(1 + Math.floor(random() * 150)),
        typeVoieEtablissement: isMasked ? '[ND]' : pick(STREETS),
        libelleVoieEtablissement: isMasked ? '[ND]' : `DU ${invented(random)}`.toUpperCase(),
        codePostalEtablissement: isMasked ? '[ND]' : code,
        libelleCommuneEtablissement: town,
        codeCommuneEtablissement: code,
        dateDebut: isClosed ? '2021-03-31' : created,
        etatAdministratifEtablissement: isClosed ? 'F' : 'A',
        activitePrincipaleEtablissement: '43.32A',
        enseigne1Etablissement: random() < 0.08 && !isMasked ? `${pick(TRADES)} ${town}`.toUpperCase() : '',
      });
    }
    if (!isMasked && samples.length < (index * 1000) / count) {
      samples.push({ siren, name: isPerson ? `${first} ${last}` : company, postcode });
    }
  }
  for (const stream of [units, places]) await once(stream.end(), 'finish');
  return samples;
}

async function put(stream: WriteStream, header: string, row: Record<string, string>): Promise<void> {
  const line = header
    .split(',')
    .map((column) => row[column] ?? '')
    .join(',');
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}

function companyName(random: () => number, pick: <T>(list: readonly T[]) => T, surname: () => string): string {
  const kind = random();
  const place = (pick(TOWNS)[0] ?? '').toLowerCase();
  if (kind < 0.3) return `${pick(TRADES)} ${surname()}`;
  if (kind < 0.45) return `SARL ${surname()} ${pick(SUFFIXES)}`;
  if (kind < 0.6) return `${invented(random)} ${pick(TRADES)} ${place}`;
  if (kind < 0.75) return `${invented(random)} ${invented(random)}`;
  if (kind < 0.85) return `SCI ${surname()} ${Math.floor(random() * 90)}`;
  if (kind < 0.95) return `Association des ${pick(TRADES)} de ${place}`;
  return invented(random);
}

function invented(random: () => number): string {
  let word = '';
  for (let count = 2 + Math.floor(random() * 2); count > 0; count--) {
    word += SYLLABLES[Math.floor(random() * SYLLABLES.length)];
  }
  word += ENDINGS[Math.floor(random() * ENDINGS.length)];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function withKey(digits: string): string {
  return `${digits}${keyOf(digits)}`;
}

/** The NIC of the `n`th establishment: four digits and the key of the whole SIRET. */
function withKeyOf(siren: string, n: number): string {
  const four = String(n).padStart(4, '0');
  return `${four}${keyOf(siren + four)}`;
}

function keyOf(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** A generator of its own (mulberry32), so that two runs measure the same file. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
