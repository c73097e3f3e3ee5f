import { describe, expect, test } from 'vitest';
import { runLaw } from '../cli-law.ts';

async function law(...args: string[]): Promise<{ code: number; document: Record<string, unknown> }> {
  const lines: string[] = [];
  const code = await runLaw(['mentions', ...args, '--json'], (line) => lines.push(line));
  return { code, document: JSON.parse(lines.join('')) };
}

describe('law mentions', () => {
  test('reads the notes as an invoice writes them', async () => {
    const { code, document } = await law(
      ...['--note', 'PMD:1,5 fois le taux d’intérêt légal', '--note', 'pmt:Facture de 1 200,00 €. Indemnité 40 €'],
      ...['--note=AAB:Escompte de 2 %', '--on', '2026-11-21'],
    );
    expect(code).toBe(0);
    expect(document).toMatchObject({
      clause: { kind: 'legal-times', times: '1.5' },
      indemnity: '40.00',
      discount: { kind: 'rate', rate: '2.00' },
      isFactored: false,
      findings: [{ kind: 'penalty-rate-below-floor', rate: '4.125', floor: '8.25' }],
      absent: [{ mention: 'due-date', effect: 'default-term-of-thirty-days' }],
    });
  });

  test('says what was converted, and by how much the term exceeds', async () => {
    const { document } = await law(
      ...['--note', 'PMD:0,1 % par jour', '--on', '2026-11-21', '--issued', '2026-10-01', '--due', '2026-12-30'],
    );
    expect(document).toMatchObject({
      clause: { kind: 'fixed', rate: '36.50' },
      findings: [{ kind: 'penalty-rate-converted', per: 'day', rate: '0.10' }, {}, {}],
      term: {
        verdict: 'exceeds',
        readings: [{ latestOn: '2026-11-30', daysOver: 30 }],
        fine: { person: '75000.00', company: '2000000.00', repeatedCompany: '4000000.00', repeatWithinYears: 2 },
      },
    });
  });

  test('both readings of an end of month', async () => {
    const dates = ['--on', '2026-11-21', '--issued', '2026-01-15', '--due', '2026-03-31'];
    const verdict = async (way: string) => (await law(...dates, '--end-of-month', way)).document.term;
    expect(await verdict('both')).toMatchObject({ verdict: 'depends-on-reading' });
    expect(await verdict('days-then-end-of-month')).toMatchObject({ verdict: 'within' });
    expect(await verdict('end-of-month-then-days')).toMatchObject({ verdict: 'exceeds' });
  });

  test.each<[string[], number, object]>([
    [['--note', 'PMD:x'], 2, { kind: 'missing-argument', argument: '--on' }],
    [['--note', 'x', '--on', '2026-11-21'], 2, { kind: 'not-a-note', argument: '--note' }],
    [['--on', '2026-11-21', '--sector', 'toys'], 2, { kind: 'missing-argument', argument: '--issued' }],
    [['--on', '2026-11-21', '--issued', '2026-01-01'], 2, { kind: 'missing-argument', argument: '--due' }],
    [['--on', '2026-11-21', '--end-of-month', 'x'], 2, { kind: 'not-one-of', argument: '--end-of-month' }],
    [
      ['--on', '2026-11-21', '--issued', '2026-01-01', '--due', '2026-02-01', '--sector', 'toys'],
      1,
      { kind: 'sector-term-not-known', argument: '--sector' },
    ],
    [
      ['--on', '2026-11-21', '--issued', '2026-01-01', '--due', '2026-02-01', '--sector', 'livestock-and-meat'],
      1,
      { kind: 'performance-date-needed', argument: '--performed' },
    ],
    [
      ['--on', '2026-11-21', '--issued', '2026-02-02', '--due', '2026-02-01'],
      1,
      { kind: 'due-before-issued', argument: '--due' },
    ],
    [['--note', 'PMD:12 %', '--on', '2030-01-01'], 1, { kind: 'law-not-known-on' }],
  ])('%j: exit %i', async (args, expected, refusal) => {
    const { code, document } = await law(...args);
    expect(document.refusal).toMatchObject(refusal);
    expect(code).toBe(expected);
  });
});
