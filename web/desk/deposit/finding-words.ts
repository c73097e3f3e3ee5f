import { t } from '@lingui/core/macro';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { procedureWords } from '../cases/words/procedure-words.ts';
import { linkedWords } from './linked/linked-words.ts';

export type Finding = DepositView['findings'][number];

/** What is doubtful or missing, in words: ours for what a first-time creditor meets, the server's French for the rest. */
function findingWords(
  { kind, message, facts = {} }: Pick<Finding, 'kind' | 'message' | 'facts'>,
  longDate: (date: CivilDate) => string,
): string {
  const day = (name: string) => (facts[name] ? longDate(facts[name] as CivilDate) : '');
  switch (kind) {
    case 'debtor-insolvent': {
      const [title, since, before] = [procedureWords(facts.procedure ?? ''), day('openedOn'), day('declareBefore')];
      return t`${title} depuis le ${since} : une facture d’avant ne se réclame plus, elle se déclare au mandataire judiciaire ou au liquidateur. Dernier jour pour déclarer : le ${before}. Passé ce jour, demandez conseil sans attendre.`;
    }
    case 'insolvency-doubtful': {
      const [title, since] = [procedureWords(facts.procedure ?? ''), day('openedOn')];
      return t`${title} depuis le ${since}, mais les annonces du Bodacc ne sont pas sûres : lisez-les avant toute demande. Rien ne lui sera envoyé.`;
    }
    case 'insolvent-since-before': {
      const [title, since] = [procedureWords(facts.procedure ?? ''), day('openedOn')];
      return t`${title} depuis le ${since}. Une facture née après peut être payée à son échéance si elle répond aux besoins de la procédure : vérifiez-le avec l’administrateur ou le liquidateur.`;
    }
    case 'insolvency-not-read':
      return t`Le Bodacc n’a pas répondu : une procédure collective du débiteur n’a pas pu être cherchée.`;
    case 'credit-note':
      return t`Ce fichier est un avoir : il diminue ce que l’on vous doit. Ajoutez-le au dossier de sa facture.`;
    case 'not-in-euros':
      return t`Cette facture n’est pas en euros : seules les factures en euros peuvent être recouvrées ici.`;
    case 'nothing-due':
      return t`D’après le fichier, plus rien n’est dû sur cette facture.`;
    case 'prescribed':
      return t`Cette créance est prescrite : elle ne peut plus être réclamée en justice, et nous ne la réclamons pas.`;
    case 'missing-due-date':
      return t`L’échéance n’est pas dans le fichier. Sans date convenue, elle est au plus tôt trente jours après la réception.`;
    case 'other-seller':
      return t`Le vendeur de cette facture n’est pas votre entreprise : vérifiez que la créance est bien la vôtre.`;
    case 'debtor-closed':
      return t`Le registre dit que cette entreprise a cessé : rien ne lui sera envoyé avant qu’une personne ait vérifié.`;
    case 'no-email':
      return t`Sans adresse électronique, la première relance partira par lettre et les suivantes seront moins nombreuses.`;
    case 'no-phone':
      return t`Sans téléphone, ni appel ni SMS.`;
    case 'no-address':
      return t`Sans adresse, ni lettre ni mise en demeure.`;
    case 'consumer':
      return t`Un particulier ne doit ni pénalités entre professionnels ni indemnité de 40 € : les intérêts au taux légal courent à partir de la mise en demeure.`;
    case 'rate-below-floor':
      return t`Le taux convenu est sous le minimum légal de trois fois l’intérêt légal : le minimum est appliqué.`;
    case 'prescription-near':
      return t`Cette créance se prescrit dans moins de six mois : les relances n’y changent rien, voyez un commissaire de justice dès maintenant.`;
    case 'same-number':
      return t`Une facture de ce numéro est déjà connue chez vous, pour un autre débiteur : vérifiez le numéro.`;
    case 'same-amount':
      return t`Ce débiteur a déjà une facture du même jour et du même montant : est-ce la même ?`;
    case 'term-too-long':
      return t`L’échéance dépasse le délai maximal entre professionnels (60 jours, ou 45 jours fin de mois), sauf secteur particulier : la créance reste due, mais ce délai expose à une amende.`;
    case 'foreign-debtor':
      return t`Le débiteur est hors de France : les rappels partent, mais l’injonction de payer française ne lui est pas ouverte.`;
    case 'public-buyer':
      return t`Un acheteur public doit le taux de la BCE majoré de 8 points, fixé au premier semestre de retard, et 40 € par facture ; il ne peut pas être poursuivi par injonction de payer.`;
    case 'factored':
      return t`La créance semble cédée à un affactureur : vérifiez qui peut la recouvrer.`;
    case 'doubtful-reading':
      return t`Lu sans certitude : vérifiez sur le document.`;
    case 'read-in-picture':
      return t`Lu dans une image : les montants que rien ne confirme ont été laissés vides.`;
    case 'declared-paid':
    case 'marked-paid':
      return t`Le fichier désigne une facture déjà payée : vérifiez qu’elle ne l’est pas.`;
    default:
      return message;
  }
}

/** The finding about a field, the gravest first. `invoice.dueOn` and `dueOn` are the same field, told by the form and by the file. */
export function findingOf(findings: readonly Finding[], path: string): Finding | undefined {
  const [, name] = path.split('.');
  // What blocks is said once, above the form.
  const about = findings.filter(
    ({ field, severity }) =>
      severity !== 'blocks' && (field === path || (path.startsWith('invoice.') && field === name)),
  );
  return about.find(({ severity }) => severity !== 'note') ?? about[0];
}

/** The words of a finding, in the language being read. */
export function useFindingWords(): (finding: Pick<Finding, 'kind' | 'message' | 'facts'>) => string {
  const { longDate, money } = useFormats();
  return (finding) => linkedWords(finding, money) ?? findingWords(finding, longDate);
}
