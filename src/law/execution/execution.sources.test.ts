import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { rowOn } from '../schedule.ts';
import { measureConditions, measureDeadlines, measureWarnings } from './execution.ts';
import * as law from './execution.values.ts';

const on = day('2026-11-02');
const dates: law.MeasureDates = {
  leaveOn: on,
  commandementOn: on,
  seizedOn: on,
  toldOn: on,
  contestedOn: on,
  injonctionRejectedOn: on,
  titleFinalOn: on,
};

/** Every source that a measure rests on, as « article: how it was read ». */
function readingsOf(measure: law.Measure): string[] {
  const conditions = orThrow(
    measureConditions({
      measure,
      on: day('2026-11-21'),
      hasTitle: true,
      titleSince: day('2020-05-05'),
      principal: euros('100.00'),
      debtorInsolvent: false,
      atHome: true,
      otherMeansFailed: true,
    }),
  );
  const parts = [...conditions, ...measureDeadlines(measure, dates), ...measureWarnings(measure)];
  const sources: Source[] = parts.flatMap((one) => [...(one.because ?? [])]);
  return sources.flatMap((one) => (one.kind === 'article' ? [`${one.number}: ${one.read}`] : []));
}

describe('each article that the law file names is cited, as it was read', () => {
  test.each<[law.Measure, string[]]>([
    ['saisie-attribution', ['L211-1', 'L211-2', 'R211-1', 'R211-3', 'R211-10', 'R211-11', 'L162-1']],
    ['saisie-vente', ['L221-1', 'R221-1', 'R221-5', 'R221-30', 'L221-3', 'L221-2', 'R221-2']],
    ['saisie-des-remunerations', ['L212-1', 'R212-1-1']],
    ['saisie-vehicule-declaration', ['L223-1']],
    ['saisie-vehicule-immobilisation', ['L223-2']],
    ['saisie-immobiliere', ['L311-2', 'L321-1']],
    [
      'saisie-conservatoire',
      ['L511-1', 'L511-2', 'L511-3', 'R511-2', 'R511-6', 'R511-7', 'R523-3', 'R522-5', 'R532-5', 'R523-7', 'R533-4'],
    ],
  ])('%s', (measure, articles) => {
    const readings = readingsOf(measure);
    for (const article of articles) expect(readings).toContain(`${article}: official`);
    for (const shared of ['L111-4', 'L111-7', 'L121-2', 'R141-1', 'L152-1', 'L152-2', 'L152-3']) {
      expect(readings).toContain(`${shared}: official`);
    }
    expect(readings).toContain('L622-21: second-hand');
  });

  test('what was not read says so: the list of titles since the law of 2026, the start of a final publicity', () => {
    expect(readingsOf('saisie-attribution')).toContain('L111-3: second-hand');
    expect(readingsOf('saisie-conservatoire')).toContain('R533-4: unconfirmed');
    const note = law.titleNotSettled;
    expect([note.read, note.told !== undefined, note.note !== undefined]).toEqual(['second-hand', true, true]);
  });
});

describe('the dates that open the deadlines', () => {
  test.each<[law.Measure, keyof law.MeasureDates, string[]]>([
    ['saisie-attribution', 'seizedOn', ['tell-debtor', 'bank-balance-settled']],
    ['saisie-attribution', 'toldOn', ['contest']],
    ['saisie-attribution', 'contestedOn', ['send-copy-of-contest']],
    ['saisie-attribution', 'leaveOn', []],
    ['saisie-vente', 'commandementOn', ['seize-from', 'act-after-commandement']],
    ['saisie-vente', 'seizedOn', ['amicable-sale']],
    ['saisie-des-remunerations', 'commandementOn', ['seize-from']],
    ['saisie-conservatoire', 'leaveOn', ['use-leave-of-judge']],
    ['saisie-conservatoire', 'seizedOn', ['sue-for-title', 'tell-debtor']],
    ['saisie-conservatoire', 'injonctionRejectedOn', ['sue-after-rejection']],
    ['saisie-conservatoire', 'titleFinalOn', ['final-publicity']],
    ['saisie-conservatoire', 'commandementOn', []],
  ])('%s, %s: %j', (measure, opens, expected) => {
    expect(measureDeadlines(measure, { [opens]: on }).map((one) => one.deadline)).toEqual(expected);
  });

  test('nothing runs without a date', () => {
    for (const measure of law.measures) expect(measureDeadlines(measure, {})).toEqual([]);
  });
});

test.each([
  ['2024-04-01', 'second-hand'],
  ['2026-11-21', 'second-hand'],
])('the balance left on %s is read %s, and says by whom', (when, read) => {
  const row = rowOn(law.unseizableBalance, day(when))!;
  expect([row.read, row.told !== undefined]).toEqual([read, true]);
});
