import { addDays, type CivilDate, day } from '../../../kernel/civil-date.ts';
import { parseIban } from '../../../kernel/iban.ts';
import { type Cents, cents, decimal, divideHalfUp, sumOf } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { parseSiren, parseSiret, tvaNumberOfSiren } from '../../../kernel/siren.ts';

/** An invented invoice: what a document is made from, and what a reader must find in it again. */
export type Sample = {
  number: string;
  issued: CivilDate;
  due: CivilDate;
  seller: SampleParty;
  buyer: SampleParty;
  lines: { label: string; quantity: number; net: Cents; rate: string }[];
  vat: { rate: string; base: Cents; tax: Cents }[];
  net: Cents;
  tax: Cents;
  grand: Cents;
  prepaid: Cents;
  dueAmount: Cents;
  iban: string;
  bic: string;
  order: string;
};

export type SampleParty = {
  name: string;
  street: string;
  postcode: string;
  city: string;
  siren: string;
  siret: string;
  vat: string;
  form: string;
};

/** Nine digits with the right key, from eight. */
function sirenFrom(eight: string): string {
  for (let key = 0; key < 10; key++) {
    const parsed = parseSiren(`${eight}${key}`);
    if (!parsed.refused) return parsed.value;
  }
  throw new Error(`no key for ${eight}`);
}

function siretFrom(siren: string): string {
  for (let key = 0; key < 10; key++) {
    const parsed = parseSiret(`${siren}0001${key}`);
    if (!parsed.refused) return parsed.value;
  }
  throw new Error(`no key for ${siren}`);
}

function ibanFrom(account: string): string {
  for (let key = 2; key < 99; key++) {
    const parsed = parseIban(`FR${String(key).padStart(2, '0')}${account}`);
    if (!parsed.refused) return parsed.value;
  }
  throw new Error(`no key for ${account}`);
}

function party(name: string, form: string, street: string, postcode: string, city: string, eight: string): SampleParty {
  const siren = orThrow(parseSiren(sirenFrom(eight)));
  return { name, form, street, postcode, city, siren, siret: siretFrom(siren), vat: tvaNumberOfSiren(siren) };
}

type Facts = [
  number: string,
  issued: string,
  days: number,
  seller: SampleParty,
  buyer: SampleParty,
  lines: [label: string, quantity: number, net: number, rate: string][],
  prepaid: number,
];

const FACTS: Facts[] = [
  [
    'F-2026-0042',
    '2026-03-12',
    30,
    party('Atelier Kermeur', 'SARL', '12 rue des Tanneurs', '35000', 'Rennes', '41203857'),
    party('Menuiserie Lefèvre & Fils', 'SAS', '4 bis avenue du Général Leclerc', '44600', 'Saint-Nazaire', '52847193'),
    [
      ['Pose de cloisons', 1, 123450, '20'],
      ['Fournitures diverses', 12, 45000, '20'],
    ],
    0,
  ],
  [
    'FA20260117',
    '2026-01-31',
    45,
    party('Éditions du Pré-aux-Clercs', 'SA', '118 boulevard Saint-Germain', '75006', 'Paris', '38291047'),
    party('Librairie de l’Œuvre', 'EURL', '3 place de la République', '13001', 'Marseille', '79302814'),
    [
      ['Ouvrages au tarif réduit', 250, 312505, '5.5'],
      ['Frais de conseil', 3, 90000, '20'],
    ],
    0,
  ],
  [
    '2026/1138',
    '2025-12-01',
    60,
    party('Transports Guillaumin', 'SASU', 'ZA de la Croix-Blanche', '69780', 'Saint-Pierre-de-Chandieu', '84419302'),
    party(
      'Société coopérative agricole des producteurs réunis du Val de Loire',
      'SCA',
      '1 chemin des Vignes',
      '37150',
      'Bléré',
      '77561230',
    ),
    [
      ['Transport de palettes, semaine 47', 6, 1284000, '20'],
      ['Supplément gazole', 1, 51360, '20'],
      ['Attente au quai', 2, 9000, '20'],
    ],
    500000,
  ],
  [
    'INV-000873',
    '2026-08-15',
    30,
    party('Nuage Technique', 'SAS', '27 rue de la Part-Dieu', '69003', 'Lyon', '90014758'),
    party('Hôtel des Remparts', 'SARL', '8 rue Haute', '56000', 'Vannes', '45120983'),
    [
      ['Abonnement annuel', 1, 199900, '20'],
      ['Prestation de reprise de données', 5, 275000, '20'],
    ],
    60000,
  ],
  [
    '26-03-007',
    '2026-03-01',
    15,
    party('Cabinet Moreau-Ndiaye', 'SELARL', '14 cours Mirabeau', '13100', 'Aix-en-Provence', '50238176'),
    party('Garage Pétillon', 'SAS', '55 route de Bordeaux', '33700', 'Mérignac', '34872019'),
    [['Honoraires de consultation', 7, 105000, '20']],
    0,
  ],
  [
    'FC 2026 00391',
    '2026-06-30',
    30,
    party('Boulangerie Aubépine', 'EURL', '2 rue du Four', '67000', 'Strasbourg', '81930254'),
    party('Traiteur Saveurs d’Ailleurs', 'SARL', '19 quai des Bateliers', '67000', 'Strasbourg', '49907213'),
    [
      ['Pains et viennoiseries', 1400, 98712, '5.5'],
      ['Location de matériel', 1, 15000, '20'],
      ['Plats préparés', 30, 41250, '10'],
    ],
    0,
  ],
];

/** The samples: small and large amounts, one rate and several, part payments, long names, accents. */
export const SAMPLES: readonly Sample[] = FACTS.map((facts, index) => sampleOf(facts, index));

function sampleOf([number, issued, days, seller, buyer, items, paid]: Facts, index: number): Sample {
  const lines = items.map(([label, quantity, net, rate]) => ({ label, quantity, net: cents(net), rate }));
  const rates = [...new Set(lines.map(({ rate }) => rate))];
  const vat = rates.map((rate) => {
    const base = sumOf(lines.filter((line) => line.rate === rate).map((line) => line.net));
    return { rate, base, tax: divideHalfUp(base * BigInt(Math.round(Number(rate) * 100)), 10_000n) as Cents };
  });
  const net = sumOf(lines.map((line) => line.net));
  const tax = sumOf(vat.map((row) => row.tax));
  const grand = sumOf([net, tax]);
  const prepaid = cents(paid);
  return {
    number,
    issued: day(issued),
    due: addDays(day(issued), days),
    seller,
    buyer,
    lines,
    vat,
    net,
    tax,
    grand,
    prepaid,
    dueAmount: (grand - prepaid) as Cents,
    iban: ibanFrom(`3000${index + 1}0079${index}1234567${index}90Z18`.padEnd(23, '4').slice(0, 23)),
    bic: 'AGRIFRPP882',
    order: `BC-${4471 + index}`,
  };
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** The ways in which documents write a day. */
export const DATE_STYLES = {
  slashes: (d: CivilDate) => `${d.slice(8)}/${d.slice(5, 7)}/${d.slice(0, 4)}`,
  points: (d: CivilDate) => `${d.slice(8)}.${d.slice(5, 7)}.${d.slice(0, 4)}`,
  short: (d: CivilDate) => `${d.slice(8)}-${d.slice(5, 7)}-${d.slice(2, 4)}`,
  words: (d: CivilDate) =>
    `${d.slice(8) === '01' ? '1er' : Number(d.slice(8))} ${MONTHS[Number(d.slice(5, 7)) - 1]} ${d.slice(0, 4)}`,
  iso: (d: CivilDate) => String(d),
} as const;

function grouped(amount: Cents, space: string, comma: string): string {
  const [whole = '', part = ''] = decimal(amount).split('.');
  return `${whole.replace(/(?<=\d)(?=(\d{3})+$)/g, space)}${comma}${part}`;
}

/** The ways in which documents write an amount. */
export const AMOUNT_STYLES = {
  narrow: (a: Cents) => `${grouped(a, '\u202f', ',')}\u00a0€`,
  nbsp: (a: Cents) => `${grouped(a, '\u00a0', ',')} €`,
  bare: (a: Cents) => grouped(a, ' ', ','),
  points: (a: Cents) => `${grouped(a, '.', ',')} EUR`,
  plain: (a: Cents) => decimal(a),
  glued: (a: Cents) => `${grouped(a, '', ',')}€`,
  before: (a: Cents) => `EUR ${grouped(a, ' ', ',')}`,
  english: (a: Cents) => `€${grouped(a, ',', '.')}`,
  minusAfter: (a: Cents) => (a < 0n ? `${grouped(-a as Cents, ' ', ',')}-` : grouped(a, ' ', ',')),
  brackets: (a: Cents) => (a < 0n ? `(${grouped(-a as Cents, ' ', ',')} €)` : `${grouped(a, ' ', ',')} €`),
} as const;

export function spacedNumber(text: string, groups: readonly number[]): string {
  let at = 0;
  return groups
    .map((length) => {
      at += length;
      return text.slice(at - length, at);
    })
    .join(' ');
}
