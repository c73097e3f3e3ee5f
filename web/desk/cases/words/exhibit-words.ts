import { t } from '@lingui/core/macro';
import type { ExhibitKind, FileItem } from '../../../../src/features/exhibits/exhibits.contract.ts';
import { ApiProblem } from '../../../ui/api.ts';
import type { ProblemWords } from '../../../ui/states/problem-words.ts';

/** The nature of an exhibit. */
export function exhibitWords(kind: ExhibitKind): string {
  switch (kind) {
    case 'order':
      return t`Bon de commande`;
    case 'quote':
      return t`Devis signé`;
    case 'contract':
      return t`Contrat`;
    case 'delivery-note':
      return t`Bon de livraison`;
    case 'acceptance':
      return t`Procès-verbal de réception`;
    case 'terms':
      return t`Conditions générales`;
    case 'correspondence':
      return t`Échanges avec le débiteur`;
    case 'acknowledgement':
      return t`Reconnaissance de dette`;
    case 'payment-proof':
      return t`Preuve de paiement`;
    case 'other':
      return t`Autre pièce`;
  }
}

/** Why something that came by email was not kept. */
export function refusedPartWords(reason: string): string {
  switch (reason) {
    case 'infected':
      return t`Elle contient un virus.`;
    case 'archive':
      return t`C’est une archive compressée : demandez les fichiers un par un.`;
    case 'program':
      return t`C’est un programme, pas un document.`;
    case 'sealed':
      return t`Elle est enfermée dans un format que seul le logiciel de l’expéditeur ouvre : demandez un PDF.`;
    case 'too-many':
      return t`Le message avait trop de pièces : demandez le reste dans un autre message.`;
    case 'too-deep':
      return t`Elle était dans un message transféré trop de fois : demandez-la directement.`;
    default:
      return t`Elle n’a pas pu être lue.`;
  }
}

/** What the file holds or lacks: its name, and how to mend it. */
export function fileItemWords(item: FileItem): { name: string; mend: string } {
  switch (item) {
    case 'invoice':
      return {
        name: t`La facture`,
        mend: t`Ajoutez le fichier de la facture : un juge lit le document, pas la saisie.`,
      };
    case 'order':
      return { name: t`La commande`, mend: t`Ajoutez le bon de commande, le devis signé ou le contrat.` };
    case 'delivery':
      return { name: t`La livraison ou l’exécution`, mend: t`Ajoutez le bon de livraison ou le procès-verbal signé.` };
    case 'terms':
      return { name: t`Les conditions générales`, mend: t`Ajoutez celles que le client a acceptées.` };
    case 'debtor-identity':
      return { name: t`L’identité du débiteur`, mend: t`Donnez son SIREN : un acte vise une personne précise.` };
    case 'debtor-address':
      return { name: t`L’adresse du débiteur`, mend: t`Complétez-la : un acte se signifie à une adresse.` };
    case 'mise-en-demeure':
      return { name: t`La mise en demeure`, mend: t`Elle part au jour prévu du plan, avec sa preuve.` };
    case 'exchanges':
      return { name: t`Les échanges`, mend: t`Ajoutez les courriels où le débiteur parle de cette facture.` };
  }
}

/** Refusals of the acts on exhibits. */
export function exhibitRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const safe = t`Le dossier n’a pas changé.`;
  if (failure.kind === 'exhibit-already-there') {
    return {
      happened: t`Cette pièce est déjà au dossier.`,
      safe,
      todo: t`Le même fichier n’est gardé qu’une fois.`,
      canRetry: false,
    };
  }
  if (failure.kind === 'dated-in-the-future') {
    return {
      happened: t`Cette date n’est pas encore passée.`,
      safe,
      todo: t`Donnez le jour que porte la pièce, ou laissez la date vide.`,
      canRetry: false,
    };
  }
  return undefined;
}
