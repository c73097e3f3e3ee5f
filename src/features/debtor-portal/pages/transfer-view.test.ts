import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import type { Bic, Iban } from '../../../kernel/iban.ts';
import { type Cents, euros } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { parseEpcPayload } from '../../bank-files/epc-qr.ts';
import { owedOn } from '../../payments/claim-position.ts';
import { transferView } from './transfer-view.ts';

/** The module is CommonJS: its function is the default export's own default, or already unwrapped by the test runner. */
const jsQR = ('default' in jsqr ? jsqr.default : jsqr) as typeof jsqr.default;

const account = {
  iban: 'FR7630006000011234567890189' as Iban,
  bic: 'AGRIFRPP' as Bic,
  holder: 'Recouvrance, fonds de tiers',
};
const today = day('2026-11-21');

type Given = Parameters<typeof transferView>[0];
function given(parties: 'professionals' | 'consumer', principal: Cents): Given & { owed: Cents } {
  const position = {
    parties,
    issuedOn: day('2026-09-09'),
    dueOn: day('2026-10-09'),
    principal,
    payments: [],
    creditNotes: [],
  } as unknown as Given['position'];
  const row = { reference: 'RCV-2026-000142' } as Given['row'];
  return { row, position, owed: orThrow(owedOn(position, today)).total };
}

const viewOf = (dossier: Given & { owed: Cents }, part?: Cents, holder = account.holder) =>
  transferView(
    dossier,
    { account: { ...account, holder } },
    { today, owed: dossier.owed, label: 'Code', ...(part ? { part } : {}) },
  );

/** Draws the SVG's own path on pixels and reads it as a phone would. */
function readBack(svg: string): string | undefined {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const pixels = 4;
  const width = side * pixels;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let column = Number(x) * pixels; column < (Number(x) + Number(length)) * pixels; column += 1) {
      for (let line = Number(y) * pixels; line < (Number(y) + 1) * pixels; line += 1) {
        image.fill(0, (line * width + column) * 4, (line * width + column) * 4 + 3);
      }
    }
  }
  const found = jsQR(image, width, width);
  return found ? Buffer.from(found.binaryData).toString('utf8') : undefined;
}

test('a phone reads in the code the account, the amount and the reference that the page shows', () => {
  const view = viewOf(given('professionals', euros('4560.00')));
  expect(orThrow(parseEpcPayload(readBack(view.qr ?? '') ?? ''))).toEqual({
    name: account.holder,
    iban: view.iban,
    bic: view.bic,
    amount: euros(view.amount),
    remittance: { kind: 'reference', reference: view.reference },
  });
  expect(view).toMatchObject({
    amount: '4666.61',
    isPart: false,
    reference: expect.stringMatching(/^RF\d\dRCV2026000142$/),
  });
});

test('a part is paid with its own code', () => {
  const view = viewOf(given('professionals', euros('4560.00')), euros('500.00'));
  expect(view).toMatchObject({ amount: '500.00', isPart: true });
  expect(readBack(view.qr ?? '')).toContain('EUR500.00');
});

test('the page says until when an amount is right, and what is owed later', () => {
  const large = viewOf(given('professionals', euros('4560.00')));
  expect(large.rightUntil).toBe('2026-11-21');
  expect(large.later[0]).toEqual({ on: '2026-11-22', amount: '4668.16' });
  const small = viewOf(given('professionals', euros('10.00')));
  expect(small.rightUntil && small.rightUntil > today).toBe(true);
});

test('an amount that does not move says nothing of later', () => {
  const view = viewOf(given('consumer', euros('4560.00')));
  expect(view.rightUntil).toBeUndefined();
  expect(view.later).toEqual([]);
});

test('an account whose name does not fit the code is shown without one', () => {
  expect(viewOf(given('consumer', euros('10.00')), undefined, 'x'.repeat(71)).qr).toBeUndefined();
});
