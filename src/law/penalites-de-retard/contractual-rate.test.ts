import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { percent, percentText } from '../../kernel/money.ts';
import type { OwedFacts } from './owed.ts';
import { amounts, kinds, lines, owed } from './testing/owed.ts';

describe('a contractual rate', () => {
  test('above three times the legal interest it applies, one line for all semesters', () => {
    const result = owed({ dueOn: day('2025-06-30'), on: day('2026-12-31'), contractualRate: percent('15') });
    expect(lines(result)).toEqual([['2025-07-01', '2026-12-31', 549, '15.00', '1000.00', '225.62']]);
    expect(result.warnings).toEqual([]);
  });

  // Published floors: 2025-S1 11.13, 2025-S2 8.28, 2026-S1 7.86, 2026-S2 8.25 (3 × the professional rate).
  test('below it the floor of each semester applies instead, and says so', () => {
    const result = owed({ dueOn: day('2024-12-31'), on: day('2026-12-31'), contractualRate: percent('8') });
    expect(lines(result).map((line) => [line[0], line[1], line[3]])).toEqual([
      ['2025-01-01', '2025-06-30', '11.13'],
      ['2025-07-01', '2025-12-31', '8.28'],
      ['2026-01-01', '2026-06-30', '8.00'],
      ['2026-07-01', '2026-12-31', '8.25'],
    ]);
    expect(result.warnings).toEqual([
      below('2025-01-01', '2025-06-30', '11.13'),
      below('2025-07-01', '2025-12-31', '8.28'),
      below('2026-07-01', '2026-12-31', '8.25'),
    ]);
  });

  test('the 14.76 % floor of the second semester of 2024 is above the default rate', () => {
    const result = owed({ dueOn: day('2024-07-01'), on: day('2024-08-01'), contractualRate: percent('14.25') });
    expect(percentText(result.lines[0]!.rate)).toBe('14.76');
  });

  test('stated by reference to the legal interest or the ECB, it moves with the semesters', () => {
    const rates = (contractualClause: NonNullable<OwedFacts['contractualClause']>) =>
      lines(owed({ dueOn: day('2025-06-30'), on: day('2026-12-31'), contractualClause })).map((line) => line[3]);
    expect(rates({ kind: 'legal-times', times: 5n })).toEqual(['13.80', '13.10', '13.75']);
    expect(rates({ kind: 'legal-plus', points: percent('10') })).toEqual(['12.76', '12.62', '12.75']);
    expect(rates({ kind: 'ecb-plus', points: percent('12') })).toEqual(['14.15', '14.40']);
    expect(rates({ kind: 'fixed', rate: percent('15') })).toEqual(['15.00']);
  });

  test('three times the legal interest is the floor itself: no warning', () => {
    const result = owed({ contractualClause: { kind: 'legal-times', times: 3n } });
    expect([percentText(result.lines[0]!.rate), kinds(result)]).toEqual(['7.86', []]);
    const lower = owed({ contractualClause: { kind: 'legal-times', times: 1n } });
    expect(kinds(lower)).toEqual(['contractual-rate-below-floor']);
  });

  test('it counts only between professionals', () => {
    const rate = percent('15');
    for (const parties of ['consumer', 'public-buyer'] as const) {
      const without = owed({ parties, miseEnDemeureOn: day('2026-02-10') });
      const result = owed({ parties, miseEnDemeureOn: day('2026-02-10'), contractualRate: rate });
      expect(amounts(result)).toEqual(amounts(without));
      expect(result.warnings).toContainEqual({ kind: 'contractual-rate-not-applied', parties, rate });
    }
  });

  test('a floor that rests on conflicting sources carries the conflict', () => {
    const result = owed({ dueOn: day('2018-02-01'), on: day('2018-03-01'), contractualRate: percent('1') });
    expect(percentText(result.lines[0]!.rate)).toBe('2.67');
    expect(kinds(result)).toEqual(['contractual-rate-below-floor', 'conflicting-sources']);
  });
});

function below(from: string, to: string, floor: string) {
  return { kind: 'contractual-rate-below-floor', from, to, contractual: percent('8'), floor: percent(floor) };
}
