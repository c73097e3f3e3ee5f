import { registerProblems } from '../../platform/problems.ts';

/** Refusals of this feature as HTTP answers them: status and French title. */
export function registerCaseProblems(): void {
  registerProblems({
    'no-such-case': [404, 'Ce dossier n’existe pas, ou n’est pas le vôtre.'],
    'case-closed': [409, 'Le dossier est clos.'],
    'invalid-case': [422, 'Certaines informations sont à corriger avant d’ouvrir le dossier.'],
    'organisation-incomplete': [
      409,
      'Complétez d’abord votre entreprise : sans ces informations, aucune lettre ne peut partir en votre nom.',
    ],
    'case-already-open': [409, 'Cette facture a déjà un dossier ouvert.'],
    'invoice-already-known': [409, 'Cette facture a déjà été déposée, et son dossier est clos.'],
    'no-such-deposit': [404, 'Ce dépôt n’existe pas.'],
    'already-held': [409, 'Les relances sont déjà arrêtées pour cette raison.'],
    'promise-in-the-past': [422, 'La date promise est déjà passée.'],
    'promise-too-far': [422, 'La date promise est trop lointaine.'],
    'pause-in-the-past': [422, 'La date de fin est déjà passée.'],
    'no-such-debtor': [404, 'Ce débiteur n’existe pas.'],
    'invalid-debtor': [422, 'Certaines coordonnées sont à corriger.'],
    'no-such-hold': [404, 'Cet arrêt des relances n’existe pas.'],
    'hold-already-ended': [409, 'Cet arrêt des relances est déjà levé.'],
    'answer-does-not-fit': [422, 'Cette réponse ne convient pas à cet arrêt.'],
    'invoice-not-found': [404, 'La facture n’existe pas.'],
    'received-in-the-future': [422, 'La date de réception est dans le futur.'],
    'law-not-known-on': [409, 'Le droit applicable à cette date n’est pas connu : une personne doit le renseigner.'],
    'not-positive': [422, 'Le montant doit être positif.'],
    'before-invoice': [422, 'Cette date précède la facture.'],
    'no-such-step': [404, 'Cette étape n’existe pas.'],
    'step-already-done': [409, 'Cette étape a déjà eu lieu.'],
    'step-in-the-past': [422, 'Cette date est déjà passée.'],
    'not-renderable': [409, 'Ce message ne peut pas encore être écrit : il manque des informations.'],
    'nothing-paid-out': [409, 'Rien n’a encore été reversé sur ce dossier.'],
    'no-such-call': [404, 'Cet appel n’existe pas.'],
    'call-already-done': [409, 'Cet appel a déjà été rendu.'],
    'promise-without-date': [422, 'Indiquez la date promise.'],
    'credit-note-already-known': [409, 'Cet avoir est déjà enregistré.'],
    'credit-note-before-invoice': [422, 'L’avoir est daté d’avant la facture.'],
    'credit-note-in-the-future': [422, 'L’avoir est daté du futur.'],
    'credit-notes-exceed-invoice': [422, 'Les avoirs dépassent le montant réclamé.'],
    'not-at-hand-over': [409, 'Le dossier n’en est pas à cette décision.'],
  });
}
