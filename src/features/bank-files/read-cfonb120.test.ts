import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIban } from '../../kernel/iban.ts';
import { orThrow } from '../../kernel/result.ts';
import { bankOfIban, ibanOfRib } from './french-banks.ts';
import { readCfonb120 } from './read-cfonb120.ts';

const PLUS = '{ABCDEFGHI';
const MINUS = '}JKLMNOPQR';

/** 14 characters: the last one holds the last digit and the sign. */
function overpunched(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(14, '0');
  return digits.slice(0, 13) + (amount < 0n ? MINUS : PLUS)[Number(digits[13])];
}

const ACCOUNT = '12345678901';

function record(
  code: string,
  { branch = '00001', scale = '2', currency = 'EUR', account = ACCOUNT, internal = '    ' } = {},
) {
  return `${code}30004${internal}${branch}${currency}${scale} ${account}`;
}

const balance = (code: '01' | '07', date: string, amount: bigint, parts = {}) =>
  `${record(code, parts)}  ${date}${' '.repeat(50)}${overpunched(amount)}${' '.repeat(16)}`;

const movement = (date: string, amount: bigint, label: string, { reject = '  ', reference = '' } = {}) =>
  `${record('04', { internal: '9162' })}05${date}${reject}${date}${label.padEnd(31)}  0000000  ${overpunched(amount)}${reference.padEnd(16)}`;

const complement = (qualifier: string, text: string) =>
  `${record('05', { internal: '9162' })}05031226     ${qualifier}${text.padEnd(70)}  `;

const lines = [
  balance('01', '021226', -1000n),
  movement('031226', 123456n, 'VIR SEPA MENUISERIE', { reference: 'REF-BANQUE' }),
  complement('NPY', 'MENUISERIE LE GALL'),
  complement('LCC', 'FACTURE 2026-17'),
  complement('LCS', 'RF18539007547034'),
  complement('RCN', `${'RCV-17'.padEnd(35)}SALA`),
  complement('XYZ', 'INCONNU'),
  movement('031226', -790n, 'COMMISSION', { reject: '20' }),
  balance('07', '031226', 121666n),
];
const text = lines.join('\r\n');

test('a statement is read with its movements and their complements', () => {
  const file = orThrow(readCfonb120(text));
  expect(file).toMatchObject({ message: 'cfonb120', warnings: [] });
  expect(file.statements).toMatchObject([
    {
      kind: 'statement',
      account: { iban: ibanOfRib('30004', '00001', ACCOUNT), bankCode: '30004', branchCode: '00001', currency: 'EUR' },
      opening: { on: '2026-12-02', direction: 'debit', amountCents: 1000n, amountText: '10.00' },
      closing: { on: '2026-12-03', direction: 'credit', amountCents: 121666n },
      balancesAgree: 'yes',
      entries: [
        {
          amountCents: 123456n,
          direction: 'credit',
          status: 'booked',
          bookedOn: '2026-12-03',
          bankTransactionCode: '05',
          proprietaryCode: '9162',
          label: 'VIR SEPA MENUISERIE',
          entryReference: 'REF-BANQUE',
          identifiedBy: 'content',
          transactions: [
            {
              counterpartyName: 'MENUISERIE LE GALL',
              remittanceLines: ['FACTURE 2026-17'],
              creditorReferences: ['RF18539007547034'],
              endToEndId: 'RCV-17',
              transactionId: 'REF-BANQUE',
            },
          ],
        },
        { amountCents: 790n, direction: 'debit', transactions: [{ returnReason: { code: '20' } }] },
      ],
    },
  ]);
  expect(file.statements[0]?.entries[0]?.details).toContainEqual({ qualifier: 'XYZ', text: 'INCONNU' });
});

test('line ends, blank lines, cut trailing spaces and the absence of line ends change nothing', () => {
  const same = orThrow(readCfonb120(text)).statements;
  expect(orThrow(readCfonb120(`\n${lines.join('\n\n')}\n\u001a`)).statements).toEqual(same);
  expect(orThrow(readCfonb120(lines.map((line) => line.trimEnd()).join('\n'))).statements).toEqual(same);
  expect(orThrow(readCfonb120(lines.join(''))).statements).toEqual(same);
});

test('several statements follow each other', () => {
  const next = [balance('01', '031226', 121666n), balance('07', '041226', 121666n)];
  const file = orThrow(readCfonb120([...lines, ...next].join('\n')));
  expect(file.statements.map((statement) => statement.entries.length)).toEqual([2, 0]);
});

test('what disagrees is a warning', () => {
  const wrong = orThrow(readCfonb120([...lines.slice(0, -1), balance('07', '031226', 1n)].join('\n')));
  expect(wrong.statements[0]?.balancesAgree).toBe('no');
  expect(wrong.warnings).toEqual([
    { kind: 'balances-disagree', openingCents: -1000n, bookedCents: 122666n, closingCents: 1n, statement: 1 },
  ]);
  const other = balance('07', '031226', 121666n, { account: '99999999999' });
  expect(orThrow(readCfonb120([...lines.slice(0, -1), other].join('\n'))).warnings).toMatchObject([
    { kind: 'account-differs', line: 9, expected: `30004 ${ACCOUNT}`, found: '30004 99999999999' },
  ]);
  const thousandths = { scale: '3' };
  const scaled = [balance('01', '021226', 1505n, thousandths), balance('07', '031226', 1505n, thousandths)].join('\n');
  expect(orThrow(readCfonb120(scaled))).toMatchObject({
    statements: [{ opening: { amountText: '1.505', amountCents: null }, balancesAgree: 'unknown' }],
    warnings: [{ kind: 'amount-not-in-cents', text: '1.505' }],
  });
});

describe('a broken file is refused with its line', () => {
  const refusal = (changed: string[]) => {
    const result = readCfonb120(changed.join('\n'));
    return result.refused ? result.refusal : undefined;
  };
  const [opening = '', credit = '', payer = ''] = lines;
  const closing = lines.at(-1) ?? '';

  test.each([
    ['truncated', lines.slice(0, -1), { kind: 'truncated', line: 8 }],
    ['a movement before any balance', [credit], { kind: 'bad-record', line: 1, because: 'out-of-order' }],
    ['a balance inside a statement', [opening, opening], { kind: 'bad-record', line: 2, because: 'out-of-order' }],
    ['a complement of nothing', [opening, payer], { kind: 'bad-record', line: 2, because: 'out-of-order' }],
    ['an unknown record', [opening, '99xxx'], { kind: 'bad-record', line: 2, because: 'code' }],
    ['too long a line', [`${opening}x`, closing], { kind: 'bad-record', line: 1, because: 'length' }],
    ['no amount', [opening.slice(0, 90)], { kind: 'bad-record', line: 1, because: 'amount' }],
    ['an impossible day', [opening.replace('021226', '300226')], { kind: 'bad-record', line: 1, because: 'date' }],
    ['an impossible scale', [opening.replace('EUR2', 'EURx')], { kind: 'bad-record', line: 1, because: 'scale' }],
    ['nothing', [''], { kind: 'no-statement' }],
  ])('%s', (_, changed, expected) => {
    expect(refusal(changed as string[])).toEqual(expected);
  });

  test('and the whole one is not', () => expect(refusal([opening, credit, closing])).toBeUndefined());
});

test('an amount is read as it was written, sign and last digit in one character', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n) + 1n, max: 10n ** 14n - 1n }), (amount) => {
      const file = orThrow(readCfonb120([balance('01', '010126', amount), balance('07', '020126', amount)].join('\n')));
      const opening = file.statements[0]?.opening;
      expect(opening?.amountCents).toBe(amount < 0n ? -amount : amount);
      if (amount !== 0n) expect(opening?.direction).toBe(amount < 0n ? 'debit' : 'credit');
    }),
  );
});

test('two like movements of a day stay two, and the same two on the next import', () => {
  const twice = [
    balance('01', '021226', 0n),
    ...Array(2).fill(movement('031226', 500n, 'VIR')),
    balance('07', '031226', 1000n),
  ];
  const prints = () => orThrow(readCfonb120(twice.join('\n'))).statements[0]?.entries.map((entry) => entry.fingerprint);
  expect(new Set(prints()).size).toBe(2);
  expect(prints()).toEqual(prints());
});

describe('French accounts', () => {
  test('a RIB gives the IBAN with its key', () => {
    expect(ibanOfRib('30006', '00001', '12345678901')).toBe('FR7630006000011234567890189');
    expect(ibanOfRib('20041', '01005', '0500013M026')).toBe('FR1420041010050500013M02606');
    expect(ibanOfRib('2004', '01005', '0500013M026')).toBeUndefined();
  });

  test('every account has an IBAN that is valid', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{5}$/),
        fc.stringMatching(/^\d{5}$/),
        fc.stringMatching(/^[A-Z0-9]{11}$/),
        (...rib) => {
          expect(parseIban(ibanOfRib(...rib) ?? '').refused).toBe(false);
        },
      ),
    );
  });

  test('the bank is named when it is known', () => {
    const bank = (iban: string) => bankOfIban(orThrow(parseIban(iban)));
    expect(bank('FR1420041010050500013M02606')).toEqual({
      bankCode: '20041',
      branchCode: '01005',
      name: 'La Banque Postale',
    });
    expect(bank(ibanOfRib('99999', '00001', ACCOUNT) ?? '')).toEqual({ bankCode: '99999', branchCode: '00001' });
    expect(bank('DE89370400440532013000')).toBeUndefined();
  });
});
