import type { RoadKind, Step } from '../../../../law/road.ts';
import type { Phrase, Words } from '../say.ts';
import { roadWarnings } from './road-warnings.ts';

export const roadNames: Record<RoadKind, Words> = {
  'procedure-simplifiee': ['Procédure simplifiée des petites créances', 'Simplified procedure for small claims'],
  'creances-incontestees': ['Créances commerciales incontestées', 'Uncontested commercial claims'],
  'injonction-de-payer': ['Injonction de payer', 'Order for payment (injonction de payer)'],
  'injonction-europeenne': ['Injonction de payer européenne', 'European order for payment'],
  'petits-litiges-europeens': ['Petits litiges européens', 'European small claims procedure'],
  'refere-provision': ['Référé-provision', 'Summary proceedings (référé-provision)'],
  assignation: ['Assignation au fond', 'Summons on the merits (assignation)'],
  'declaration-de-creance': ['Déclaration de créance', 'Declaration in insolvency proceedings'],
};

const conditions: Record<string, Words> = {
  'claim-is-due': ['La créance est échue', 'The claim is due'],
  'not-prescribed': ['Elle n’est pas prescrite', 'It is not time-barred'],
  'debtor-not-insolvent': ['Aucune procédure collective n’est ouverte', 'No insolvency proceedings are open'],
  'not-a-public-buyer': ['Le débiteur n’est pas une personne publique', 'The debtor is not a public body'],
  'french-court-has-jurisdiction': [
    'Un tribunal français est compétent pour ce débiteur',
    'A French court has jurisdiction over this debtor',
  ],
  'debtor-in-a-french-district': [
    'Le débiteur vit dans le ressort d’une cour d’appel française',
    'The debtor lives in the district of a French court of appeal',
  ],
  'debtor-can-be-served': ['Le commandement peut être signifié au débiteur', 'The command can be served on the debtor'],
  'within-european-ceiling': [
    'Le montant ne dépasse pas le plafond européen',
    'The amount is within the European ceiling',
  ],
  'born-before-opening': [
    'La créance est née avant l’ouverture de la procédure',
    'The debt was born before the proceedings opened',
  ],
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
  'option-of-referral': [
    'Au choix : demander le renvoi immédiat en cas d’opposition',
    'Optional: ask for immediate referral if the debtor objects',
  ],
  'order-or-refusal': ['Ordonnance ou rejet', 'Order or refusal'],
  'order-served': ['Ordonnance signifiée', 'Order served'],
  'one-month-to-object': ['Un mois pour former opposition', 'One month to object'],
  'opposition-made': ['Opposition formée', 'Objection made'],
  'opposition-fee-consigned': [
    'Frais consignés dans les quinze jours de l’invitation du greffe',
    'Fee paid in within fifteen days of the registry’s invitation',
  ],
  'lawyer-within-fifteen-days': [
    'Avocat constitué dans les quinze jours de l’avis du greffe',
    'Lawyer appointed within fifteen days of the registry’s notice',
  ],
  'parties-summoned': ['Convocation des parties par le greffe', 'Parties summoned by the registry'],
  'service-act-produced': [
    'Acte de signification produit, à peine d’irrecevabilité',
    'Act of service produced, or the claims are inadmissible',
  ],
  'judgment-replaces-order': ['Jugement, qui remplace l’ordonnance', 'Judgment, which replaces the order'],
  enforcement: ['Exécution', 'Enforcement'],
  'form-a': ['Formulaire A', 'Form A'],
  'form-e-order': ['Injonction, formulaire E', 'Order, form E'],
  'form-f-opposition': ['Opposition éventuelle, formulaire F', 'Possible opposition, form F'],
  'european-claim-form': ['Demande par formulaire européen', 'Claim on the European form'],
  'debtor-answers': ['Réponse du débiteur', 'The debtor’s answer'],
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
  'declaration-to-mandataire': [
    'Déclaration envoyée au mandataire judiciaire',
    'Declaration posted to the court-appointed trustee (mandataire judiciaire)',
  ],
  'declaration-to-liquidateur': ['Déclaration envoyée au liquidateur', 'Declaration posted to the liquidator'],
  'claim-checked': ['Créance vérifiée', 'Claim checked'],
  'admission-or-dispute': ['Admission ou contestation', 'Admission or dispute'],
};

export const actorNames: Record<Step['by'], Words> = {
  creditor: ['vous', 'you'],
  debtor: ['le débiteur', 'the debtor'],
  court: ['le tribunal', 'the court'],
  'commissaire-de-justice': ['un commissaire de justice', 'a commissaire de justice'],
  lawyer: ['votre avocat', 'your lawyer'],
  liquidateur: ['le liquidateur', 'the liquidator'],
  mandataire: ['le mandataire judiciaire', 'the court-appointed trustee'],
};

const deadlines: Record<string, Words> = {
  'answer-to-invitation': ['Réponse du débiteur à l’invitation', 'Debtor’s answer to the invitation'],
  'consign-court-fee': ['Consigner les frais de greffe', 'Pay in the registry fee'],
  'serve-order': ['Faire signifier l’ordonnance', 'Have the order served'],
  opposition: ['Opposition du débiteur', 'Debtor’s opposition'],
  'enforceable-from': ['Ordonnance exécutoire à partir de ce jour', 'Order enforceable from this day'],
  'consign-opposition-fee': ['Consigner les frais d’opposition', 'Pay in the opposition fee'],
  'opposition-notice': ['Avis d’opposition du greffe', 'Registry’s notice of the objection'],
  'appoint-lawyer': ['Constituer avocat', 'Appoint a lawyer'],
  'european-opposition': ['Opposition à l’injonction européenne', 'Objection to the European order'],
  'serve-commandement': ['Signifier le commandement', 'Serve the command'],
  'serve-enforceable-record': ['Signifier le procès-verbal exécutoire', 'Serve the enforceable record'],
  'notify-default-judgment': ['Notifier le jugement par défaut', 'Notify the default judgment'],
  'publication-expected': ['Publication attendue au Bodacc', 'Publication expected in the Bodacc'],
  'declare-after-relief': ['Déclarer après le relevé de forclusion', 'Declare after relief'],
  'make-later-debt-known': [
    'Faire connaître la créance née après l’ouverture',
    'Make known a debt born after the opening',
  ],
  'answer-mandataire': ['Répondre à la contestation du mandataire', 'Answer the trustee’s dispute'],
  'declare-after-termination': ['Déclarer après la résiliation du contrat', 'Declare after the contract ended'],
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
  'served-too-late': ['après, la signification est tardive', 'after that, service is late'],
  'ask-the-greffe': ['après, interrogez le greffe', 'after that, ask the registry'],
  'proceedings-end-order-void': [
    'sinon, l’instance s’éteint et l’ordonnance est non avenue',
    'otherwise the proceedings end and the order is void',
  ],
  'order-becomes-enforceable': ['sinon, l’injonction devient exécutoire', 'otherwise the order becomes enforceable'],
  'judgment-lapses': ['sinon, le jugement est non avenu', 'otherwise the judgment is void'],
  'rank-is-lost': ['sinon, la créance perd son rang', 'otherwise the debt loses its rank'],
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
  'instalment-fee': ['Gestion d’un échéancier, l’émolument', 'Management of instalments, each fee'],
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
  'form-a': ['Formulaire européen de demande', 'European application form'],
  'form-e': ['Formulaire européen d’injonction', 'European form of the order'],
  'form-f': ['Formulaire européen d’opposition', 'European objection form'],
  'invitation-letter-and-answer-forms': [
    'Lettre d’invitation et bulletins de réponse',
    'Invitation letter and answer forms',
  ],
  'declaration-de-creance': ['Déclaration de créance', 'Declaration of claim'],
};

const tables = {
  condition: conditions,
  step: steps,
  deadline: deadlines,
  outcome: outcomes,
  cost: costs,
  form: forms,
  warning: roadWarnings,
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
