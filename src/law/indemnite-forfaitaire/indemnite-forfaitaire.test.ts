import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { furtherCompensation, indemniteForfaitaire } from './indemnite-forfaitaire.ts';

describe('the fixed indemnity', () => {
  test.each([
    ['professionals', '2013-01-01', 'D441-5', 'second-hand'],
    ['professionals', '2021-02-26', 'D441-5', 'second-hand'],
    ['professionals', '2026-11-21', 'D441-5', 'second-hand'],
    ['public-buyer', '2019-04-01', 'D2192-35', 'official'],
  ] as const)('%s on %s: 40 € by %s, read %s', (parties, on, number, read) => {
    const ruling = orThrow(indemniteForfaitaire(parties, day(on)));
    expect(decimal(ruling!.value)).toBe('40.00');
    expect(ruling!.because).toEqual([expect.objectContaining({ number, read })]);
  });

  test('public contracts before 2019 rest on the decree of 2013', () => {
    const ruling = orThrow(indemniteForfaitaire('public-buyer', day('2018-05-05')));
    expect(ruling!.because[0]).toMatchObject({ kind: 'text', title: 'décret n° 2013-269 du 29 mars 2013' });
  });

  test('a consumer owes none, whatever the day', () => {
    expect(indemniteForfaitaire('consumer', day('2026-01-01'))).toEqual({ refused: false, value: undefined });
  });

  test('before it existed it is refused, not zero', () => {
    expect(indemniteForfaitaire('professionals', day('2012-12-31')).refused).toBe(true);
    expect(indemniteForfaitaire('public-buyer', day('2013-04-30')).refused).toBe(true);
  });

  test('every day of 2015 to 2026 has one', () => {
    for (let on: CivilDate = day('2015-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      for (const parties of ['professionals', 'public-buyer'] as const) {
        expect(indemniteForfaitaire(parties, on).refused).toBe(false);
      }
    }
  });
});

describe('compensation beyond it', () => {
  test('what was spent, less the 40 €, with its proof', () => {
    const result = orThrow(
      furtherCompensation('professionals', { spent: euros('130.00'), justified: true }, euros('40.00')),
    );
    expect(decimal(result.value)).toBe('90.00');
    expect(result.because).toHaveLength(1);
  });

  test.each([
    ['professionals', '130.00', false, 'not-justified'],
    ['professionals', '40.00', true, 'below-indemnity'],
    ['consumer', '130.00', true, 'not-owed-by-consumers'],
  ] as const)('%s, spent %s, proof %s: refused, %s', (parties, spent, justified, kind) => {
    expect(furtherCompensation(parties, { spent: euros(spent), justified }, euros('40.00'))).toEqual({
      refused: true,
      refusal: { kind },
    });
  });
});
