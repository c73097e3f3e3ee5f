import type { LineRemark, ListField, ListRefusal } from './list.ts';

/** How a field is called in a sentence. */
const FIELD_WORDS: Record<string, string> = {
  number: 'le numéro de facture',
  issueDate: 'la date de facture',
  dueDate: 'l’échéance',
  debtorName: 'le nom du client',
  net: 'le montant hors taxe',
  tax: 'le montant de TVA',
  total: 'le montant TTC',
  remaining: 'le reste dû',
  paid: 'le montant réglé',
  debit: 'le débit',
  credit: 'le crédit',
  PieceDate: 'la date de pièce',
  PieceRef: 'la référence de pièce',
  CompAuxLib: 'le nom du client (CompAuxLib)',
  Debit: 'le débit',
  Montant: 'le montant',
};

const fieldWord = (field: string) => FIELD_WORDS[field] ?? `« ${field} »`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const day = (iso: string) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-').reverse().join('/') : iso);

type Words = (remark: LineRemark) => string;

const WORDS: Record<string, Words> = {
  // faults
  missing: ({ field }) => `${capital(fieldWord(field))} manque.`,
  'not-an-amount': ({ field, text }) => `${capital(fieldWord(field))} « ${text} » n’est pas un montant.`,
  'ambiguous-amount': ({ text }) =>
    `« ${text} » se lit de deux façons (milliers ou décimales) et le fichier ne dit pas laquelle : écrivez les centimes.`,
  'too-many-decimals': ({ text }) => `« ${text} » a plus de deux décimales : ce n’est pas un montant en euros.`,
  'scientific-notation': ({ text }) =>
    `« ${text} » est écrit en notation scientifique : le tableur a perdu les chiffres exacts.`,
  'other-currency': ({ text }) => `« ${text} » : seules les factures en euros peuvent être recouvrées ici.`,
  'formula-without-value': ({ text }) =>
    `« ${text} » est une formule sans valeur : enregistrez le fichier avec ses valeurs.`,
  'amount-without-tax': () => 'Seul le montant hors taxe est donné : il faut le montant TTC, ou la TVA.',
  'not-a-date': ({ field, text }) => `${capital(fieldWord(field))} « ${text} » n’est pas une date.`,
  'ambiguous-date': ({ text }) => `« ${text} » peut se lire de deux façons, et le fichier écrit ses dates des deux.`,
  'month-first': ({ text }) => `« ${text} » est écrit le mois d’abord : ce n’est pas une date française.`,
  'due-before-issued': ({ text }) => `L’échéance (${day(text)}) précède la facture.`,
  'due-too-far': ({ text }) => `L’échéance (${day(text)}) est à plus de dix ans de la facture.`,
  'not-a-siren': ({ text }) => `« ${text} » n’est pas un SIREN valable.`,
  'not-a-siret': ({ text }) => `« ${text} » n’est pas un SIRET valable.`,
  'not-a-vat-number': ({ text }) => `« ${text} » n’est pas un numéro de TVA valable.`,
  'identifiers-disagree': ({ text }) => `SIREN, SIRET et numéro de TVA ne désignent pas la même entreprise (${text}).`,
  'remaining-exceeds-total': () => 'Le reste dû dépasse le montant de la facture.',
  'remaining-negative': () => 'Le reste dû est négatif : le client a trop payé.',
  'does-not-add-up': () => 'Le hors taxe et la TVA ne font pas le TTC.',
  'same-number-again': ({ text }) =>
    `Le numéro « ${text} » revient avec d’autres montants ou d’autres dates : plusieurs échéances d’une facture se déposent en une ligne.`,
  'credit-of-another-debtor': ({ text }) => `L’avoir « ${text} » vise cette facture mais porte un autre client.`,
  'credits-exceed-invoice': () => 'Les avoirs et règlements de cette facture dépassent ce qui reste dû.',
  'partly-paid': ({ text }) => `« ${text} » : le fichier ne dit pas ce qui reste dû.`,
  'possible-payment': () =>
    'Un règlement ou un avoir de ce client, que rien n’affecte, peut l’avoir payée : affectez-le d’abord.',
  'credit-note-without-invoice': ({ text }) =>
    `L’avoir « ${text} » ne dit pas quelle facture de la liste il diminue : indiquez-la.`,
  'payment-without-invoice': ({ text }) => `Le règlement « ${text} » n’est affecté à aucune facture : affectez-le.`,
  'carried-forward': () =>
    'Cette ligne est un report à nouveau sans la date de sa pièce : prenez le FEC de l’exercice où la facture fut émise.',
  // what a person should know
  rounded: ({ text }) => `« ${text} » est arrondi au centime, comme le tableur l’affiche.`,
  'debtor-from-heading': ({ text }) => `Client pris à l’intitulé de son groupe : ${text}.`,
  'email-left-out': ({ text }) => `« ${text} » n’est pas une adresse électronique : elle est laissée de côté.`,
  'phone-left-out': ({ text }) => `« ${text} » n’est pas un numéro de téléphone : il est laissé de côté.`,
  'due-date-proposed': ({ text }) =>
    `Le fichier n’a pas d’échéance : le ${day(text)} est proposé d’après la date de facture. Vérifiez vos conditions de règlement.`,
  'payment-counted': () => 'Un règlement partiel est déduit.',
  'credit-note-counted': ({ text }) => `Avoir « ${text} » : il est déduit de sa facture.`,
  'unallocated-credit': ({ text }) => `Ce client a ${text} € de règlements ou d’avoirs que rien n’affecte.`,
  'not-yet-due': ({ text }) => `Échéance à venir (${day(text)}).`,
  'issued-in-the-future': ({ text }) => `La date de facture (${day(text)}) est dans le futur.`,
  paid: () => 'Déjà réglée.',
  'not-issued': () => 'Pas encore émise.',
  cancelled: () => 'Annulée ou abandonnée.',
  lettered: () => 'Lettrée : déjà réglée.',
  'nothing-due': () => 'Plus rien n’est dû.',
  'settled-by-credits': () => 'Soldée par ses avoirs ou règlements.',
  'same-line-again': () => 'La même ligne figure déjà plus haut.',
  'same-piece': () => 'Même pièce qu’une ligne précédente : comptée avec elle.',
  'not-an-invoice': () => 'Ce n’est pas une facture.',
  heading: ({ text }) => `Intitulé de groupe : ${text}.`,
  total: () => 'Ligne de total ou de report.',
  'repeated-header': () => 'Titres répétés.',
  // of the whole file
  'date-order-assumed': () => 'Aucune date ne dit si le jour ou le mois vient d’abord : le jour est lu d’abord.',
  'date-orders-mixed': ({ text }) =>
    `Certaines dates sont écrites le mois d’abord (« ${text} ») : elles sont refusées ligne à ligne.`,
  'duplicates-not-checked': () => 'Le fichier est trop long pour que tous les numéros en double soient cherchés.',
  'other-sheets': ({ text }) => `Feuilles laissées de côté : ${text}.`,
  'fec-name': ({ text }) => `Le nom « ${text} » n’est pas celui d’un FEC (SIRENFECAAAAMMJJ).`,
  'fec-fields-order': () => 'Les champs du FEC ne sont pas dans l’ordre réglementaire : ils sont lus par leur nom.',
  'fec-amounts-unreadable': ({ text }) => `Montants illisibles aux lignes ${text}.`,
  'fec-line-width': ({ text }) => `Le nombre de champs n’est pas celui de l’en-tête aux lignes ${text}.`,
  'fec-unbalanced': ({ text }) => `Le fichier n’est pas équilibré : écart de ${text} €.`,
  'fec-entry-unbalanced': ({ text }) => `Écriture non équilibrée : ${text} €.`,
};

/** The sentence of a fault or of a notice. */
export function remarkMessage(remark: LineRemark): string {
  return WORDS[remark.kind]?.(remark) ?? remark.kind;
}

const FORMATS = {
  pdf: 'un PDF : déposez-le comme une facture',
  zip: 'une archive : déposez les fichiers qu’elle contient',
  gzip: 'un fichier compressé : décompressez-le d’abord',
  'old-workbook': 'un classeur Excel ancien (.xls) : enregistrez-le en .xlsx',
  'binary-workbook': 'un classeur Excel binaire (.xlsb) : enregistrez-le en .xlsx',
  opendocument: 'un classeur OpenDocument (.ods) : enregistrez-le en .xlsx ou en CSV',
  xml: 'du XML ou une page web : déposez-le comme une facture, ou exportez en CSV',
} as const;

const WHY = {
  missing: 'il n’existe pas',
  folder: 'c’est un dossier',
  permission: 'vous n’en avez pas le droit',
  other: 'le lire échoue',
};

/** Why a list cannot be read, and what to do. */
export function listRefusalMessage(refusal: ListRefusal): string {
  const seen = 'titles' in refusal ? ` Titres lus : ${refusal.titles.filter(Boolean).slice(0, 12).join(', ')}.` : '';
  switch (refusal.kind) {
    case 'empty':
      return 'Le fichier est vide.';
    case 'file-not-readable':
      return `Le fichier ne peut pas être lu : ${WHY[refusal.why]}.`;
    case 'too-large':
      return `Le fichier est trop grand (${refusal.bytes} octets, ${refusal.limit} au plus) : exportez moins de lignes à la fois.`;
    case 'not-a-table':
      return 'Ce fichier n’est pas un tableau de factures : il y faut une ligne de titres et une facture par ligne.';
    case 'line-too-long':
      return `La ligne ${refusal.line} dépasse ${refusal.limit} caractères : un guillemet y est peut-être resté ouvert.`;
    case 'quote-not-closed':
      return `Un guillemet ouvert à la ligne ${refusal.line} n’est pas refermé.`;
    case 'too-many-columns':
      return `Le tableau a ${refusal.columns} colonnes (${refusal.limit} au plus).`;
    case 'unsupported-format':
      return `Ce fichier est ${FORMATS[refusal.format]}.`;
    case 'encrypted-workbook':
      return 'Le classeur est protégé par un mot de passe : enregistrez-le sans protection.';
    case 'workbook-with-macros':
      return 'Le classeur contient des macros : enregistrez-le en .xlsx, qui n’en a pas.';
    case 'damaged-workbook':
      return 'Le classeur est abîmé : ouvrez-le dans votre tableur et enregistrez-le de nouveau.';
    case 'aged-balance':
      return 'C’est une balance âgée : elle dit ce que doit chaque client, pas quelles factures. Exportez la liste des factures non réglées (ou l’échéancier client), une ligne par facture.';
    case 'no-such-column':
      return `Aucune colonne ne s’appelle « ${refusal.title} ».`;
    case 'no-number-column':
      return `Aucune colonne ne donne le numéro de facture.${seen}`;
    case 'no-date-column':
      return `Aucune colonne ne donne la date de facture.${seen}`;
    case 'no-debtor-column':
      return `Aucune colonne ne donne le nom du client.${seen}`;
    case 'no-amount-column':
      return `Aucune colonne ne donne un montant à recouvrer (TTC, solde, reste dû ou débit).${seen}`;
    case 'month-first-dates':
      return `La colonne « ${refusal.title} » écrit le mois d’abord (« ${refusal.text} », ligne ${refusal.line}) : exportez-la en jour/mois/année ou en AAAA-MM-JJ.`;
    case 'fec-fields-missing':
      return `Il manque des champs à ce FEC : ${refusal.fields.join(', ')}.`;
  }
}

/** How columns are called where a person maps them. */
export const FIELD_TITLES: Record<ListField, string> = {
  number: 'Numéro de facture',
  issueDate: 'Date de facture',
  dueDate: 'Échéance',
  debtorName: 'Nom du client',
  debtorCode: 'Code client',
  siren: 'SIREN',
  siret: 'SIRET',
  vat: 'N° TVA',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  contact: 'Contact',
  address: 'Adresse',
  addressMore: 'Adresse (suite)',
  postcode: 'Code postal',
  city: 'Ville',
  country: 'Pays',
  net: 'Montant HT',
  tax: 'TVA',
  total: 'Montant TTC',
  remaining: 'Reste dû',
  paid: 'Déjà réglé',
  debit: 'Débit',
  credit: 'Crédit',
  side: 'Sens (D/C)',
  lettering: 'Lettrage',
  status: 'Statut',
  type: 'Type de pièce',
  currency: 'Devise',
  label: 'Libellé',
  origin: 'Facture d’origine',
};
