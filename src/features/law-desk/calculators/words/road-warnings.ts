import type { Words } from '../say.ts';

/** What a road warns of, by the code of the law. */
export const roadWarnings: Record<string, Words> = {
  'place-not-given': [
    'Sans le code postal du débiteur, le tribunal, ses frais et ses formulaires restent à confirmer.',
    'Without the debtor’s postcode, the court, its fees and its forms remain to be confirmed.',
  ],
  'court-not-known': [
    'Les listes officielles ne disent pas le tribunal de ce lieu : frais et formulaires à confirmer.',
    'The official lists do not give the court of this place: fees and forms to be confirmed.',
  ],
  'trader-assumed': [
    'Les deux parties sont supposées commerçantes : vérifiez-le, le tribunal en dépend.',
    'Both parties are taken for traders: check it, the court depends on it.',
  ],
  'chamber-of-tribunal-judiciaire': [
    'Chambre commerciale du tribunal judiciaire : demandez ses frais et son formulaire à son greffe.',
    'Commercial chamber of the tribunal judiciaire: ask its registry for fees and form.',
  ],
  'court-overseas-not-known': [
    'Un mois est ajouté comme si le tribunal était en métropole : donnez le code postal du débiteur.',
    'A month is added as if the court were in mainland France: give the debtor’s postcode.',
  ],
  'international-jurisdiction-not-established': [
    'Débiteur hors de France : la compétence d’un tribunal français n’est pas établie ici.',
    'Debtor outside France: the jurisdiction of a French court is not established here.',
  ],
  'order-is-void-new-request': [
    'Ordonnance non signifiée à temps : elle est non avenue, il faut une nouvelle requête.',
    'The order was not served in time: it is void, and a new request is needed.',
  ],
  'service-may-be-late': [
    'Signification à la limite du délai : un jour férié local, dont l’effet n’est pas jugé, peut la rendre tardive.',
    'Service at the very end of the time: a local holiday whose effect is not ruled may make it late.',
  ],
  'keep-act-of-service': [
    'Gardez l’acte de signification : sans lui, vos demandes seront irrecevables à l’audience.',
    'Keep the act of service: without it your claims are inadmissible at the hearing.',
  ],
  'order-not-enforceable-once-opposed': [
    'Opposition formée : l’ordonnance n’est plus exécutoire, un jugement la remplacera.',
    'An objection was made: the order cannot be enforced, a judgment will replace it.',
  ],
  'opposition-looks-late': [
    'L’opposition semble tardive : au tribunal de la dire irrecevable.',
    'The objection looks late: it is for the court to turn it down.',
  ],
  'fee-counted-from-opposition': [
    'Les quinze jours courent de l’invitation du greffe : la date montrée est la plus proche possible.',
    'The fifteen days run from the registry’s invitation: the date shown is the earliest possible.',
  ],
  'lawyer-within-fifteen-days-of-notice': [
    'Avocat à constituer dans les quinze jours de l’avis du greffe, sinon l’ordonnance est non avenue.',
    'A lawyer must be appointed within fifteen days of the registry’s notice, or the order is void.',
  ],
  'judgment-may-be-appealed': ['Le jugement sera susceptible d’appel.', 'The judgment may be appealed.'],
  'judgment-without-appeal': [
    'Le jugement sera rendu en dernier ressort, sans appel.',
    'The judgment will be without appeal.',
  ],
  'legal-aid-exemption-one-source': [
    'La dispense de la contribution de 50 € repose sur une seule source : à vérifier.',
    'The exemption from the €50 contribution rests on a single source: check it.',
  ],
  'regulation-not-read': [
    'Le règlement européen lui-même n’a pas été lu : conditions à vérifier.',
    'The European regulation itself was not read: check the conditions.',
  ],
  'hearing-is-past': ['La date d’audience donnée est passée.', 'The hearing date given is past.'],
  'debtor-is-struck-off': [
    'Société radiée : faites désigner un mandataire ad hoc, elle subsiste pour ses dettes.',
    'Struck-off company: have an ad hoc agent appointed, it survives for its debts.',
  ],
  'debtor-is-a-sole-trader': [
    'Entrepreneur individuel : à la cessation d’activité, ses patrimoines se réunissent.',
    'Sole trader: on ceasing business, both estates merge.',
  ],
  'conciliation-stops-nothing': [
    'Conciliation : rien n’est arrêté, mais le débiteur peut demander des délais.',
    'Conciliation: nothing is stayed, but the debtor may ask for time.',
  ],
  'pending-suit-is-suspended': [
    'L’instance en cours est suspendue jusqu’à la déclaration, puis ne fixe que le montant.',
    'The pending suit is suspended until the declaration, then only fixes the amount.',
  ],
  'interest-stops': [
    'L’ouverture arrête le cours des intérêts, sauf prêts ou paiements différés d’un an ou plus.',
    'The opening stops interest, except loans or deferred payments of a year or more.',
  ],
  'payment-may-be-annulled': [
    'Payée malgré l’interdiction, une créance antérieure expose à l’annulation pendant trois ans.',
    'Paid despite the ban, an earlier debt may see its payment annulled for three years.',
  ],
  'recipient-depends-on-kind': [
    'En liquidation, la déclaration va au liquidateur : précisez la procédure.',
    'In a liquidation the declaration goes to the liquidator: say which proceedings.',
  ],
  'later-debt-paid-at-term': [
    'Née après l’ouverture : payée à son échéance si elle est utile, sinon faites-la connaître à temps.',
    'Born after the opening: paid at its term if useful, otherwise make it known in time.',
  ],
  'say-when-debt-was-born': [
    'Facturée ou échue après l’ouverture : dites quel jour la créance est née.',
    'Invoiced or due after the opening: say on which day the debt was born.',
  ],
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
