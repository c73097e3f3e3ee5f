import type { ListField } from './list.ts';

const LEFT_OUT = new Set([
  'de',
  'd',
  'l',
  'la',
  'le',
  'les',
  'des',
  'en',
  'au',
  'aux',
  'sur',
  'par',
  'the',
  'of',
  'et',
  'a',
]);
const SAME: Record<string, string> = {
  no: 'n', num: 'n', numero: 'n', nr: 'n', nbr: 'n', number: 'n', '#': 'n',
  ref: 'reference', dt: 'date', ech: 'echeance', eche: 'echeance', echeances: 'echeance', mt: 'montant', mnt: 'montant', mtt: 'montant',
  mont: 'montant', montants: 'montant', fact: 'facture', fac: 'facture', factures: 'facture', facturation: 'facture', cpte: 'compte', cpt: 'compte',
  cli: 'client', clients: 'client', customers: 'customer', rs: 'raison', aux: 'auxiliaire', intracom: 'intra', intracommunautaire: 'intra',
  mail: 'email', courriel: 'email', tel: 'telephone', tél: 'telephone', euros: 'eur', euro: 'eur', '€': 'eur', lib: 'libelle', adr: 'adresse',
  due: 'owed', reglee: 'regle', regles: 'regle', payee: 'paye', reglement: 'regle', pce: 'piece', doc: 'document', inv: 'invoice', socie: 'societe',
}; // biome-ignore format: a table

/**
 * A title reduced to what tells it: lower case, no accents, usual abbreviations spelled out, little words left out. `Date d'échéance`
 * and `DT_ECH` are `date echeance`; `N° facture` is `n facture`; `Reste dû` is `reste owed`.
 */
export function titleKey(title: string): string {
  const spaced = title
    .replace(/([a-z\u00e0-\u00ff])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\bd[ûu]e?\s*$|(?<!\p{L})dûe?s?(?!\p{L})/gu, ' owed ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bn\s*[°º]/g, 'n ')
    .replace(/[°º]/g, ' ')
    .replace(/\be[- ]mail\b/g, 'email')
    .replace(/[^a-z0-9#€<>+]+/g, ' ')
    .trim();
  const words = spaced.split(' ').map((word) => (Object.hasOwn(SAME, word) ? (SAME[word] as string) : word));
  const kept = words.filter((word) => word !== '' && word !== 'du' && !LEFT_OUT.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

type TitleRule = readonly [field: ListField, weight: number, pattern: RegExp];

/** What titles of usual exports mean, surest first: Sage, EBP, Cegid, Pennylane, Sellsy, QuickBooks, Odoo, Dolibarr, Axonaut, Zoho, Stripe. */
export const TITLE_RULES: readonly TitleRule[] = [
  ['siren', 10, /^(?:n )?siren(?: client| tiers| debiteur)?$/],
  ['siret', 10, /^(?:n )?siret(?: client| tiers| debiteur)?$|^siren siret$/],
  ['siret', 9, /^(?:n )?(?:id(?:entifiant)? professionnel|company registry|id prof \d.*)$/],
  ['vat', 10, /^(?:n|identifiant|code|id) tva(?: |$)|^tva (?:intra|client|n)|^(?:customer )?(?:tax|vat) (?:id|n|value|registration)/],
  ['email', 10, /^(?:adresse |customer |client |billing )?email(?: |$)|^email$/],
  ['phone', 10, /^(?:client |customer |n |billing )?(?:telephone|portable|mobile|phone|gsm)(?: |$)/],
  ['contact', 8, /^(?:nom )?(?:contact|interlocuteur)(?: principal| client| name)?$|^primary contact/],
  ['postcode', 10, /^(?:cp|code postal|postal code|zip(?: code)?|billing (?:zip|code|postal code)|customer address postal code)(?: |$)/],
  ['city', 10, /^(?:ville|commune|city|billing city|localite)(?: |$)/],
  ['country', 9, /^(?:(?:code )?pays|country(?: code)?|billing country)(?: |$)/],
  ['addressMore', 9, /^(?:adresse 2|adresse complement.*|complement(?: adresse)?|address (?:line )?2|billing street2?)$/],
  ['address', 9, /^(?:adresse|rue|voie|address|billing address|street)(?: 1| line 1| facture| client| postale| complete)?$/],
  ['number', 10, /^(?:n|reference) (?:facture|invoice)(?: client| vente)?$|^(?:facture|invoice) (?:n|reference|id)$|^n (?:facture )?piece facture$/],
  ['number', 9, /^n (?:document|piece(?: comptable| commerciale)?)$|^(?:document|piece) (?:n|reference)$|^reference (?:piece|document)$|^n$/],
  ['number', 8, /^(?:facture|invoice|facture client)$|^n transaction$|^transaction n$/],
  ['number', 7, /^(?:document|piece)$|^libelle piece$/],
  ['number', 5, /^(?:reference|name|id)$|^reference (?:client facture|externe|vente)$/],
  ['issueDate', 10, /^date (?:facture|emission|invoice|creation facture|edition)$|^(?:invoice|issue|facture) date$|^emise? le$|^date (?:facture|emission) (?:facture|client)$/],
  ['issueDate', 8, /^date (?:piece|document|vente|transaction)$|^(?:piece|document) date$|^(?:date utc|created|created utc|created at|finalized at(?: utc)?)$/],
  ['issueDate', 6, /^date$|^date (?:comptable|ecriture|operation|creation|saisie)$|^ecriture date$/],
  ['dueDate', 10, /^(?:date )?echeance(?: facture| client| paiement| piece| regle)?$|^(?:date )?owed date$|^owed date.*$|^echeance le$/],
  ['dueDate', 9, /^date (?:limite|prevue?|exigibilite|max(?:imum)?|butoir)(?: (?:paiement|regle))?$|^(?:payer|exigible) (?:avant|le)$|^date paiement (?:prevue?|attendue?)$/],
  ['debtorName', 10, /^raison(?: sociale)?(?: client| tiers)?$|^nom (?:client|tiers|debiteur|societe|entreprise|complet|compte|customer)$|^client (?:nom|name|raison sociale)$/],
  ['debtorName', 10, /^(?:customer|company|business) name$|^denomination(?: sociale)?$|^(?:intitule|libelle) (?:compte|tiers|client|auxiliaire)(?: tiers| client)?$|^comp aux lib$/],
  ['debtorName', 9, /^(?:client|tiers|customer|debiteur|societe(?: client)?|partenaire|partner|acheteur|destinataire|entreprise|client facture|societe tiers)$/],
  ['debtorName', 8, /^nom affichage partenaire.*$|^(?:nom|contact) (?:affichage )?(?:partenaire|partner).*$|^invoice partner.*$|^nom$|^(?:client|tiers) (?:facture|societe)$|^compte libelle$/],
  ['debtorCode', 9, /^(?:code|n|reference|id|identifiant) (?:client|tiers|customer|compte|auxiliaire)(?: client| tiers)?$|^(?:client|tiers|customer) (?:code|n|id|reference)$/],
  ['debtorCode', 8, /^compte(?: (?:client|tiers|auxiliaire|collectif|comptable|general))?$|^n compte(?: .*)?$|^comp aux n$|^account(?: code| n)?$/],
  ['net', 9, /^(?:montant |total |net )?ht(?: eur| net| total)?$|^(?:sub ?total|untaxed amount|montant hors taxes?|total hors taxes?|montant taxable)$|^(?:montant|total) (?:facture )?ht(?: .*)?$/],
  ['tax', 9, /^(?:montant |total )?(?:tva|taxes?|tax|vat)(?: eur| total| amount)?$|^(?:tax|vat) amount$/],
  ['total', 10, /(?:^| )ttc(?: |$)(?!.*(?:reste|restant|owed|solde|regle|paye|impaye))/],
  ['total', 8, /^montant (?:facture|initial|origine|total|document|piece|brut)(?: eur)?$|^total (?:facture|general|document|eur|amount)$|^(?:invoice )?(?:amount|total)$/],
  ['total', 7, /^(?:montant|total)(?: eur)?$|^(?:montant|total|amount) (?:signe|devise societe|signed|company)(?: .*)?$|^net payer$/],
  ['remaining', 11, /^(?:reste|restant)(?: |$)|^(?:montant |total )?(?:reste|restant|restante)(?: .*)?$|^impaye|^(?:montant|total) impaye/],
  ['remaining', 12, /^amount (?:remaining|residual|open)|^residual|^montant residuel/],
  ['remaining', 10, /^(?:montant|total|solde|amount|balance|facture|invoice|somme)(?: .*)? owed(?: signe| eur| ttc| devise.*)?$|^owed(?: amount)?$|^owed (?:montant|amount)/],
  ['remaining', 10, /^(?:solde|balance|encours|open balance|solde ouvert)(?: (?:owed|restant|facture|ouvert|ttc|eur|payer|client|piece|document|echeance))?$|^payer$|^montant (?:ouvert|payer|exigible|echu|non regle)(?: .*)?$/],
  ['paid', 9, /^(?:montant |total |deja |acomptes? )?(?:regle|paye|encaisse|percu|acomptes?|recu)(?: eur| ttc| client)?$|^(?:amount|total) (?:paid|received)$|^paid(?: amount)?$|^montant (?:deja )?(?:regle|paye|encaisse)(?: .*)?$|^(?:regle|paye) ttc$/],
  ['debit', 10, /^(?:montant )?debits?(?: eur| montant)?$/],
  ['credit', 10, /^(?:montant )?credits?(?: eur| montant)?$/],
  ['side', 9, /^sens(?: .*)?$|^debit credit$|^d c$/],
  ['lettering', 10, /^(?:code )?lettrage$|^lettre?$|^let$|^ecriture let$|^code lettre$|^(?:reconciled|lettree?)$/],
  ['status', 9, /^(?:statut|status|etat|state|situation)(?: .*)?$|^(?:facture |invoice |payment )(?:statut|status|etat|state)$|^(?:regle|paye|solde)e? ?\?$/],
  ['type', 9, /^(?:type|nature)(?: (?:piece|document|facture|ecriture|transaction|mouvement|invoice))?$|^(?:document|transaction|invoice|move) type$/],
  ['currency', 10, /^(?:code )?(?:devise|currency|monnaie)(?: code| facture| piece)?$/],
  ['label', 8, /^(?:libelle|objet|designation|description|intitule|sujet|commentaire|memo)(?: (?:ecriture|facture|mouvement|piece|operation))?$|^(?:ecriture lib|subject)$/],
  ['origin', 9, /^(?:facture|document|piece|invoice|reference facture|n facture) (?:origine|liee?|associee?|rectifiee?|initiale|source|avoir|parente?|creditee?|corrigee?)$|^origine$|^avoir$|^facture (?:avoir|concernee)$|^(?:applied|reversed|credited) (?:invoice|to).*$|^extourne.*$/],
]; // biome-ignore format: a table

/** Titles of the columns of an aged balance: what a client owes by age, without its invoices. */
export const AGED = [
  /^non (?:echue?s?|exigibles?)$|^(?:a )?echoir$|^not owed$|^courant$|^current$/,
  /^(?:0|1|de 0|de 1)? ?(?:<|-)? ?(?:0 |1 )?30(?: jours?| j| days)?$/,
  /^(?:30|31) (?:60)(?: jours?| j| days)?$/,
  /^(?:60|61) (?:90)(?: jours?| j| days)?$/,
  /^(?:90|91) (?:120)(?: jours?| j| days)?$/,
  /^(?:>|\+|plus|sup(?:erieur)?|over)? ?(?:90|91|120|121)(?: ?\+| jours?| j| days| plus| over| plus jours?)*$/,
];
