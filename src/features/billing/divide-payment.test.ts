import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { type Cents, cents, euros, sumOf } from '../../kernel/money.ts';
import { costOf } from './cost-of.ts';
import { type ChargedSoFar, type Division, dividePayment, grossOf, nothingCharged } from './divide-payment.ts';
import { tariffOn, tariffs } from './tariff.ts';

const tariff = tariffOn(day('2026-11-22'));

/** The divisions of successive payments, each knowing those before it. */
function divideAll(invoiceTotal: Cents, amounts: Cents[]): { divisions: Division[]; after: ChargedSoFar } {
  let after = nothingCharged;
  const divisions = amounts.map((amount) => {
    const division = dividePayment(tariff, invoiceTotal, amount, after);
    const of = (kind: string) => division.fees.filter((fee) => fee.kind === kind);
    after = {
      openingGross: sumOf([after.openingGross, ...of('opening').map(grossOf)]),
      successBase: sumOf([after.successBase, ...of('success').map(({ base }) => base)]),
      divided: sumOf([after.divided, amount]),
    };
    return division;
  });
  return { divisions, after };
}

test.each([
  // total TTC, collected → opening net, VAT, success net, VAT, to the creditor
  ['500.00', '500.00', ['50.00', '10.00', '0.00', '0.00', '440.00']],
  ['500.01', '500.01', ['50.00', '10.00', '75.00', '15.00', '350.01']],
  ['1200.00', '1200.00', ['50.00', '10.00', '180.00', '36.00', '924.00']],
  ['1200.00', '1290.37', ['50.00', '10.00', '193.56', '38.71', '998.10']],
  ['1200.00', '0.01', ['0.01', '0.00', '0.00', '0.00', '0.00']],
  ['1200.00', '60.00', ['50.00', '10.00', '0.00', '0.00', '0.00']],
  ['300.00', '45.00', ['37.50', '7.50', '0.00', '0.00', '0.00']],
] as const)(
  'an invoice of %s pays on %s collected',
  (total, collected, [net, tax, successNet, successTax, payable]) => {
    const division = dividePayment(tariff, euros(total), euros(collected), nothingCharged);
    const [opening] = division.fees.filter(({ kind }) => kind === 'opening');
    const [success] = division.fees.filter(({ kind }) => kind === 'success');
    expect({ net: opening?.net, tax: opening?.tax }).toEqual({ net: euros(net), tax: euros(tax) });
    expect([success?.net ?? 0n, success?.tax ?? 0n]).toEqual([euros(successNet), euros(successTax)]);
    expect(division.payable).toBe(euros(payable));
  },
);

test('small payments pay the opening fee first, and the success fee they could not bear is paid by the next', () => {
  const { divisions } = divideAll(euros('1000.00'), [euros('40.00'), euros('30.00'), euros('100.00'), euros('10.00')]);
  expect(divisions[0]).toMatchObject({ fees: [{ kind: 'opening', net: 33_33n, tax: 6_67n }], payable: 0n });
  // 20.00 are left of the opening fee; the 10.00 that remain bear the success fee of 55.56 at most (8.33 and 1.67 of VAT).
  expect(divisions[1]?.fees).toEqual([
    { kind: 'opening', base: 20_00n, net: 16_67n, tax: 3_33n },
    { kind: 'success', base: 55_56n, net: 8_33n, tax: 1_67n },
  ]);
  expect(divisions[1]?.payable).toBe(0n);
  expect(divisions[2]?.fees).toEqual([{ kind: 'success', base: 114_44n, net: 17_17n, tax: 3_43n }]);
  expect(divisions[3]?.fees).toEqual([{ kind: 'success', base: 10_00n, net: 1_50n, tax: 30n }]);
});

test('whatever the payments: parts sum to each amount, the opening fee is paid once, nothing is charged twice', () => {
  const amounts = fc.array(fc.bigInt(1n, 80_000n), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.bigInt(1n, 200_000n), amounts, (total, list) => {
      const { divisions, after } = divideAll(cents(total), list.map(cents));
      const collected = sumOf(list.map(cents));
      for (const [index, { fees, feesTotal, payable }] of divisions.entries()) {
        expect(feesTotal + payable).toBe(list[index]);
        expect(payable >= 0n).toBe(true);
        expect(sumOf(fees.map(grossOf))).toBe(feesTotal);
        for (const { net, tax, base } of fees) expect(net >= 0n && tax >= 0n && base > 0n).toBe(true);
      }
      const whole = euros('60.00');
      expect(after.openingGross).toBe(collected < whole ? collected : whole);
      expect(after.successBase <= collected).toBe(true);
      const all = divisions.flatMap(({ fees }) => fees);
      if (after.openingGross === whole) {
        expect(sumOf(all.filter(({ kind }) => kind === 'opening').map(({ net }) => net))).toBe(euros('50.00'));
      }
      const success = sumOf(all.filter(({ kind }) => kind === 'success').map(grossOf));
      if (total <= 50_000n) expect(success).toBe(0n);
      // Each fee is rounded: never further than one cent and a half a fee from 18 % of its base.
      else expect(Number(success) - Number(after.successBase) * 0.18).toBeLessThanOrEqual(1.5 * all.length);
    }),
    { numRuns: 500 },
  );
});

test('the price announced is the one that will be withheld', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 500_000n), fc.bigInt(1n, 500_000n), (total, recoverable) => {
      const cost = costOf({ invoiceTotal: cents(total), recoverable: cents(recoverable), on: day('2026-11-22') });
      const division = dividePayment(tariff, cents(total), cents(recoverable), nothingCharged);
      expect(cost.netToCreditorCents).toBe(Number(division.payable));
      expect(cost.ifAllRecoveredNetCents + cost.ifAllRecoveredTaxCents).toBe(cost.ifAllRecoveredGrossCents);
      expect(cost.ifAllRecoveredGrossCents + cost.netToCreditorCents).toBe(Number(recoverable));
    }),
  );
  expect(costOf({ invoiceTotal: euros('1200.00'), recoverable: euros('1290.37'), on: day('2026-11-22') })).toEqual({
    openingNetCents: 50_00,
    openingTaxCents: 10_00,
    openingGrossCents: 60_00,
    successPercent: '15.00',
    ifAllRecoveredNetCents: 243_56,
    ifAllRecoveredTaxCents: 48_71,
    ifAllRecoveredGrossCents: 292_27,
    netToCreditorCents: 998_10,
    tariff: 'M8-2026-01',
  });
  expect(
    costOf({ invoiceTotal: euros('500.00'), recoverable: euros('540.00'), on: day('2026-11-22') }).successPercent,
  ).toBe('0.00');
});

test('tariffs are dated, and a case opened before the first one has it', () => {
  expect(tariffs.every(({ from }, index) => index === 0 || from > tariffs[index - 1]!.from)).toBe(true);
  expect(tariffOn(day('2025-05-05')).id).toBe('M8-2026-01');
});
