import { expect, test } from 'vitest';
import { aStatementFile, type BuiltStatement } from '../../../test/support/statement-builder.ts';
import type { Iban } from '../../kernel/iban.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { readBankFile } from '../bank-files/read-bank-file.ts';
import { linesOf, periodOf } from './bank-line.ts';

const account = 'FR7630006000011234567890189' as Iban;
const other = 'DE89370400440532013000';

function read(statement: Partial<BuiltStatement>, xml: (text: string) => string = (text) => text) {
  const bytes = aStatementFile({ iban: account, movements: [], ...statement });
  const file = orThrow(readBankFile(xml(new TextDecoder().decode(bytes))));
  return { file, statement: file.statements[0]! };
}

const take = ({ file, statement }: ReturnType<typeof read>) =>
  linesOf(statement, { account, message: file.message, number: 1 });

test('one line per payment, with all that was written, and nothing of what is only pending', () => {
  const one = read({
    movements: [
      {
        amount: euros('10.00'),
        bookedOn: '2026-11-20',
        text: 'Facture 118',
        structured: 'RF18539007547034',
        name: 'Quéméner',
        iban: other,
      },
      { amount: euros('4.00'), bookedOn: '2026-11-21', direction: 'debit', endToEndId: 'E2E', returnReason: 'AC04' },
      { amount: euros('9.00'), bookedOn: '2026-11-21', status: 'PDNG' },
    ],
  });
  const lines = orThrow(take(one));
  expect(lines).toEqual([
    expect.objectContaining({
      direction: 'credit',
      amount: euros('10.00'),
      remittance: 'Facture 118 | RF18539007547034',
      counterpartyName: 'Quéméner',
      counterpartyIban: other,
    }),
    expect.objectContaining({ direction: 'debit', amount: euros('4.00'), caution: 'returned', endToEndId: 'E2E' }),
  ]);
  expect(periodOf(one.statement, lines)).toEqual({ from: '2026-11-20', to: '2026-11-21' });
});

test('a batch is as many lines as payments, unless its details do not sum to it', () => {
  const batch = (second: string) => (text: string) =>
    text
      .replace('</TxDtls>', `</TxDtls><TxDtls><Refs></Refs><Amt Ccy="EUR">${second}</Amt></TxDtls>`)
      .replace(
        '<Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\n<Sts>',
        '<Amt Ccy="EUR">15.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\n<Sts>',
      );
  const movements = [{ amount: euros('10.00'), bookedOn: '2026-11-20', text: 'RCV-2026-000142' }];
  const right = orThrow(take(read({ movements }, batch('5.00'))));
  expect(right.map(({ amount, caution }) => ({ amount, caution }))).toEqual([
    { amount: euros('10.00'), caution: undefined },
    { amount: euros('5.00'), caution: undefined },
  ]);
  const wrong = orThrow(take(read({ movements }, batch('5.01'))));
  expect(wrong).toEqual([expect.objectContaining({ amount: euros('15.00'), caution: 'details-disagree' })]);
});

test('a statement that is not of our account, not in euro or not a statement is refused, with what it is', () => {
  expect(take(read({ iban: other }))).toEqual({
    refused: true,
    refusal: { kind: 'not-our-account', expected: account, found: other },
  });
  expect(take(read({ currency: 'USD' }))).toMatchObject({ refusal: { kind: 'not-in-euro', currency: 'USD' } });
  expect(take(read({ movements: [{ amount: euros('1.00'), bookedOn: '2026-11-20', currency: 'CHF' }] }))).toMatchObject(
    {
      refusal: { kind: 'not-in-euro', currency: 'CHF', entry: 1 },
    },
  );
  expect(take(read({ form: 'camt.054' }))).toMatchObject({
    refusal: { kind: 'not-an-account-statement', message: 'camt.054.001.08' },
  });
});

test('money is never skipped in silence: an entry without a day or an exact amount refuses the file', () => {
  const movements = [{ amount: euros('1.00'), bookedOn: '2026-11-20' }];
  const undated = read({ movements }, (text) => text.replace(/<BookgDt>.*<\/ValDt>/, ''));
  expect(take(undated)).toMatchObject({ refusal: { kind: 'entry-without-date', entry: 1 } });
  const inexact = read({ movements }, (text) => text.replaceAll('>1.00<', '>1.005<'));
  expect(take(inexact)).toMatchObject({ refusal: { kind: 'entry-amount-unreadable', text: '1.005', entry: 1 } });
});
