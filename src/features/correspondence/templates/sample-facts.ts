import { creditorReference } from '../../../kernel/iban.ts';
import type { MessageFacts } from '../message-facts.ts';

/** Facts with valid defaults, for tests, benches and previews of templates. */
export function sampleFacts(change: Partial<MessageFacts> = {}): MessageFacts {
  return {
    writtenOn: '2026-12-03',
    caseReference: 'RCV-2026-000142',
    paymentReference: creditorReference('RCV2026000142'),
    creditor: {
      name: 'Atelier Kermeur',
      legalForm: 'SARL',
      siren: '404833048',
      rcsCity: 'Rennes',
      capital: '10000.00',
      addressLines: ['12 rue de la Visitation', '35000 Rennes'],
      city: 'Rennes',
      email: 'compta@atelier-kermeur.example',
      phone: '+33299000000',
      signatoryName: 'Anne Kermeur',
      signatoryRole: 'Gérante',
    },
    debtor: {
      name: 'Menuiserie Le Goff',
      kind: 'company',
      siren: '552100554',
      legalForm: 'SAS',
      contactName: 'Yann Le Goff',
      addressLines: ['ZA de la Lande', '4 allée des Charpentiers', '56300 Pontivy'],
    },
    invoices: [
      {
        number: 'F-2026-118',
        issuedOn: '2026-09-09',
        dueOn: '2026-10-09',
        total: '5560.00',
        paid: '1000.00',
        credited: '0.00',
        balance: '4560.00',
      },
    ],
    owed: {
      principal: '4560.00',
      interest: '89.53',
      indemnity: '40.00',
      total: '4689.53',
      paid: '1000.00',
      lines: [
        { from: '2026-10-10', to: '2026-10-20', days: 11, ratePercent: '12.40', base: '5560.00', interest: '20.78' },
        { from: '2026-10-21', to: '2026-12-03', days: 44, ratePercent: '12.40', base: '4560.00', interest: '68.75' },
      ],
      articles: [
        { label: 'article L441-10, II, du code de commerce' },
        { label: 'article D441-5 du code de commerce' },
      ],
      convention: 'nombre de jours de retard sur 365, au taux en vigueur de chaque semestre',
      unconfirmed: [],
    },
    account: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', holder: 'Atelier Kermeur' },
    link: 'https://recouvrance.example/d/4fQ9xTzKb2nW',
    deadlineOn: '2026-12-18',
    remindersMade: [
      { on: '2026-10-16', channel: 'email', label: 'premier rappel' },
      { on: '2026-10-29', channel: 'call', label: 'appel téléphonique, message laissé' },
      { on: '2026-11-05', channel: 'email', label: 'rappel ferme' },
      { on: '2026-11-05', channel: 'sms', label: 'rappel' },
      { on: '2026-11-19', channel: 'letter', label: 'lettre de rappel' },
    ],
    miseEnDemeure: { on: '2026-11-26', deadlineOn: '2026-12-02' },
    promise: { promisedOn: '2026-12-15', amount: '4689.53' },
    dispute: { receivedOn: '2026-12-02', reason: 'Deux fenêtres sur six ferment mal depuis la pose.' },
    claimedPayment: { paidOn: '2026-12-01', amount: '4560.00' },
    settled: { paidOn: '2026-12-02', amount: '4689.53' },
    receipt: {
      receivedOn: '2026-12-02',
      amount: '1000.00',
      toInterest: '20.78',
      toIndemnity: '40.00',
      toPrincipal: '939.22',
    },
    settlement: {
      receipts: [{ on: '2026-12-02', amount: '4689.53', from: 'Menuiserie Le Goff' }],
      collected: '4689.53',
      allocation: { principal: '4560.00', interest: '89.53', indemnity: '40.00' },
      fee: {
        net: '753.43',
        tva: '150.69',
        tvaPercent: '20.00',
        gross: '904.12',
        basis: '60,00 € TTC de forfait, puis 15 % HT de ce qui a été recouvré.',
      },
      paidOut: '3785.41',
      paidOutOn: '2026-12-03',
      payoutReference: 'RCV-2026-000142',
      creditorIban: 'FR7630006000011234567890189',
      heldBalance: '0.00',
    },
    operator: {
      name: 'Recouvrance',
      addressLines: ['1 quai de la Monnaie', '75006 Paris'],
      email: 'bonjour@recouvrance.example',
      legal: 'Recouvrance, SAS au capital de 50 000,00 €, RCS Paris',
    },
    questionsPhone: '+33299000000',
    ...change,
  };
}

export const sampleCollector: NonNullable<MessageFacts['collector']> = {
  name: 'Recouvrance',
  addressLines: ['1 quai de la Monnaie', '75006 Paris'],
  statement: 'exerce une activité de recouvrement amiable',
  signatoryName: 'Claire Morvan',
  signatoryRole: 'Responsable du recouvrement amiable',
  city: 'Paris',
};

/** The same claim on a consumer: legal interest only, no indemnity, no article of the code de commerce. */
export function sampleConsumerFacts(change: Partial<MessageFacts> = {}): MessageFacts {
  const company = sampleFacts();
  return sampleFacts({
    debtor: {
      name: 'Madame Hélène Le Bris',
      kind: 'individual',
      salutation: 'Madame',
      addressLines: ['3 rue du Port', '29200 Brest'],
    },
    owed: {
      ...company.owed,
      interest: '0.00',
      indemnity: '0.00',
      total: '4560.00',
      lines: [],
      articles: [],
      convention: '',
    },
    receipt: {
      receivedOn: '2026-12-02',
      amount: '1000.00',
      toInterest: '0.00',
      toIndemnity: '0.00',
      toPrincipal: '1000.00',
    },
    settlement: undefined,
    ...change,
  });
}
