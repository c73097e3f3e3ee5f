import type { EventKind } from '../../../../law/prescription/events.ts';
import type { ChainLink } from '../../../../law/prescription/prescription.ts';
import type { Words } from '../say.ts';

/** What happened to a claim, as a person would tell it. */
export const eventWords: Record<EventKind, Words> = {
  reminder: ['Relance', 'Reminder'],
  call: ['Appel téléphonique', 'Phone call'],
  'mise-en-demeure': ['Mise en demeure', 'Formal notice (mise en demeure)'],
  'partial-payment': ['Paiement partiel', 'Part payment'],
  'request-for-time': ['Demande de délai par le débiteur', 'Request for time by the debtor'],
  'instalment-plan': ['Échéancier accepté', 'Instalment plan agreed'],
  acknowledgement: ['Reconnaissance écrite de la dette', 'Written acknowledgement of the debt'],
  'small-claims-invitation': ['Procédure simplifiée : invitation envoyée', 'Simplified procedure: invitation sent'],
  'small-claims-agreed': [
    'Procédure simplifiée : acceptée par le débiteur',
    'Simplified procedure: accepted by the debtor',
  ],
  'small-claims-ended': ['Procédure simplifiée : terminée', 'Simplified procedure: ended'],
  'mediation-agreed': ['Médiation ou conciliation convenue', 'Mediation or conciliation agreed'],
  'mediation-ended': ['Médiation ou conciliation terminée', 'Mediation or conciliation ended'],
  'injonction-filed': ['Requête en injonction de payer déposée', 'Request for an order for payment filed'],
  'injonction-served': ['Injonction de payer signifiée', 'Order for payment served'],
  'injonction-enforceable': ['Injonction de payer devenue exécutoire', 'Order for payment enforceable'],
  'court-claim': ['Assignation ou autre demande en justice', 'Summons or other court claim'],
  'proceedings-ended': ['Fin de l’instance', 'End of the proceedings'],
  'proceedings-void': [
    'Instance périmée, désistement ou demande rejetée',
    'Proceedings lapsed, withdrawn or dismissed',
  ],
  'judgment-enforceable': ['Jugement devenu exécutoire', 'Judgment enforceable'],
  'conservatory-measure': ['Mesure conservatoire', 'Conservatory measure'],
  'enforcement-act': ['Acte d’exécution forcée', 'Enforcement act'],
  'insolvency-declared': ['Créance déclarée à une procédure collective', 'Claim declared in insolvency proceedings'],
  'insolvency-closed': ['Procédure collective close', 'Insolvency proceedings closed'],
  'investigation-ordered': ['Mesure d’instruction ordonnée', 'Investigation ordered by a judge'],
  'investigation-done': ['Mesure d’instruction exécutée', 'Investigation done'],
};

/** What an event did to the clock. */
export const effectWords: Record<ChainLink['does'], Words> = {
  interrupts: ['Interrompt : un nouveau délai commence.', 'Interrupts: a new period begins.'],
  ends: ['Fin de l’interruption : le nouveau délai court.', 'The interruption ends: the new period runs.'],
  voids: ['L’interruption est non avenue.', 'The interruption is void.'],
  suspends: ['Suspend : le délai s’arrête.', 'Suspends: the period stops.'],
  resumes: ['Le délai reprend.', 'The period resumes.'],
  'opens-title': ['Un titre exécutoire a son propre délai.', 'An enforceable title has its own period.'],
  'may-interrupt': [
    'Peut valoir reconnaissance : personne ne peut en être sûr, la date à garder ne change pas.',
    'May count as an acknowledgement: nobody can be sure, so the date to guard does not change.',
  ],
  nothing: ['N’arrête pas le délai.', 'Does not stop the period.'],
  'still-stopped': [
    'C’est terminé, mais autre chose arrête encore le délai.',
    'It is over, but something else still stops the period.',
  ],
  'too-late': ['Trop tard : le délai était déjà expiré.', 'Too late: the period had already expired.'],
};
