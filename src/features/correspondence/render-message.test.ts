import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { forbiddenWording } from '../../law/recouvrement-amiable/forbidden-wording.ts';
import { type MessageFacts, messageFactsSchema } from './message-facts.ts';
import { renderMessage } from './render-message.ts';
import { type MessageTemplateId, messageTemplateIds } from './templates/catalogue.ts';
import type { Mention } from './templates/mentions.ts';
import { sampleCollector, sampleConsumerFacts, sampleFacts } from './templates/sample-facts.ts';

const firstLetter = { reference: 'RCV-2026-000142-L1', on: '2026-10-16' };
const collected = (change: Partial<MessageFacts> = {}) =>
  sampleFacts({ collector: sampleCollector, firstLetter, ...change });
const render = (id: string, facts: MessageFacts) => orThrow(renderMessage(id, facts));
const refusalOf = (id: string, facts: MessageFacts) => {
  const result = renderMessage(id, facts);
  return result.refused ? result.refusal : undefined;
};
/** All that a reader sees. */
const saidBy = (id: string, facts: MessageFacts) => {
  const message = render(id, facts);
  const subject = 'subject' in message ? message.subject : '';
  return { message, said: `${subject}\n${message.text}` };
};
/** Letters and signs only, so that spaces and apostrophes do not matter. */
const flat = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').replaceAll('’', "'");

const toCreditor: MessageTemplateId[] = ['payout-notice', 'net-statement'];
const toDebtor = messageTemplateIds.filter((id) => !toCreditor.includes(id));
const situations: [string, MessageFacts][] = [
  ['a company', sampleFacts()],
  ['a company, two invoices', twoInvoices()],
  ['a consumer', sampleConsumerFacts()],
  ['a third-party collector', collected()],
  ['a broken promise', sampleFacts({ brokenPromise: { promisedOn: '2026-11-20', amount: '500.00' } })],
  [
    'the fewest facts',
    sampleFacts({
      link: undefined,
      questionsPhone: undefined,
      remindersMade: [],
      creditor: {
        ...sampleFacts().creditor,
        city: undefined,
        phone: undefined,
        capital: undefined,
        rcsCity: undefined,
      },
      dispute: { receivedOn: '2026-12-02' },
      claimedPayment: {},
    }),
  ],
];

function twoInvoices(): MessageFacts {
  const facts = sampleFacts();
  const second = {
    ...facts.invoices[0]!,
    number: 'F-2026-131',
    dueOn: '2026-10-20',
    total: '1200.00',
    paid: '0.00',
    balance: '1200.00',
  };
  return {
    ...facts,
    invoices: [...facts.invoices, second],
    owed: { ...facts.owed, principal: '5760.00', indemnity: '80.00', total: '5929.53' },
    settlement: undefined,
  };
}

for (const [situation, facts] of situations) {
  test.each(messageTemplateIds)(`%s reads well: ${situation}`, (id) => {
    if (toCreditor.includes(id) && !facts.settlement) return;
    if (!facts.link && /sms|link/.test(id)) {
      expect(refusalOf(id, facts)).toEqual({ kind: 'missing-mention', missing: ['link'] });
      return;
    }
    const { said } = saidBy(id, facts);
    expect(said).not.toMatch(/undefined|null|NaN|\[object|\{\{|%\}|\{%|```/);
    expect(said).not.toContain('!');
    expect(said, 'a breaking space before a high sign').not.toMatch(/[^\S\u00a0\u202f]+[;:?»]|« /);
    expect(said, 'a straight apostrophe').not.toMatch(/\p{L}'\p{L}/u);
    expect(said, 'a missing elision').not.toMatch(/\b(?:de|que) Atelier/);
    expect(said, 'a hole').not.toMatch(/ {2,}| ,| \.|\n{3,}/);
    const parties = facts.debtor.kind === 'individual' ? 'consumer' : 'professionals';
    const wording = { parties, hasTitle: false, writtenByOfficer: false } as const;
    if (!toCreditor.includes(id)) expect(forbiddenWording(said, wording)).toEqual([]);
  });
}

test.each(toDebtor)('%s asks a consumer for nothing that only professionals owe', (id) => {
  const { said } = saidBy(id, sampleConsumerFacts());
  expect(said).not.toMatch(/441|indemnité forfaitaire|pénalité|40(?:,00)?\s€/i);
});

test('what the law forbids to write does not leave, whatever fact brought it', () => {
  const remindersMade = [{ on: '2026-11-19', channel: 'letter', label: 'sommation de payer' } as const];
  expect(refusalOf('mise-en-demeure', sampleFacts({ remindersMade }))).toMatchObject({
    kind: 'forbidden-wording',
    found: [{ kind: 'resembles-judicial-act', found: 'sommation' }],
  });
});

test('a name is not a wording: « Huissiers & Associés » may be owed money by a gendarmerie', () => {
  const { creditor, debtor } = sampleFacts();
  const facts = sampleFacts({
    creditor: { ...creditor, name: 'Huissiers & Associés' },
    debtor: { ...debtor, name: 'Gendarmerie de la Prison' },
  });
  expect(refusalOf('mise-en-demeure', facts)).toBeUndefined();
});

test('a consumer is never asked for the indemnity or the commercial penalties, even if the facts say so', () => {
  const facts = sampleFacts({ debtor: sampleConsumerFacts().debtor });
  expect(refusalOf('reminder-firm', facts)).toEqual({
    kind: 'not-owed-by-consumer',
    what: ['indemnity', 'commercial-penalties'],
  });
});

test('the mise en demeure holds every mention of the practice', () => {
  const { message, said } = saidBy('mise-en-demeure', sampleFacts());
  const text = flat(said);
  for (const mention of [
    'MISE EN DEMEURE DE PAYER',
    "Menuiserie Le Goff (SIREN 552 100 554), dont l'adresse est ZA de la Lande, 4 allée des Charpentiers, 56300 Pontivy",
    'F-2026-118 | Émise le 09/09/2026 | Échéance 09/10/2026 | Montant TTC 5 560,00 € | Payé ou crédité 1 000,00 € | Reste à payer 4 560,00 €',
    'Pénalités de retard au 3 décembre 2026 : 89,53 €',
    'Indemnité forfaitaire pour frais de recouvrement : 40,00 €',
    'article L441-10, II, du code de commerce',
    'article D441-5 du même code',
    'Total à régler : 4 689,53 €',
    '16 octobre 2026 : premier rappel, par courriel',
    '29 octobre 2026 : appel téléphonique, message laissé',
    '19 novembre 2026 : lettre de rappel',
    'Cette facture était payable le 9 octobre 2026, soit 55 jours de retard.',
    'qui vaut mise en demeure au sens des articles 1231 et 1344 du code civil',
    'au plus tard le 18 décembre 2026',
    "saisir sans autre rappel le tribunal compétent, notamment par la voie de l'injonction de payer",
    'FR76 3000 6000 0112 3456 7890 189',
    'RF04RCV2026000142',
    'Anne Kermeur Gérante Atelier Kermeur',
    'DÉCOMPTE ARRÊTÉ AU 3 DÉCEMBRE 2026',
    '10/10/2026 | Au 20/10/2026 | Jours 11 | Taux annuel 12,40 % | Sur la somme de 5 560,00 € | Intérêts 20,78 €',
    '21/10/2026 | Au 03/12/2026 | Jours 44 | Taux annuel 12,40 % | Sur la somme de 4 560,00 € | Intérêts 68,75 €',
  ]) {
    expect(text).toContain(mention);
  }
  expect(text).not.toMatch(/prescription/i);
  expect(message).toMatchObject({
    channel: 'letter',
    kind: 'registered',
    template: 'mise-en-demeure.2026-11-01',
    recipient: [
      'Menuiserie Le Goff',
      'À l’attention de Yann Le Goff',
      'ZA de la Lande',
      '4 allée des Charpentiers',
      '56300 Pontivy',
    ],
    sender: ['Atelier Kermeur', '12 rue de la Visitation', '35000 Rennes'],
  });
});

const { creditor, debtor, owed } = sampleFacts();
const holes: [Mention[], Partial<MessageFacts>][] = [
  [['signatory'], { creditor: { ...creditor, signatoryName: undefined } }],
  [['signatory-role'], { creditor: { ...creditor, signatoryRole: ' ' } }],
  [['creditor-address'], { creditor: { ...creditor, addressLines: [] } }],
  [['debtor-name', 'debtor-address', 'debtor-siren'], { debtor: { name: '', kind: 'company', addressLines: [''] } }],
  [['account'], { account: undefined }],
  [['deadline'], { deadlineOn: undefined }],
  [['deadline'], { deadlineOn: '2026-12-03' }],
  [['interest-lines'], { owed: { ...owed, lines: [] } }],
  [['basis-of-interest'], { owed: { ...owed, articles: [] } }],
  [['invoices'], { invoices: [] }],
  [
    ['collector-address', 'collector-statement'],
    { collector: { ...sampleCollector, addressLines: [], statement: 'cabinet de conseil' } },
  ],
];
test.each(holes)('a mise en demeure without %j is refused, and says so', (missing, change) => {
  expect(refusalOf('mise-en-demeure', sampleFacts(change))).toEqual({ kind: 'missing-mention', missing });
});

test.each(toDebtor.filter((id) => id !== 'thanks'))(
  '%s from a third-party collector carries the items of R124-4',
  (id) => {
    const { message, said } = saidBy(id, collected());
    const text = flat(said);
    if (message.channel === 'call')
      return expect(text).toContain('qui exerce une activité de recouvrement amiable pour Atelier Kermeur');
    if (message.channel === 'sms')
      return expect(text).toMatch(
        /^\s*Recouvrance pour Atelier Kermeur: .* \(notre courrier RCV-2026-000142-L1 du 16\/10\/2026\)$/,
      );
    for (const item of [
      'Recouvrance, 1 quai de la Monnaie, 75006 Paris, exerce une activité de recouvrement amiable',
      'Créancier : Atelier Kermeur, 12 rue de la Visitation, 35000 Rennes',
      'principal 4 560,00 € ; intérêts 89,53 € ; autres accessoires 40,00 € ; soit 4 689,53 €',
      'à payer par virement à Atelier Kermeur, IBAN FR76 3000 6000 0112 3456 7890 189',
      "« Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire. »",
      "« Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi. »",
    ]) {
      expect(text).toContain(item);
    }
    if (id !== 'interest-statement') expect(text).toContain('notre courrier RCV-2026-000142-L1 du 16 octobre 2026');
  },
);

test('a collector sends no SMS before its letter', () => {
  expect(refusalOf('reminder-firm-sms', collected({ firstLetter: undefined }))).toEqual({
    kind: 'missing-mention',
    missing: ['first-letter'],
  });
});

test('a receipt says what came, when, how it was divided and what remains', () => {
  const text = flat(saidBy('payment-receipt', collected()).said);
  for (const words of [
    'Nous avons reçu 1 000,00 €, merci',
    'votre paiement de 1 000,00 € le 2 décembre 2026',
    'Pénalités de retard : 20,78 €',
    'Indemnité forfaitaire pour frais de recouvrement : 40,00 €',
    'Principal : 939,22 €',
    'Total à régler : 4 689,53 €',
  ]) {
    expect(text).toContain(words);
  }
  expect(refusalOf('payment-receipt', sampleFacts({ receipt: undefined }))).toEqual({
    kind: 'missing-mention',
    missing: ['receipt'],
  });
  const receipt = { ...sampleFacts().receipt!, amount: '1000.01' };
  expect(refusalOf('payment-receipt', sampleFacts({ receipt }))).toEqual({
    kind: 'incoherent-amounts',
    broken: [{ sum: 'receipt.amount', expected: '1000.00', found: '1000.01' }],
  });
});

test('a payout notice tells of its own payout, and adds up when others went before it or money is still held', () => {
  const whole = sampleFacts().settlement!;
  const settlement = { ...whole, paidOut: '3500.00', thisPayout: '500.00', heldBalance: '285.41' };
  const text = flat(saidBy('payout-notice', sampleFacts({ settlement })).said);
  expect(text).toContain('500,00 € versés sur votre compte');
  expect(text).toContain('Nous vous avons versé 500,00 €');
  expect(text).toContain('Conservé pour votre prochain versement : − 285,41 €');
  expect(text).toContain('Versé en tout sur votre compte : 3 500,00 €');
  expect(flat(saidBy('payout-notice', sampleFacts()).said)).not.toContain('Conservé');
});

test('facts survive JSON, and render the same message from it', () => {
  const facts = collected();
  const stored = messageFactsSchema.parse(JSON.parse(JSON.stringify(facts)));
  for (const id of messageTemplateIds) expect(render(id, stored)).toEqual(render(id, facts));
});

test('an amount, a day or an IBAN that is not one is no fact', () => {
  const facts = sampleFacts();
  for (const wrong of [
    { ...facts, writtenOn: '2026-02-30' },
    { ...facts, owed: { ...facts.owed, total: '4689.5' } },
    { ...facts, account: { ...facts.account!, iban: 'FR7630006000011234567890180' } },
    { ...facts, account: { ...facts.account!, epcQrSvg: '<svg><image href="file:///etc/passwd"/></svg>' } },
    { ...facts, link: 'javascript:alert(1)' },
    { ...facts, paymentReference: 'RF60RCV2026000142' },
  ]) {
    expect(messageFactsSchema.safeParse(wrong).success).toBe(false);
  }
});

test('a message whose figures do not add up is refused with both sides', () => {
  const facts = sampleFacts({ owed: { ...owed, total: '4700.00' } });
  expect(refusalOf('mise-en-demeure', facts)).toEqual({
    kind: 'incoherent-amounts',
    broken: [{ sum: 'owed.total', expected: '4689.53', found: '4700.00' }],
  });
});

test('a template is chosen by day or by version, never guessed', () => {
  expect(render('thanks', sampleFacts({ writtenOn: '2025-01-15' })).template).toBe('thanks.2026-11-01');
  expect(render('thanks.2026-11-01', sampleFacts()).template).toBe('thanks.2026-11-01');
  expect(refusalOf('thanks.2020-01-01', sampleFacts())).toEqual({
    kind: 'unknown-template',
    template: 'thanks.2020-01-01',
  });
  expect(refusalOf('toString', sampleFacts())).toEqual({ kind: 'unknown-template', template: 'toString' });
});

test('an address that no postman can read is refused for letters only', () => {
  const facts = sampleFacts({ debtor: { ...debtor, name: '有限公司' } });
  expect(refusalOf('letter-reminder', facts)).toEqual({ kind: 'unpostable-address', whose: 'recipient' });
  expect(refusalOf('reminder-firm', facts)).toBeUndefined();
  const tall = sampleFacts({
    debtor: { ...debtor, addressLines: Array.from({ length: 7 }, (_, line) => `ligne ${line}`) },
  });
  expect(refusalOf('letter-reminder', tall)).toEqual({ kind: 'unpostable-address', whose: 'recipient' });
});

const hostile = `<script>alert(1)</script> **B** [x](https://evil.example) {{ 7 | times: 6 }} {% include 'amounts' %} <img src=x onerror=y> www.evil.example a@b.example | # \`c\` \\`;

test('a name full of markup is printed, never obeyed', () => {
  const facts = sampleFacts({
    creditor: { ...creditor, name: hostile },
    debtor: { ...debtor, name: hostile, salutation: hostile },
    dispute: { receivedOn: '2026-12-02', reason: `${hostile}\n\n# Titre\n\n\`\`\`payment\n\`\`\`` },
  });
  for (const id of messageTemplateIds) {
    const result = renderMessage(id, facts);
    if (result.refused) {
      expect(result.refusal.kind).toBe('unpostable-address'); // too long for an envelope, rightly
      continue;
    }
    const message = result.value;
    if (message.channel !== 'email') continue;
    if (id !== 'payout-notice') expect(message.text).toContain(hostile);
    expect(message.html).not.toMatch(/<(?:script|img)|<strong[^>]*>B</);
    const addresses = [...message.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(addresses.filter((address) => address !== facts.link)).toEqual([]);
    expect(message.html).not.toContain('>42<');
  }
  const disputed = render('dispute-noted', facts);
  expect(disputed.channel === 'email' && disputed.html.match(/Payer par virement/g)).toBeNull();
});

test('emails fetch nothing and hold no script', () => {
  for (const id of messageTemplateIds) {
    const message = render(id, sampleFacts());
    if (message.channel === 'email')
      expect(message.html).not.toMatch(/<(?:img|link|script|iframe|object)|@import|url\(|src=/i);
  }
});

test('an SMS is one message in the GSM alphabet, names its sender and gives no amount', () => {
  for (const id of ['reminder-firm-sms', 'after-notice-sms']) {
    const message = render(id, sampleFacts());
    expect(message).toMatchObject({ channel: 'sms', parts: 1 });
    expect(message.text.length).toBeLessThanOrEqual(160);
    expect(message.text).toMatch(/^Atelier Kermeur: .*https:\/\/recouvrance\.example\/d\/4fQ9xTzKb2nW$/);
    expect(message.text).not.toMatch(/€|EUR|\d,\d\d|impay|dette/);
  }
});

test('the friendly reminder names the principal and does not print another amount to transfer', () => {
  const text = flat(saidBy('reminder-friendly', sampleFacts()).said);
  expect(text).toContain('Il reste 4 560,00 € à payer sur 5 560,00 €');
  expect(text).not.toContain('Montant :');
});

test('a receipt whose payer is unknown is put down to the debtor', () => {
  const settlement = sampleFacts().settlement!;
  const receipts = [{ on: '2026-12-02', amount: '4689.53' }];
  const text = flat(saidBy('net-statement', sampleFacts({ settlement: { ...settlement, receipts } })).said);
  expect(text).toContain('02/12/2026 | De Menuiserie Le Goff | Montant 4 689,53 €');
});

test('the net statement shows what was collected, kept and paid out, to a balance of zero', () => {
  const text = flat(saidBy('net-statement', sampleFacts()).said);
  for (const line of [
    'Total encaissé | Montant 4 689,53 €',
    'Montant HT : 753,43 €',
    'TVA 20,00 % : 150,69 €',
    'Montant TTC : 904,12 €',
    'Versé le 3 décembre 2026 : 3 785,41 €',
    'Solde conservé pour votre compte : 0,00 €',
  ]) {
    expect(text).toContain(line);
  }
});
