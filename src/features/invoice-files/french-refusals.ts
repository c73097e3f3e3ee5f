import { fieldName, pagesText } from './french-warnings.ts';
import type { InvoiceInFile, LooksLike, MissingField, OtherDocument, ReadRefusal } from './refusals.ts';

const megabytes = (bytes: number) => `${new Intl.NumberFormat('fr-FR').format(Math.round(bytes / 1e5) / 10)} Mo`;

const LOOKS: Record<LooksLike, string> = {
  zip: 'une archive ZIP : extrayez-en les factures et déposez-les une à une',
  gzip: 'une archive compressée : extrayez-en la facture',
  image:
    'une image d’un format qui n’est pas lu : déposez un PDF, un TIFF, un JPEG ou un PNG, ou saisissez la facture à la main',
  heic: 'une photo HEIC, le format des iPhone, qui n’est pas lu : ouvrez la photo et enregistrez-la en JPEG ; ou, sur l’iPhone, choisissez Réglages, Appareil photo, Formats, « Le plus compatible », et reprenez la photo',
  'office-document': 'un document bureautique : exportez la facture en Factur-X, en XML ou en PDF',
  html: 'une page web : déposez la facture électronique elle-même, pas la page qui l’affiche',
  json: 'un fichier JSON : déposez la facture en Factur-X, CII ou UBL',
  edifact: 'un message EDIFACT : demandez la facture en Factur-X, CII ou UBL',
  email: 'un courriel : déposez la pièce jointe et non le message',
  text: 'un texte simple : déposez la facture électronique, ou saisissez-la à la main',
  binary: 'd’aucun format de facture connu : vérifiez qu’il s’agit du bon fichier',
};

const DOCUMENTS: Record<OtherDocument, string> = {
  order: 'une commande',
  delivery: 'un document de livraison',
  'bank-message':
    'un fichier bancaire (relevé ou ordre de paiement) ; les relevés s’importent depuis la page des règlements',
  'application-response': 'un accusé de réception d’un document',
  reminder: 'une relance',
  statement: 'un relevé de compte',
  'e-reporting': 'une déclaration de données de transaction ou de paiement (e-reporting)',
  catalogue: 'un catalogue',
  quote: 'un devis',
  proforma: 'une facture proforma, qui n’est pas due',
  receipt: 'un reçu',
  terms: 'des conditions générales',
  other: 'un document XML d’un autre type',
};

const MISSING: Record<MissingField, string> = {
  title: 'le mot « facture »',
  number: 'le numéro',
  issueDate: 'la date d’émission',
  total: 'le total',
};

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}

function numberText(reading: InvoiceInFile['reading']): string {
  if (!reading.refused) return `n° ${reading.value.number}`;
  const number = reading.refusal.kind === 'incomplete-reading' ? reading.refusal.partial.number : undefined;
  return number === undefined ? 'numéro non lu' : `n° ${number}`;
}

const UNREADABLE = {
  missing: 'Fichier introuvable : vérifiez le chemin.',
  folder: 'C’est un dossier : indiquez les fichiers qu’il contient.',
  permission: 'Lecture interdite : vérifiez les droits sur ce fichier.',
  'not-a-file': 'Ce n’est pas un fichier ordinaire : copiez la facture dans un fichier.',
  other: 'Fichier illisible : vérifiez le support.',
} as const;

/** The sentence, in French, that tells a person why a file was refused, where the fault is and what to do. */
export function refusalMessage(refusal: ReadRefusal): string {
  switch (refusal.kind) {
    case 'empty-file':
      return 'Le fichier est vide : déposez-le de nouveau.';
    case 'too-large':
      return `Le fichier pèse ${megabytes(refusal.bytes)}, plus que les ${megabytes(refusal.limit)} admis : déposez la facture sans ses annexes.`;
    case 'too-heavy':
      return refusal.why === 'crash'
        ? 'La lecture du fichier a échoué : demandez un nouvel exemplaire de la facture.'
        : `Le fichier demande trop ${refusal.why === 'time' ? 'de temps' : 'de mémoire'} pour être lu : il est anormal, demandez un nouvel exemplaire de la facture.`;
    case 'unknown-format':
      return refusal.looksLike
        ? `Le fichier est ${LOOKS[refusal.looksLike]}.`
        : 'Format inconnu : déposez une facture Factur-X, CII ou UBL.';
    case 'not-an-invoice':
      return `Ce n’est pas une facture mais ${DOCUMENTS[refusal.document]} (« ${refusal.name} »).`;
    case 'incomplete-reading':
      return `Lu en partie : ${listOf(refusal.missing.map((field) => MISSING[field]))} non lu avec certitude. Complétez à la main d’après le document.`;
    case 'lifecycle-message':
      return 'C’est un message de cycle de vie (CDAR) et non une facture : importez-le dans le suivi de la facture (commande « lifecycle read »).';
    case 'not-a-lifecycle-message':
      return `C’est une facture (${refusal.name}) et non un message de cycle de vie : lisez-la avec « invoice read ».`;
    case 'lifecycle-without-status':
      return 'Le message de cycle de vie ne donne le statut d’aucune facture : demandez-en un nouvel exemplaire.';
    case 'unsupported-invoice-format':
      return `Le format ${refusal.format} n’est pas lu : demandez la facture en Factur-X, CII ou UBL, ou saisissez-la à la main.`;
    case 'several-invoices': {
      const { invoices, unread, pageCount } = refusal;
      const each = invoices.map(({ pages, reading }) => `${numberText(reading)}, ${pagesText(pages)}`).join(' ; ');
      const rest = unread
        ? ` Il compte ${pageCount} pages : ${unread.from === unread.to ? `la page ${unread.from} n’a pas été lue` : `de la page ${unread.from} à la page ${unread.to}, toutes n’ont pas été lues`}, une autre facture peut s’y trouver.`
        : '';
      return `Le fichier contient ${invoices.length} factures (${each}) : chacune est à vérifier à part.${rest}`;
    }
    case 'nothing-recognised':
      return 'Aucun texte n’a pu être reconnu dans l’image : déposez une image plus nette et bien droite, ou saisissez la facture à la main.';
    case 'picture-damaged':
      return 'L’image est abîmée et ne s’ouvre pas : déposez-en un nouvel exemplaire.';
    case 'unsupported-picture':
      return 'Ce TIFF est d’une variante qui n’est pas lue : enregistrez-le en PDF ou en JPEG, puis déposez-le de nouveau.';
    case 'file-not-readable':
      return UNREADABLE[refusal.why];
    case 'no-invoice-number':
      return `${fieldName({ term: 'BT-1' })} : absent. Sans lui la créance ne peut pas être désignée ; demandez une facture complète ou saisissez-la.`;
    case 'no-amount':
      return `Ni ${fieldName({ term: 'BT-112' })} ni ${fieldName({ term: 'BT-115' })} : la facture ne dit pas ce qui est dû. Saisissez-la à la main.`;
    case 'amounts-unreadable':
      return `${fieldName({ term: refusal.term })} : « ${refusal.text} » n’est pas un montant. Demandez une facture corrigée.`;
    case 'amounts-contradictory':
      return `${fieldName({ term: refusal.term })} : plusieurs valeurs (${refusal.texts.join(' ; ')}). Demandez une facture corrigée.`;
    default:
      return containerMessage(refusal);
  }
}

type ContainerRefusal = Extract<
  ReadRefusal,
  { kind: `xml-${string}` | `pdf-${string}` | 'two-invoices' | 'wrong-encoding' }
>;

const TOO_MANY = {
  elements: 'd’éléments',
  attributes: 'd’attributs sur un élément',
  text: 'de texte dans un élément',
} as const;

const PDF_FAULTS: [RegExp, string][] = [
  [/^cut off$/, 'il est coupé avant sa fin'],
  [/^no catalog$/, 'sa structure est illisible'],
  [/^pages$/, 'ses pages sont illisibles'],
  [/: empty$/, 'la facture qu’il contient est vide'],
  [/: unsupported-filter$/, 'la facture qu’il contient est codée d’une façon inconnue'],
];

function containerMessage(refusal: ContainerRefusal): string {
  switch (refusal.kind) {
    case 'wrong-encoding': {
      const where = refusal.byte === undefined ? '' : ` (vers l’octet ${refusal.byte})`;
      return `Encodage des caractères : le contenu n’est pas en ${refusal.declared.toUpperCase()} comme annoncé${where}, ou cet encodage n’est pas lu. Demandez le fichier en UTF-8.`;
    }
    case 'xml-malformed':
      return `XML mal formé, ligne ${refusal.line}, colonne ${refusal.column} (${refusal.detail}) : le fichier est abîmé ou coupé, demandez-en un nouvel exemplaire.`;
    case 'xml-with-dtd':
      return 'Le XML contient une déclaration DOCTYPE, interdite dans une facture électronique parce qu’elle permet des attaques : demandez un fichier sans DOCTYPE.';
    case 'xml-too-deep':
      return `Le XML emboîte plus de ${refusal.limit} éléments : ce n’est pas une facture normale.`;
    case 'xml-too-large':
      return `Le XML contient trop ${TOO_MANY[refusal.what]} (plus de ${refusal.limit}) : ce n’est pas une facture normale.`;
    case 'pdf-damaged': {
      const fault = PDF_FAULTS.find(([pattern]) => pattern.test(refusal.detail))?.[1];
      return `Le PDF est abîmé : ${fault ?? 'la facture qu’il contient ne se décompresse pas'}. Demandez-en un nouvel exemplaire.`;
    }
    case 'pdf-encrypted':
      return 'Le PDF est protégé par un mot de passe : déposez-le sans protection.';
    case 'pdf-without-invoice-data': {
      const found =
        refusal.attachments.length > 0 ? ` (pièces jointes trouvées : ${refusal.attachments.join(', ')})` : '';
      return `Le PDF ne contient pas de facture électronique${found} : déposez le Factur-X ou le XML s’il existe, sinon saisissez la facture à la main.`;
    }
    case 'pdf-without-text':
      return 'Le PDF ne contient que des images, où aucun texte n’a pu être lu : saisissez la facture à la main.';
    case 'pdf-attachment-too-large':
      return `La pièce jointe « ${refusal.name} » dépasse ${megabytes(refusal.limit)} une fois décompressée : ce n’est pas une facture normale.`;
    case 'two-invoices':
      return `Le PDF contient plusieurs factures différentes (${refusal.names.map((name, i) => `${name} : n° ${refusal.numbers[i] ?? '?'}`).join(' ; ')}) : déposez-les séparément.`;
  }
}
