import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditorReference } from '../../kernel/iban.ts';
import { cents, euros } from '../../kernel/money.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { PaymentRequest } from '../payments/payment.ts';
import { paymentReference } from '../payments/request-payment.ts';
import { automaticMatch, type Candidate, type Credit, proposalsFor } from './matching.ts';
import { findReferences } from './references.ts';

const RF = paymentReference('RCV-2026-000142');

test.each([
  [RF],
  [`VIREMENT ${RF} MERCI`],
  [RF.replace(/(.{4})/g, '$1 ')],
  [RF.toLowerCase()],
  [`${RF.slice(0, 9)} ${RF.slice(9)}`],
  ['RCV-2026-000142'],
  ['rcv 2026 000142'],
  ['RCV2026000142'],
  ['REGLEMENT RCV-2026-00 0142 FACTURE 118'],
  ['REFRCV2026000142'],
  ['Dossier n° RCV–2026–000142'.replaceAll('–', '-')],
  ['RCV.2026/000142 12/11/2026'],
  ['R C V 2 0 2 6 0 0 0 1 4 2'],
])('the reference is read without doubt in « %s »', (text) => {
  expect(findReferences(text)).toEqual({ exact: ['RCV-2026-000142'], doubtful: [] });
});

test.each([
  [`RF00${RF.slice(4)}`, 'wrong-check-digits'],
  ['RCV-2O26-OOO142', 'letters-for-digits'],
  ['rcv 2026 oool42', 'letters-for-digits'],
  ['dossier 2026-000142', 'no-prefix'],
  ['2026 000142', 'no-prefix'],
] as const)('« %s » is only a proposal', (text, doubt) => {
  const found = findReferences(text);
  expect(found.exact).toEqual([]);
  expect(found.doubtful).toEqual([{ caseReference: 'RCV-2026-000142', doubt }]);
});

test.each([
  ['VIREMENT SALAIRE NOVEMBRE 2026'],
  ['FACTURE 2026000142X'],
  ['RCV-1926-000142'],
  [''],
  ['RF18539007547034'],
])('nothing of ours is read in « %s »', (text) => {
  expect(findReferences(text)).toEqual({ exact: [], doubtful: [] });
});

test('digits glued to the number make another number', () => {
  expect(findReferences('RCV-2026-0001421').exact).toEqual(['RCV-2026-0001421']);
  expect(findReferences('RCV-2026-000142 1').exact).toEqual(['RCV-2026-000142']);
});

test('a reference is found whatever the noise, and another number never is', () => {
  const gap = fc.constantFrom('', '', '', ' ', '-', '  ', '.', '/', ' - ');
  const noisy = fc
    .tuple(
      fc.integer({ min: 0, max: 999_999 }),
      fc.array(gap, { minLength: 17, maxLength: 17 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([number, gaps, hasRf, isLower]) => {
      const base = `RCV2026${String(number).padStart(6, '0')}`;
      const signs = [...(hasRf ? creditorReference(base) : base)];
      const text = signs.map((sign, index) => sign + (index < signs.length - 1 ? gaps[index] : '')).join('');
      return { number, text: isLower ? text.toLowerCase() : text };
    });
  fc.assert(
    fc.property(noisy, ({ number, text }) => {
      expect(findReferences(`VIR ${text} | autre`).exact).toEqual([`RCV-2026-${String(number).padStart(6, '0')}`]);
    }),
    { numRuns: 500 },
  );
  // One digit changed in a full payment reference is caught by its check digits: never another case's.
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 7, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      (number, at, by) => {
        const right = creditorReference(`RCV2026${String(number).padStart(6, '0')}`);
        const wrong = right.slice(0, at) + String((Number(right[at]) + by) % 10) + right.slice(at + 1);
        expect(findReferences(wrong).exact).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

function aRequest(number: number, more: Partial<PaymentRequest> = {}): PaymentRequest {
  const caseReference = `RCV-2026-${String(number).padStart(6, '0')}`;
  return {
    id: `r${number}`,
    tenantId: 't' as TenantId,
    caseId: `c${number}`,
    caseReference,
    invoiceId: `i${number}`,
    invoiceNumber: `F-2026-${number}`,
    debtorName: 'SARL Menuiserie Quéméner',
    reference: paymentReference(caseReference),
    createdAt: new Date(0),
    isClosed: false,
    ...more,
  };
}

function aCredit(remittance: string, more: Partial<Credit> = {}): Credit {
  return { direction: 'credit', amount: euros('1.00'), remittance, ...more };
}

const requests = [aRequest(142), aRequest(143)];
const byReference = new Map(requests.map((request) => [request.caseReference, request]));

test('a credit with the reference of one open case pays it, whatever the amount', () => {
  expect(automaticMatch(aCredit(`VIR ${RF}`), byReference)?.caseId).toBe('c142');
  expect(automaticMatch(aCredit('VIR', { endToEndId: 'RCV2026000142' }), byReference)?.caseId).toBe('c142');
});

test('a person decides when two cases are named, the case is closed or unknown, or the bank undoes something', () => {
  expect(automaticMatch(aCredit('RCV-2026-000142 et RCV-2026-000143'), byReference)).toBeUndefined();
  expect(automaticMatch(aCredit('RCV-2026-000999'), byReference)).toBeUndefined();
  expect(automaticMatch(aCredit('RCV-2O26-OOO142'), byReference)).toBeUndefined();
  expect(automaticMatch(aCredit(RF, { caution: 'returned' }), byReference)).toBeUndefined();
  expect(automaticMatch(aCredit(RF, { direction: 'debit' }), byReference)).toBeUndefined();
  const closed = new Map([['RCV-2026-000142', aRequest(142, { isClosed: true })]]);
  expect(automaticMatch(aCredit(RF), closed)).toBeUndefined();
});

function aCandidate(request: PaymentRequest, more: Partial<Candidate> = {}): Candidate {
  return {
    request,
    isFromSameAccount: false,
    owed: { total: euros('1290.37'), principal: euros('1200.00') },
    initialPrincipal: euros('1500.00'),
    ...more,
  };
}

test.each([
  ['number of the invoice', aCredit('FACT F 2026 142'), ['numéro de facture F-2026-142 dans le libellé']],
  ['total owed', aCredit('', { amount: euros('1290.37') }), ['montant égal au total dû ce jour-là']],
  ['principal owed', aCredit('', { amount: euros('1200.00') }), ['montant égal au principal restant dû']],
  ['invoice', aCredit('', { amount: euros('1500.00') }), ['montant égal à celui de la facture']],
  [
    'same name',
    aCredit('', { counterpartyName: 'MENUISERIE QUEMENER' }),
    ['nom du payeur identique à celui du débiteur'],
  ],
  [
    'name within',
    aCredit('', { counterpartyName: 'QUEMENER' }),
    ['nom du payeur contenu dans celui du débiteur, ou l’inverse'],
  ],
  ['letters', aCredit('RCV2O26OOO142'), ['référence du dossier où des lettres tiennent lieu de chiffres']],
] as const)('a proposal says why: %s', (_, credit, why) => {
  expect(proposalsFor(credit, [aCandidate(requests[0]!)])).toEqual([expect.objectContaining({ why })]);
});

test('proposals come best first, and none for what nothing points at', () => {
  const credit = aCredit('F-2026-143', { amount: euros('1200.00'), counterpartyName: 'Autre' });
  const many = Array.from({ length: 9 }, (_, index) => aCandidate(aRequest(200 + index)));
  const proposals = proposalsFor(credit, [...many, aCandidate(requests[1]!)]);
  expect(proposals).toHaveLength(10);
  expect(proposals[0]).toMatchObject({ request: { caseId: 'c143' }, score: 80 });
  expect(proposals[1]).toMatchObject({ score: 35 });
  expect(proposalsFor(aCredit('MERCI', { amount: cents(1n) }), [aCandidate(requests[0]!)])).toEqual([]);
  expect(proposalsFor({ ...credit, direction: 'debit' }, many)).toEqual([]);
});

test('the account of an earlier payment counts, and a closed case is said to be', () => {
  const [proposal] = proposalsFor(aCredit(''), [
    aCandidate(aRequest(7, { isClosed: true }), { isFromSameAccount: true }),
  ]);
  expect(proposal?.why).toEqual(['même compte qu’un paiement déjà rapproché de ce dossier', 'dossier clos']);
});
