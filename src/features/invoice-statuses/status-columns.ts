import { titleKey } from '../invoice-lists/column-titles.ts';

export const STATUS_FIELDS = [
  'number',
  'issueDate',
  'status',
  'statusLabel',
  'at',
  'time',
  'reasonCode',
  'reasonText',
  'amount',
  'currency',
  'seller',
  'messageId',
  'sender',
] as const;
export type StatusField = (typeof STATUS_FIELDS)[number];
export type StatusColumns = Partial<Record<StatusField, number>>;

/** What the titles of the exports of plateformes agréées mean, surest first; titles are compared by `titleKey`. */
const TITLES: readonly (readonly [field: StatusField, weight: number, pattern: RegExp])[] = [
  ['number', 10, /^(?:n|reference) (?:facture|invoice)(?: .*)?$|^(?:facture|invoice) (?:n|reference)$|^bt 1$/],
  ['number', 9, /^(?:id|identifiant) (?:facture|invoice)$|^(?:facture|invoice) id$/],
  ['number', 7, /^(?:facture|invoice)$/],
  ['number', 6, /^n (?:piece|document)$|^(?:piece|document)(?: n)?$|^reference$/],
  ['number', 4, /^n$/],
  ['issueDate', 10, /^date (?:emission )?(?:facture|emission|invoice|piece|document)(?: facture)?$|^(?:invoice|issue|facture) date$|^emise? le$|^bt 2$/],
  ['status', 11, /^(?:code|n) (?:statut|status|etat)(?: .*)?$|^(?:statut|status|etat) (?:code|n)$|^(?:process )?condition code$|^mdt 105$/],
  ['status', 8, /^(?:dernier |nouveau )?(?:statut|status|etat)(?: (?:facture|cycle vie|cycle|actuel|invoice))?$|^cycle vie$|^(?:facture|invoice) (?:statut|status|etat)$/],
  ['statusLabel', 10, /^(?:libelle|nom|intitule) (?:statut|status|etat)$|^(?:statut|status|etat) (?:libelle|label|name|nom)$|^(?:status|statut) (?:description|text)$/],
  ['at', 11, /^(?:date|horodatage|date heure|heure date|timestamp) (?:statut|status|etat|evenement|message|changement|mise jour|maj|cycle vie)(?: .*)?$|^(?:statut|status|etat|event) (?:date|datetime|timestamp|at|le)$/],
  ['at', 9, /^(?:horodatage|timestamp|date heure|date time|datetime|date evenement|event date|mise jour|updated at|depuis le|survenue? le)$/],
  ['at', 5, /^(?:date|le)$/],
  ['time', 9, /^(?:heure|time)(?: (?:statut|status|evenement))?$/],
  ['reasonCode', 10, /^(?:code|motif code) (?:motif|raison|reason|rejet|refus)$|^(?:motif|raison|reason|rejet|refus) code$|^motif$|^code$|^reason$/],
  ['reasonText', 10, /^(?:libelle|texte|detail|description) (?:motif|raison|reason|rejet|refus)$|^(?:motif|raison|reason) (?:libelle|text|texte|detail|description|label)$/],
  ['reasonText', 7, /^(?:commentaire|comment|comments|message|precision|observation|note|raison)s?$/],
  ['amount', 11, /^(?:montant|amount|somme)(?: (?:ttc|eur))* (?:encaisse|paye|regle|recu|cashed|paid)(?: (?:ttc|eur))*$|^(?:encaisse|paye|regle)(?: ttc| eur)?$/],
  ['amount', 7, /^(?:montant|amount|somme)(?: eur)?$/],
  ['currency', 10, /^(?:code )?(?:devise|monnaie|currency)(?: code)?$/],
  ['seller', 10, /^(?:siren|siret)(?: (?:vendeur|emetteur|fournisseur|seller|supplier))?$|^(?:vendeur|emetteur|fournisseur|seller|supplier)(?: (?:siren|siret|id))?$/],
  ['messageId', 10, /^(?:id|identifiant|n|reference) (?:message|cdar|cdv|evenement|event|statut|status)$|^(?:message|event|cdar) (?:id|n)$|^uuid$/],
  ['sender', 9, /^(?:plateforme|pa|pdp|plateforme agreee|platform|auteur|declarant|par|sender|origine)$/],
]; // biome-ignore format: a table

/** Words of titles that speak of another invoice, or of what was before: never the one looked for. */
const OTHERS =
  /\b(?:precedente?|previous|origine|original|initiale?|anciene?|ancienne?|old|liee?|associee?|rectifiee?|remplacee?)\b/;

export type StatusColumnsFound =
  | { kind: 'found'; columns: StatusColumns }
  /** Two columns may be the same thing: nobody guesses which. */
  | { kind: 'ambiguous'; titles: [string, string] };

/** Which column holds which field, one column each, by the titles of a row; nothing when it names no invoice or no status. */
export function statusColumnsOf(titles: readonly string[]): StatusColumnsFound | undefined {
  const guesses = titles.flatMap((title, column) => {
    const key = titleKey(title);
    if (OTHERS.test(key)) return [];
    return TITLES.filter(([, , pattern]) => pattern.test(key)).map(([field, weight]) => ({ field, weight, column }));
  });
  guesses.sort((a, b) => b.weight - a.weight || a.column - b.column);
  const columns: StatusColumns = {};
  const weights: Partial<Record<StatusField, number>> = {};
  const taken = new Set<number>();
  for (const { field, weight, column } of guesses) {
    const known = columns[field];
    if (known !== undefined && weights[field] === weight && !taken.has(column)) {
      return { kind: 'ambiguous', titles: [titles[known] ?? '', titles[column] ?? ''] };
    }
    if (known !== undefined || taken.has(column)) continue;
    columns[field] = column;
    weights[field] = weight;
    taken.add(column);
  }
  const { number, status, statusLabel } = columns;
  return number === undefined || (status ?? statusLabel) === undefined ? undefined : { kind: 'found', columns };
}
