import type { RoadKind, Step } from '../../../../law/road.ts';
import type { Phrase, Words } from '../say.ts';

export const roadNames: Record<RoadKind, Words> = {
  'procedure-simplifiee': ['Procédure simplifiée des petites créances', 'Simplified procedure for small claims'],
  'creances-incontestees': ['Créances commerciales incontestées', 'Uncontested commercial claims'],
  'injonction-de-payer': ['Injonction de payer', 'Order for payment (injonction de payer)'],
  'injonction-europeenne': ['Injonction de payer européenne', 'European order for payment'],
  'refere-provision': ['Référé-provision', 'Summary proceedings (référé-provision)'],
  assignation: ['Assignation au fond', 'Summons on the merits (assignation)'],
  'declaration-de-creance': ['Déclaration de créance', 'Declaration in insolvency proceedings'],
};

const conditions: Record<string, Words> = {
  'claim-is-due': ['La créance est échue', 'The claim is due'],
  'not-prescribed': ['Elle n’est pas prescrite', 'It is not time-barred'],
  'debtor-not-insolvent': ['Aucune procédure collective n’est ouverte', 'No insolvency proceedings are open'],
  'not-a-public-buyer': ['Le débiteur n’est pas une personne publique', 'The debtor is not a public body'],
  'prior-amicable-attempt': [
    'Une tentative amiable a eu lieu, ou en est dispensée',
    'An amicable attempt was made, or is not required',
  ],
  'decree-published': ['Le décret d’application est publié', 'The implementing decree is published'],
  invoiced: ['La créance a été facturée', 'The claim was invoiced'],
  'between-traders': ['Créancier et débiteur sont commerçants', 'Creditor and debtor are traders'],
  'not-contested': ['Le débiteur ne la conteste pas', 'The debtor does not contest it'],
  'contract-statute-or-bill': [
    'Elle vient d’un contrat, d’un statut ou d’un effet de commerce',
    'It comes from a contract, a statute or a bill',
  ],
  'contract-or-statute': ['Elle vient d’un contrat ou d’un statut', 'It comes from a contract or a statute'],
  'amount-is-determined': ['Son montant est déterminé', 'Its amount is determined'],
  'debtor-lives-in-france': ['Le débiteur demeure en France', 'The debtor lives in France'],
  'cross-border': ['Le débiteur est dans un autre État de l’Union européenne', 'The debtor is in another EU State'],
  'civil-or-commercial': ['La matière est civile ou commerciale', 'The matter is civil or commercial'],
  'within-ceiling': [
    'Principal et intérêts ne dépassent pas le plafond',
    'Principal and interest are within the ceiling',
  ],
  'not-an-invoice-between-traders': [
    'Ce n’est pas une facture entre commerçants',
    'It is not an invoice between traders',
  ],
  'not-seriously-contestable': [
    'L’obligation n’est pas sérieusement contestable',
    'The obligation is not seriously contestable',
  ],
  'is-proven': ['Elle est prouvée par des pièces', 'It is proven by documents'],
  'debtor-is-in-insolvency-proceedings': [
    'Le débiteur est en procédure collective',
    'The debtor is in insolvency proceedings',
  ],
  'within-time': ['Le délai de déclaration court encore', 'The time to declare is still running'],
};

const steps: Record<string, Words> = {
  'invitation-to-participate': ['Invitation à participer', 'Invitation to take part'],
  'acceptance-or-silence': [
    'Acceptation, ou silence d’un mois qui vaut refus',
    'Acceptance, or a month’s silence that means refusal',
  ],
  'agreement-on-amount-and-terms': ['Accord sur le montant et les modalités', 'Agreement on amount and terms'],
  'titre-executoire-delivered': ['Titre exécutoire délivré', 'Enforceable title delivered'],
  'commandement-de-payer-served': ['Commandement de payer signifié', 'Command to pay served'],
  'payment-contest-or-silence': ['Paiement, contestation ou silence', 'Payment, contest or silence'],
  'record-of-no-contest': ['Procès-verbal de non-contestation', 'Record of no contest'],
  'record-made-enforceable': ['Procès-verbal rendu exécutoire', 'Record made enforceable'],
  'enforceable-record-served': ['Titre signifié', 'Title served'],
  'request-with-documents': ['Requête avec les pièces', 'Request with the documents'],
  'order-or-refusal': ['Ordonnance ou rejet', 'Order or refusal'],
  'order-served': ['Ordonnance signifiée', 'Order served'],
  'one-month-to-object': ['Un mois pour former opposition', 'One month to object'],
  enforcement: ['Exécution', 'Enforcement'],
  'form-a': ['Formulaire A', 'Form A'],
  'form-e-order': ['Injonction, formulaire E', 'Order, form E'],
  'form-f-opposition': ['Opposition éventuelle, formulaire F', 'Possible opposition, form F'],
  'summons-drafted': ['Assignation rédigée', 'Summons drafted'],
  'hearing-date-asked': ['Date d’audience demandée', 'Hearing date requested'],
  'summons-served': ['Assignation signifiée', 'Summons served'],
  'summons-filed': ['Assignation déposée au greffe', 'Summons filed with the registry'],
  hearing: ['Audience', 'Hearing'],
  hearings: ['Audiences', 'Hearings'],
  judgment: ['Jugement', 'Judgment'],
  'judgment-served': ['Jugement signifié', 'Judgment served'],
  ordonnance: ['Ordonnance de référé', 'Interim order'],
  'ordonnance-served': ['Ordonnance signifiée', 'Order served'],
  'fifteen-days-to-appeal': ['Quinze jours pour faire appel', 'Fifteen days to appeal'],
  'declaration-posted': ['Déclaration envoyée', 'Declaration posted'],
  'claim-checked': ['Créance vérifiée', 'Claim checked'],
  'admission-or-dispute': ['Admission ou contestation', 'Admission or dispute'],
};

export const actorNames: Record<Step['by'], Words> = {
  creditor: ['vous', 'you'],
  debtor: ['le débiteur', 'the debtor'],
  court: ['le tribunal', 'the court'],
  'commissaire-de-justice': ['un commissaire de justice', 'a commissaire de justice'],
  lawyer: ['votre avocat', 'your lawyer'],
  mandataire: ['le mandataire judiciaire', 'the court-appointed trustee'],
};

const deadlines: Record<string, Words> = {
  'answer-to-invitation': ['Réponse du débiteur à l’invitation', 'Debtor’s answer to the invitation'],
  'consign-court-fee': ['Consigner les frais de greffe', 'Pay in the registry fee'],
  'serve-order': ['Faire signifier l’ordonnance', 'Have the order served'],
  opposition: ['Opposition du débiteur', 'Debtor’s opposition'],
  'enforceable-from': ['Ordonnance exécutoire à partir de ce jour', 'Order enforceable from this day'],
  'consign-opposition-fee': ['Consigner les frais d’opposition', 'Pay in the opposition fee'],
  'answer-to-commandement': ['Réponse du débiteur au commandement', 'Debtor’s answer to the command'],
  'earliest-record-of-no-contest': [
    'Procès-verbal de non-contestation, au plus tôt',
    'Record of no contest, at the earliest',
  ],
  'serve-summons': ['Signifier l’assignation', 'Serve the summons'],
  'file-summons': ['Déposer l’assignation au greffe', 'File the summons with the registry'],
  'declare-claim': ['Déclarer la créance', 'Declare the claim'],
  'ask-relief': ['Demander un relevé de forclusion', 'Ask for relief'],
  'claim-retained-goods': ['Revendiquer les biens réservés', 'Claim retained goods'],
};

const outcomes: Record<string, Words> = {
  'silence-is-refusal': ['sinon, le silence vaut refus', 'otherwise silence means refusal'],
  'request-lapses': ['sinon, la demande est caduque', 'otherwise the request lapses'],
  'order-is-void': ['sinon, l’ordonnance est non avenue', 'otherwise the order is void'],
  'order-becomes-judgment': ['sinon, l’ordonnance vaut jugement', 'otherwise the order becomes a judgment'],
  'not-yet-enforceable': ['avant, elle ne peut pas être exécutée', 'before that it cannot be enforced'],
  'record-of-no-contest': ['sinon, la non-contestation est constatée', 'otherwise the absence of contest is recorded'],
  'too-early': ['avant, il est trop tôt', 'before that it is too early'],
  'hearing-postponed': ['sinon, l’audience est renvoyée', 'otherwise the hearing is postponed'],
  'summons-lapses': ['sinon, l’assignation est caduque', 'otherwise the summons lapses'],
  'claim-is-not-opposable': ['sinon, la créance est inopposable', 'otherwise the claim cannot be asserted'],
  'relief-is-lost': ['après, le relevé n’est plus possible', 'after that, relief is lost'],
  'title-is-not-opposable': [
    'sinon, la réserve de propriété est inopposable',
    'otherwise the retention of title cannot be asserted',
  ],
  'no-later-contest': ['sinon, plus de contestation possible', 'otherwise no later contest'],
};

const costs: Record<string, Words> = {
  'procedure-simplifiee': ['Procédure simplifiée', 'Simplified procedure'],
  'creances-incontestees': ['Procédure des créances incontestées', 'Uncontested claims procedure'],
  greffe: ['Frais de greffe', 'Registry fee'],
  'legal-aid-contribution': ['Contribution pour l’aide juridique', 'Legal aid contribution'],
  'economic-justice-contribution': ['Contribution pour la justice économique', 'Economic justice contribution'],
  'creditor-recovery-fee': ['Droit de recouvrement à la charge du créancier', 'Recovery fee borne by the creditor'],
  'engagement-fee': ['Droit d’engagement des poursuites', 'Fee for starting proceedings'],
  'debtor-recovery-fee': ['Droit de recouvrement à la charge du débiteur', 'Recovery fee borne by the debtor'],
  assignation: ['Assignation', 'Summons'],
  'service-of-decision': ['Signification d’une décision', 'Service of a decision'],
  'service-of-title': ['Signification d’un autre titre', 'Service of another title'],
  'service-of-injonction': ['Signification de l’injonction de payer', 'Service of the order for payment'],
  'urgent-service': ['Signification urgente, sous 24 heures', 'Urgent service, within 24 hours'],
  'saisie-attribution': ['Saisie-attribution', 'Bank account attachment (saisie-attribution)'],
  'commandement-saisie-vente': ['Commandement aux fins de saisie-vente', 'Command before seizure and sale'],
  'sommation-interpellative': ['Sommation interpellative', 'Sommation interpellative'],
};

const forms: Record<string, Words> = {
  'requete-injonction': ['Requête en injonction de payer', 'Request for an order for payment'],
  'form-a': ['Formulaire européen', 'European form'],
  'invitation-letter-and-answer-forms': [
    'Lettre d’invitation et bulletins de réponse',
    'Invitation letter and answer forms',
  ],
  'declaration-de-creance': ['Déclaration de créance', 'Declaration of claim'],
};

const warnings: Record<string, Words> = {
  'request-possible-instead': [
    'Une requête suffit aussi, sans assignation.',
    'A plain request is also possible, without a summons.',
  ],
  'announced-only': [
    'Voie annoncée par la loi : sans son décret, elle ne peut pas encore être suivie.',
    'Announced by statute: without its decree it cannot be followed yet.',
  ],
  'any-contest-ends-it': ['Toute contestation du débiteur y met fin.', 'Any contest by the debtor ends it.'],
  'filing-does-not-interrupt-prescription': [
    'Déposer la requête n’interrompt pas la prescription : seule la signification le fait.',
    'Filing the request does not interrupt limitation: only its service does.',
  ],
  'opposition-likely': ['La contestation annonce une opposition.', 'The dispute makes an opposition likely.'],
  'proof-is-weak': ['Les preuves paraissent faibles.', 'The evidence looks weak.'],
  'opposition-may-reopen': [
    'Non remise en personne : l’opposition reste possible plus tard.',
    'Not served in person: an opposition remains possible later.',
  ],
  'no-payment-before-outcome': [
    'Rien ne peut être encaissé avant l’issue.',
    'Nothing may be collected before the outcome.',
  ],
  'another-officer-must-enforce': [
    'Un autre commissaire de justice exécute le titre.',
    'Another officer must enforce the title.',
  ],
  'refusal-likely': ['La contestation annonce un refus.', 'The dispute makes a refusal likely.'],
  'wait-for-publication': [
    'Le délai court de la publication au Bodacc : indiquez-la quand elle paraît.',
    'Time runs from publication in the Bodacc: give its date once published.',
  ],
  'relief-still-possible': [
    'Le délai est passé, mais un relevé de forclusion peut encore être demandé.',
    'Time has passed, but relief may still be asked.',
  ],
  'not-judged-on-the-merits': [
    'Décision provisoire : le fond peut encore être jugé.',
    'A provisional decision: the merits may still be judged.',
  ],
};

const tables = {
  condition: conditions,
  step: steps,
  deadline: deadlines,
  outcome: outcomes,
  cost: costs,
  form: forms,
  warning: warnings,
};

/** The words of a code of the roads; a code that has none yet is shown as it is rather than hidden. */
export function roadPhrase(table: keyof typeof tables, code: string): Phrase {
  const plain = code.replaceAll('-', ' ');
  return { words: tables[table][code] ?? [plain, plain] };
}

/** Does a code have its words? */
export function hasWords(table: keyof typeof tables, code: string): boolean {
  return tables[table][code] !== undefined;
}
