import { type Iban, parseIban } from '../../kernel/iban.ts';

/** Where an account is kept, from a French or Monegasque IBAN: five digits of bank, five of branch. */
export type FrenchBank = { bankCode: string; branchCode: string; name?: string };

/** The bank of a French or Monegasque IBAN; undefined for other countries. The name is missing when it is not known for sure. */
export function bankOfIban(iban: Iban): FrenchBank | undefined {
  if (!/^(?:FR|MC)/.test(iban)) return undefined;
  const [bankCode, branchCode] = [iban.slice(4, 9), iban.slice(9, 14)];
  const name = NAMES.get(bankCode);
  return name === undefined ? { bankCode, branchCode } : { bankCode, branchCode, name };
}

/** Rank of letters in the account number for the key of a RIB: A and J are 1, B, K and S are 2, and so on. */
function ribDigits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String('12345678912345678923456789'[letter.charCodeAt(0) - 65]));
}

/**
 * The IBAN of an account told by bank, branch and account number, as CFONB statements do: the key of the RIB is 97 less the
 * remainder of the whole by 97, then the check digits of ISO 13616. Undefined when a part has not its fixed form.
 */
export function ibanOfRib(bankCode: string, branchCode: string, account: string): Iban | undefined {
  if (!/^\d{5}$/.test(bankCode) || !/^\d{5}$/.test(branchCode) || !/^[A-Z0-9]{11}$/.test(account)) return undefined;
  const key = 97n - ((89n * BigInt(bankCode) + 15n * BigInt(branchCode) + 3n * BigInt(ribDigits(account))) % 97n);
  const bban = `${bankCode}${branchCode}${account}${String(key).padStart(2, '0')}`;
  const digits = `${bban}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digits) % 97n);
  const parsed = parseIban(`FR${String(check).padStart(2, '0')}${bban}`);
  return parsed.refused ? undefined : parsed.value;
}

/**
 * Names by bank code ("code interbancaire", attributed by the ACPR). Indicative, to reassure who types an IBAN and for nothing
 * else: they are the names under which the institutions are known, each code checked against a public registry of bank codes
 * (schwifty's, built on the banks' own publications); codes that changed hands in mergers are left out.
 */
const NAMES = new Map<string, string>([
  ['30001', 'Banque de France'],
  ['10071', 'Trésor public'],
  ['40031', 'Caisse des dépôts et consignations'],
  ['18359', 'Bpifrance'],
  ['30002', 'LCL'],
  ['30003', 'Société Générale'],
  ['30004', 'BNP Paribas'],
  ['20041', 'La Banque Postale'],
  ['10011', 'La Banque Postale'],
  ['10107', 'BRED Banque Populaire'],
  ['42559', 'Crédit Coopératif'],
  ['40978', 'Banque Palatine'],
  ['40618', 'BoursoBank'],
  ['16218', 'BforBank'],
  ['14518', 'Fortuneo (Arkéa Direct Bank)'],
  ['12548', 'AXA Banque'],
  ['12879', 'Banque Delubac'],
  ['30788', 'Neuflize OBC'],
  ['18079', 'CCF'],
  ['21570', 'La Nef'],
  ['16958', 'Qonto (Olinda)'],
  ['16798', 'Treezor'],
  ['17328', 'Swan'],
  ['17338', 'Memo Bank'],
  ['17418', 'Shine'],
  ['16598', 'Nickel (Financière des paiements électroniques)'],
  ['21933', 'Mangopay'],
  ['20433', 'N26'],
  ['27633', 'bunq'],
  ['28233', 'Revolut'],
  ['30833', 'Finom'],
  ['10278', 'Crédit Mutuel'],
  ['11899', 'Crédit Mutuel'],
  ['15489', 'Crédit Mutuel'],
  ['15519', 'Crédit Mutuel'],
  ['15629', 'Crédit Mutuel'],
  ['16159', 'Crédit Mutuel'],
  ['15589', 'Crédit Mutuel Arkéa'],
  ['18829', 'Crédit Mutuel Arkéa'],
  ['10057', 'CIC'],
  ['10096', 'CIC'],
  ['30027', 'CIC'],
  ['30047', 'CIC'],
  ['30066', 'CIC'],
  ['30087', 'CIC'],
  ['30006', 'Crédit Agricole SA'],
  ['31489', 'Crédit Agricole CIB'],
  ['10206', 'Crédit Agricole du Nord Est'],
  ['11006', 'Crédit Agricole de Champagne-Bourgogne'],
  ['11206', 'Crédit Agricole Nord Midi-Pyrénées'],
  ['11306', 'Crédit Agricole Alpes Provence'],
  ['11706', 'Crédit Agricole Charente-Maritime Deux-Sèvres'],
  ['12006', 'Crédit Agricole de la Corse'],
  ['12206', "Crédit Agricole des Côtes-d'Armor"],
  ['12406', 'Crédit Agricole Charente-Périgord'],
  ['12506', 'Crédit Agricole de Franche-Comté'],
  ['12906', 'Crédit Agricole du Finistère'],
  ['13106', 'Crédit Agricole Toulouse 31'],
  ['13306', "Crédit Agricole d'Aquitaine"],
  ['13506', 'Crédit Agricole du Languedoc'],
  ['13606', 'Crédit Agricole'],
  ['13906', 'Crédit Agricole Sud Rhône Alpes'],
  ['14006', 'Crédit Agricole'],
  ['14406', 'Crédit Agricole Val de France'],
  ['14506', 'Crédit Agricole Loire Haute-Loire'],
  ['14706', 'Crédit Agricole Atlantique Vendée'],
  ['14806', 'Crédit Agricole Centre Loire'],
  ['16006', 'Crédit Agricole du Morbihan'],
  ['16106', 'Crédit Agricole de Lorraine'],
  ['16606', 'Crédit Agricole de Normandie'],
  ['16706', 'Crédit Agricole Nord de France'],
  ['16806', 'Crédit Agricole Centre France'],
  ['16906', 'Crédit Agricole Pyrénées Gascogne'],
  ['17106', 'Crédit Agricole Sud Méditerranée'],
  ['17206', 'Crédit Agricole Alsace Vosges'],
  ['17806', 'Crédit Agricole Centre-est'],
  ['17906', "Crédit Agricole de l'Anjou et du Maine"],
  ['18106', 'Crédit Agricole des Savoie'],
  ['18206', "Crédit Agricole d'Île-de-France"],
  ['18306', 'Crédit Agricole Normandie-Seine'],
  ['18706', 'Crédit Agricole Brie Picardie'],
  ['19106', "Crédit Agricole Provence Côte d'Azur"],
  ['19406', 'Crédit Agricole de la Touraine et du Poitou'],
  ['19506', 'Crédit Agricole du Centre Ouest'],
  ['19806', 'Crédit Agricole Martinique-Guyane'],
  ['19906', 'Crédit Agricole de La Réunion'],
  ['11315', "Caisse d'Épargne CEPAC"],
  ['11425', "Caisse d'Épargne Normandie"],
  ['12135', "Caisse d'Épargne Bourgogne Franche-Comté"],
  ['13135', "Caisse d'Épargne Midi-Pyrénées"],
  ['13335', "Caisse d'Épargne Aquitaine Poitou-Charentes"],
  ['13485', "Caisse d'Épargne Languedoc-Roussillon"],
  ['13825', "Caisse d'Épargne Rhône Alpes"],
  ['14265', "Caisse d'Épargne Loire Drôme Ardèche"],
  ['14445', "Caisse d'Épargne Bretagne Pays de Loire"],
  ['14505', "Caisse d'Épargne Loire-Centre"],
  ['15135', "Caisse d'Épargne Grand Est Europe"],
  ['16275', "Caisse d'Épargne Hauts de France"],
  ['17515', "Caisse d'Épargne Île-de-France"],
  ['18315', "Caisse d'Épargne Côte d'Azur"],
  ['18715', "Caisse d'Épargne d'Auvergne et du Limousin"],
  ['10207', 'Banque Populaire Rives de Paris'],
  ['10807', 'Banque Populaire Bourgogne Franche-Comté'],
  ['10907', 'Banque Populaire Aquitaine Centre Atlantique'],
  ['13507', 'Banque Populaire du Nord'],
  ['13807', 'Banque Populaire Grand Ouest'],
  ['14607', 'Banque Populaire Méditerranée'],
  ['14707', 'Banque Populaire Alsace Lorraine Champagne'],
  ['16607', 'Banque Populaire du Sud'],
  ['16807', 'Banque Populaire Auvergne Rhône Alpes'],
  ['17807', 'Banque Populaire Occitane'],
  ['18707', 'Banque Populaire Val de France'],
]);
