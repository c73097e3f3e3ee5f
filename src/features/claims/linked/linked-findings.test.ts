import { expect, test } from 'vitest';
import { euros } from '../../../kernel/money.ts';
import { type LinkedClaim, type LinkedFacts, linkedFindings, mustAnswerForDeposits } from './linked-findings.ts';
import { relationsOf } from './relations.ts';

const openCase = { id: 'c1', reference: 'RCV-2026-000001' };
const deposit: LinkedClaim = {
  number: 'A-7',
  total: euros('1200.00'),
  prepaid: euros('0.00'),
  isDeposit: true,
  outstanding: euros('1240.00'),
  openCase,
};
const paid: LinkedClaim = { number: 'A-7', total: euros('1200.00'), prepaid: euros('0.00'), isDeposit: true };

function found(kind: LinkedFacts['relations']['kind'], prepaid: string, rest: Partial<LinkedFacts> = {}) {
  const references = [{ number: 'A-7' }];
  const invoice = { number: 'F-3', total: euros('4000.00'), prepaid: euros(prepaid) };
  return linkedFindings({ relations: { kind, references }, invoice, named: [], naming: [], ...rest });
}
const kinds = (findings: ReturnType<typeof found>) => findings.map(({ kind }) => kind);

test.each<[string, LinkedClaim[], string, string[], boolean]>([
  [
    'deducted and unpaid: the balance says paid what its case still asks',
    [deposit],
    '1200.00',
    ['deposit-said-paid'],
    false,
  ],
  ['deducted and paid: nothing to say', [paid], '1200.00', [], false],
  ['not deducted and unpaid: it may be asked twice', [deposit], '0.00', ['deposit-counted-twice'], true],
  ['not deducted and paid: it may be asked a second time', [paid], '0.00', ['deposit-not-deducted'], true],
  [
    'two deposits, one deducted',
    [deposit, { ...paid, number: 'A-8' }],
    '1200.00',
    ['deposit-counted-twice', 'deposit-not-deducted'],
    true,
  ],
  ['another invoice that is no deposit', [{ ...deposit, isDeposit: false }], '0.00', [], false],
])('a balance, %s', (_, named, prepaid, expected, mustAnswer) => {
  const findings = found('invoice', prepaid, { named });
  expect(kinds(findings)).toEqual(expected);
  expect(mustAnswerForDeposits(findings)).toBe(mustAnswer);
  for (const { message } of findings) expect(message).toMatch(/A-[78]/);
});

test('a deposit invoice dropped after its balance', () => {
  const balance: LinkedClaim = {
    number: 'F-9',
    total: euros('9000.00'),
    prepaid: euros('4000.00'),
    isDeposit: false,
    openCase,
  };
  expect(kinds(found('deposit-invoice', '0.00', { naming: [balance] }))).toEqual(['balance-says-paid']);
  const whole = found('deposit-invoice', '0.00', { naming: [{ ...balance, prepaid: euros('0.00') }] });
  expect(kinds(whole)).toEqual(['balance-claims-deposit']);
  expect(mustAnswerForDeposits(whole)).toBe(true);
});

test('a corrected invoice says what becomes of the one it replaces', () => {
  expect(found('corrected-invoice', '0.00', { named: [deposit] })[0]).toMatchObject({
    kind: 'replaces-claim',
    facts: { number: 'A-7', reference: 'RCV-2026-000001' },
  });
  expect(kinds(found('corrected-invoice', '0.00', { named: [paid] }))).toEqual(['replaces-closed-claim']);
  expect(found('corrected-invoice', '0.00')[0]).toMatchObject({ kind: 'replaces-unknown', severity: 'note' });
});

test('the kind of a document is told by its code, and it never names itself', () => {
  const read = (typeCode: string) =>
    relationsOf({ typeCode, number: 'F-1', preceding: [{ number: 'F-1' }, { number: 'F-0' }] });
  expect(['380', '384', '386', '381', '326'].map((code) => read(code).kind)).toEqual([
    'invoice',
    'corrected-invoice',
    'deposit-invoice',
    'credit-note',
    'invoice',
  ]);
  expect(read('384').references).toEqual([{ number: 'F-0' }]);
});
