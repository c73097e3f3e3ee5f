import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { article } from '../citation.ts';
import { amended, type LawInForce, type Row, type Schedule } from '../schedule.ts';
import {
  actCost,
  actCostLine,
  creditorRecoveryLine,
  injonctionCourtFee,
  instalmentCost,
  smallClaimsLine,
} from './frais-reglementes.ts';
import {
  actFees,
  commercialInjonctionFee,
  creditorScale,
  electronicTravel,
  type Scale,
  smallClaimsFee,
} from './frais-reglementes.values.ts';
import { instalmentFee } from './other-fees.values.ts';

/** The law with one row that an operator has read. */
function lawWithRow<T>(schedule: Schedule<T>, from: string, until: string, value: T): LawInForce {
  const source = article('code de commerce', 'A444-48');
  const row: Row<T> = { from: day(from), until: day(until), value, source, read: 'official' };
  return { amended: new Map([[schedule.subject, amended(schedule, [row]) as Schedule<unknown>]]) };
}

describe('an operator’s row gives what nobody here has read', () => {
  test('travel of 2020 to 2024 makes a total, and only then', () => {
    const law = lawWithRow(electronicTravel, '2020-03-01', '2024-02-29', euros('8.00'));
    const facts = { act: 'assignation', on: day('2022-06-01'), obligation: euros('1000.00') } as const;
    const found = orThrow(actCost({ ...facts, isElectronic: true }, law));
    expect([found.total, found.missing]).toEqual([euros('31.31'), []]);
    expect(actCostLine({ ...facts, isElectronic: true }, law)).not.toHaveProperty('part');
    // The row of electronic service says nothing of the other way.
    expect(orThrow(actCost({ ...facts, isElectronic: false }, law)).missing).toHaveLength(1);
  });

  test('the fee of an act in a period that was refused', () => {
    const law = lawWithRow(actFees.assignation, '2026-03-01', '2028-02-29', euros('18.50'));
    const facts = {
      act: 'assignation',
      on: day('2026-11-21'),
      obligation: euros('1000.00'),
      isElectronic: true,
    } as const;
    expect(actCost(facts).refused).toBe(true);
    expect(orThrow(actCost(facts, law)).total).toBe(euros('32.76'));
  });

  test('the greffe: the confirmed amount replaces the contradiction', () => {
    const law = lawWithRow(commercialInjonctionFee, '2025-01-01', '2028-02-29', euros('33.47'));
    for (const on of ['2025-06-01', '2026-11-21']) {
      const line = injonctionCourtFee(true, day(on), law);
      expect([line.amount, line.quoted, line.because[0]?.read]).toEqual([euros('33.47'), undefined, 'official']);
    }
  });

  test('the creditor’s scale, the procédure simplifiée, instalments', () => {
    const scale: Scale = { fixedUpTo: { sum: euros('0.00'), fee: euros('0.00') }, slices: [{ rate: percent('4.00') }] };
    const on = day('2026-11-21');
    const recovery = lawWithRow(creditorScale, '2026-03-01', '2028-02-29', scale);
    expect(decimal(creditorRecoveryLine(euros('1000.00'), on, recovery).amount!)).toBe('40.00');
    const small = lawWithRow(smallClaimsFee, '2026-03-01', '2028-02-29', euros('60.00'));
    expect(smallClaimsLine(on, small).amount).toBe(euros('60.00'));
    const capped = { fee: euros('6.50'), cap: euros('33.50') };
    expect(orThrow(instalmentCost(on, lawWithRow(instalmentFee, '2026-03-01', '2028-02-29', capped))).value).toEqual(
      capped,
    );
    expect(instalmentCost(on).refused).toBe(true);
  });
});
