import type { FieldRef, PartyRole, ReadWarning, SumRule, SuspiciousText } from './read-warnings.ts';

/** Names of the fields of EN 16931 that messages speak of. */
const FIELDS: Record<string, string> = {
  'BT-1': 'Numéro de facture',
  'BT-2': 'Date d’émission',
  'BT-3': 'Type de facture',
  'BT-5': 'Monnaie',
  'BT-9': 'Date d’échéance',
  'BT-10': 'Référence de l’acheteur',
  'BT-13': 'Numéro de commande',
  'BT-20': 'Conditions de paiement',
  'BT-22': 'Note',
  'BT-24': 'Profil',
  'BT-26': 'Date de la facture antérieure',
  'BT-27': 'Nom du vendeur',
  'BT-44': 'Nom de l’acheteur',
  'BT-59': 'Nom du bénéficiaire',
  'BT-72': 'Date de livraison',
  'BT-83': 'Référence de paiement',
  'BT-106': 'Somme des lignes',
  'BT-107': 'Total des remises',
  'BT-108': 'Total des frais',
  'BT-109': 'Total hors taxe',
  'BT-110': 'Total de la TVA',
  'BT-112': 'Total toutes taxes comprises',
  'BT-113': 'Montant déjà payé',
  'BT-114': 'Arrondi',
  'BT-115': 'Montant à payer',
};

/** `Total hors taxe (BT-109)`. */
export function fieldName(field: FieldRef): string {
  return `${FIELDS[field.term] ?? 'Champ'} (${field.term})`;
}

const PARTIES: Record<PartyRole, string> = { seller: 'du vendeur', buyer: 'de l’acheteur', payee: 'du bénéficiaire' };

const SUMS: Record<SumRule, [string, string]> = {
  'line-total-mismatch': ['BT-106', 'somme des lignes'],
  'net-total-mismatch': ['BT-109', 'lignes moins remises plus frais'],
  'vat-basis-mismatch': ['BT-109', 'somme des bases de TVA'],
  'tax-total-mismatch': ['BT-110', 'somme des TVA par taux'],
  'grand-total-mismatch': ['BT-112', 'hors taxe plus TVA'],
  'due-amount-mismatch': ['BT-115', 'toutes taxes moins déjà payé plus arrondi'],
};

const IBAN_FAULTS = {
  shape: 'ce n’est pas un IBAN',
  country: 'pays inconnu',
  length: 'longueur fausse',
  checksum: 'clé de contrôle fausse',
} as const;

const SUSPICIONS: Record<SuspiciousText, string> = {
  formula: 'commence comme une formule de tableur',
  'control-character': 'contient des caractères invisibles ou de commande',
  markup: 'contient du balisage ou un script',
  template: 'contient une instruction de gabarit',
  'too-long': 'est d’une longueur anormale',
};

const MENTIONS = {
  PMT: 'indemnité forfaitaire de 40 € pour frais de recouvrement (note PMT)',
  PMD: 'pénalités de retard (note PMD)',
  AAB: 'escompte, ou son absence (note AAB)',
} as const;

type Invoiced = Extract<ReadWarning, { field: FieldRef } | { kind: SumRule }>;

/** The sentence, in French, that tells a person what is doubtful and in which field. */
export function warningMessage(warning: ReadWarning): string {
  switch (warning.kind) {
    case 'due-before-issue':
      return `L’échéance (${warning.dueDate}) précède l’émission (${warning.issueDate}).`;
    case 'several-due-dates':
      return `Plusieurs échéances : ${warning.dates.join(', ')}. La première est retenue.`;
    case 'unknown-currency':
      return `${fieldName({ term: 'BT-5' })} : « ${warning.text} » n’est pas un code ISO 4217.`;
    case 'not-in-euros':
      return `La facture est en ${warning.currency} et non en euros.`;
    case 'unknown-type-code':
      return `${fieldName({ term: 'BT-3' })} : code « ${warning.text} » inconnu.`;
    case 'type-code-assumed':
      return `${fieldName({ term: 'BT-3' })} : ${warning.written === undefined ? 'absent' : `« ${warning.written} » ne convient pas à ce document`}, lu comme ${warning.used} d’après la nature du document.`;
    case 'vat-rate-mismatch':
      return `TVA à ${warning.rate} % sur ${warning.basis} : ${warning.written} écrit, ${warning.computed} calculé (écart ${warning.difference}).`;
    case 'negative-due-amount':
      return `${fieldName({ term: 'BT-115' })} : ${warning.text}, négatif. Le document vaut avoir.`;
    case 'nothing-due':
      return `${fieldName({ term: 'BT-115' })} : ${warning.text}. Selon la facture, rien ne reste dû.`;
    case 'declared-paid':
      return `Le cadre de facturation ${warning.process} désigne une facture déjà payée.`;
    case 'marked-paid':
      return `Le document dit qu’il est payé (« ${warning.text} ») : vérifiez ce qui reste dû.`;
    case 'other-payee':
      return `Le paiement est demandé pour un autre bénéficiaire que le vendeur${warning.name ? ` : ${warning.name}` : ''}.`;
    case 'factored':
      return `La créance semble cédée à un affactureur (« ${warning.evidence} ») : vérifiez qui peut la recouvrer.`;
    case 'missing-mention':
      return `Mention obligatoire absente de la facture : ${MENTIONS[warning.mention]}.`;
    case 'invalid-iban':
      return `IBAN « ${warning.text} » : ${IBAN_FAULTS[warning.why]}.`;
    case 'invalid-siren':
      return `SIREN ${PARTIES[warning.party]} « ${warning.text} » : clé de contrôle fausse.`;
    case 'invalid-siret':
      return `SIRET ${PARTIES[warning.party]} « ${warning.text} » : clé de contrôle fausse.`;
    case 'invalid-vat':
      return `Numéro de TVA ${PARTIES[warning.party]} « ${warning.text} » : ${warning.why === 'shape' ? 'forme inattendue' : 'clé de contrôle fausse'}.`;
    case 'identifiers-disagree':
      return `Les numéros ${PARTIES[warning.party]} désignent des entreprises différentes : ${warning.values.join(', ')}.`;
    case 'same-seller-and-buyer':
      return `Vendeur et acheteur ont le même SIREN : ${warning.text}.`;
    case 'missing-field':
    case 'doubtful-reading':
    case 'repeated-field':
    case 'impossible-date':
    case 'unusual-date-format':
    case 'unreadable-amount':
    case 'fraction-of-cent':
    case 'implausible-amount':
    case 'other-currency':
    case 'suspicious-text':
      return fieldMessage(warning);
    default:
      return 'computed' in warning ? sumMessage(warning) : fileMessage(warning);
  }
}

function sumMessage(warning: Extract<Invoiced, { kind: SumRule }>): string {
  const [term, how] = SUMS[warning.kind];
  const currency = warning.currency === undefined ? '' : ` ${warning.currency}`;
  return `${fieldName({ term })} : ${warning.written} écrit, ${warning.computed} calculé (${how}), écart ${warning.difference}${currency}.`;
}

function fieldMessage(warning: Extract<ReadWarning, { field: FieldRef }>): string {
  const name = fieldName(warning.field);
  switch (warning.kind) {
    case 'missing-field':
      return `${name} : absent.`;
    case 'doubtful-reading':
      return `${name} : « ${warning.text} » est lu sans certitude (${warning.confidence} %), vérifiez sur le document.`;
    case 'repeated-field':
      return `${name} : écrit plusieurs fois ; « ${warning.used} » est retenu, « ${warning.others.join(' », « ')} » ignoré.`;
    case 'impossible-date':
      return `${name} : « ${warning.text} » n’est pas une date possible.`;
    case 'unusual-date-format':
      return `${name} : « ${warning.text} » n’est pas écrit dans le format prévu.`;
    case 'unreadable-amount':
      return `${name} : « ${warning.text} » n’est pas un montant.`;
    case 'fraction-of-cent':
      return `${name} : ${warning.text} compte une fraction de centime.`;
    case 'implausible-amount':
      return `${name} : ${warning.text} est d’une grandeur invraisemblable.`;
    case 'other-currency':
      return `${name} : ${warning.text} est exprimé en ${warning.currency}, une autre monnaie que la facture.`;
    case 'suspicious-text':
      return `${name}${warning.field.party ? ` ou coordonnées ${PARTIES[warning.field.party]}` : ''} : le texte « ${warning.text} » ${SUSPICIONS[warning.why]}.`;
  }
}

/** « page 3 », « pages 1 à 2 », « pages 1, 4 et 5 ». */
export function pagesText(pages: readonly number[], capital = false): string {
  const word = `${capital ? 'P' : 'p'}age${pages.length > 1 ? 's' : ''}`;
  const [first = 1, ...rest] = pages;
  const last = rest.at(-1);
  if (last === undefined) return `${word} ${first}`;
  const isRun = last - first === rest.length && rest.length > 1;
  if (isRun) return `${word} ${first} à ${last}`;
  return `${word} ${[first, ...rest.slice(0, -1)].join(', ')} et ${last}`;
}

type FileWarning = Exclude<ReadWarning, { field: FieldRef } | { computed: string }>;

function fileMessage(warning: FileWarning): string {
  switch (warning.kind) {
    case 'encoding-mismatch':
      return `Le fichier annonce l’encodage ${warning.declared} mais il est en UTF-8 : il a été lu en UTF-8.`;
    case 'test-document':
      return 'Le fichier se déclare document d’essai.';
    case 'copy-of-invoice':
      return 'Le fichier se déclare copie d’une facture.';
    case 'pdf-repaired':
      return 'La structure du PDF est abîmée ; la facture qu’il contient a pu être lue en entier.';
    case 'pdf-restricted':
      return 'Le PDF est chiffré sans mot de passe d’ouverture : il ne respecte pas PDF/A-3.';
    case 'unread-pages':
      return `Document de ${warning.pageCount} pages : ${warning.from === warning.to ? `la page ${warning.from} n’a pas été lue` : `les pages ${warning.from} à ${warning.to} n’ont pas été lues`}. Si une autre facture s’y trouve, déposez-la à part.`;
    case 'picture-pages':
      return `${pagesText(warning.pages, true)} : image sans texte, non lue. Si une autre facture s’y trouve, déposez-la à part.`;
    case 'perhaps-several-invoices':
      return `Ce fichier contient peut-être plusieurs factures (voyez ${pagesText(warning.pages)}) : une seule a été lue. Vérifiez les montants, et déposez les autres à part.`;
    case 'attachment-altered':
      return `La pièce jointe « ${warning.name} » ne correspond pas à l’empreinte que le PDF en donne : elle a été modifiée ou mal enregistrée.`;
    case 'unreadable-attachment':
      return `La pièce jointe « ${warning.name} » porte le nom d’une facture mais n’a pas pu être lue (${warning.refusal}).`;
    case 'unusual-attachment-name':
      return `La facture a été lue dans la pièce jointe « ${warning.name} », dont le nom n’est pas celui que prévoient Factur-X et ZUGFeRD.`;
    case 'same-invoice-twice':
      return `La même facture figure plusieurs fois dans le PDF : ${warning.names.join(', ')}.`;
    case 'other-invoice-attached':
      return `Une autre facture est jointe au PDF : « ${warning.name} »${warning.number ? ` (n° ${warning.number})` : ''}.`;
    default:
      return '';
  }
}
