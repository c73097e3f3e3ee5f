import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { euros, percent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation } from '../citation.ts';
import { amountOwed } from './amount-owed.ts';
import { conventionFrom, conventionText, interestStartOf } from './convention.ts';
import { interestAfterDecision } from './interest-after-decision.ts';
import type { OwedFacts } from './owed.ts';

const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2024-06-30'),
  on: day('2026-06-30'),
  payments: [],
  creditNotes: [],
};
const settings = (facts: Partial<OwedFacts> = {}) => orThrow(amountOwed({ ...base, ...facts })).settings;

describe('what was chosen for want of a text', () => {
  test('the rank of the indemnity: after the principal by default, undecided, with its article', () => {
    const { indemnityRank } = settings();
    expect(indemnityRank).toMatchObject({ value: 'after-principal', isDefault: true, isUndecided: true });
    expect(indemnityRank!.allowed).toEqual(['after-principal', 'before-principal']);
    expect(indemnityRank!.because.map(citation)).toEqual(['article 1343-1 du code civil']);
    expect(indemnityRank!.because[0]?.note).toMatch(/n’est tranché par aucun texte/);
    expect(settings({ indemnityRank: 'before-principal' }).indemnityRank).toMatchObject({
      value: 'before-principal',
      isDefault: false,
    });
    expect(settings({ indemnityRank: 'after-principal' }).indemnityRank?.isDefault).toBe(true);
  });

  test('a year of 365 days, and the excess of a credit note', () => {
    const { yearDays, creditNoteExcess } = settings();
    expect(yearDays).toMatchObject({ value: 365, isDefault: true, isUndecided: true });
    expect(creditNoteExcess).toMatchObject({ value: 'set-off', isUndecided: true });
    expect(creditNoteExcess.because.map(({ read }) => read)).toEqual(['unconfirmed']);
  });

  test.each<[Partial<OwedFacts>, boolean, boolean]>([
    [{}, true, true],
    [{ creditorIsProfessional: true }, true, false],
    [{ creditorIsProfessional: false }, false, false],
  ])('toward a consumer, the quality of the creditor: %j', (facts, value, isDefault) => {
    const chosen = settings({ parties: 'consumer', ...facts });
    expect(chosen.creditorIsProfessional).toMatchObject({ value, isDefault, isUndecided: false });
    expect(chosen).not.toHaveProperty('indemnityRank');
    expect(settings(facts)).not.toHaveProperty('creditorIsProfessional');
  });

  test('interest on interest: none unless asked for, then with the days on which it began', () => {
    expect(settings().capitalisation).toMatchObject({ value: 'none', isDefault: true, isUndecided: false });
    const asked = settings({
      contractualRate: percent('20'),
      capitalisation: { from: day('2024-06-30'), allowedBy: 'decision' },
    });
    expect(asked.capitalisation).toMatchObject({
      value: { from: '2024-06-30', allowedBy: 'decision', capitalisedOn: ['2025-06-30', '2026-06-30'] },
      isDefault: false,
    });
    const tooShort = settings({ capitalisation: { from: day('2025-07-01'), allowedBy: 'contract' } });
    expect(tooShort.capitalisation.value).toMatchObject({ capitalisedOn: [] });
  });
});

describe('the convention says the day that is left out', () => {
  test.each([
    ['professionals', "date d'échéance exclue", { dueDate: 'excluded' }],
    ['public-buyer', "date d'échéance exclue", { dueDate: 'excluded' }],
    ['consumer', 'jour de la mise en demeure exclu', { miseEnDemeureDay: 'excluded' }],
  ] as const)('%s: %s', (parties, words, key) => {
    const start = interestStartOf(parties);
    expect(conventionText(start)).toContain(words);
    expect(conventionFrom(start)).toMatchObject({ ...key, yearDays: 365, text: conventionText(start) });
    expect(Object.keys(conventionFrom(start)).filter((name) => /dueDate|Day$/.test(name))).toEqual([
      'paymentOrStatementDay',
      ...Object.keys(key),
    ]);
  });

  test('after a decision: its own day', () => {
    const owed = orThrow(
      interestAfterDecision({
        principal: euros('1000.00'),
        decidedOn: day('2026-01-31'),
        creditor: 'professional',
        on: day('2026-03-02'),
        payments: [],
      }),
    );
    expect(owed.lines[0]?.from).toBe('2026-02-01');
    expect(conventionFrom('decision')).toMatchObject({ decisionDay: 'excluded' });
    expect(conventionText('decision')).toContain('jour de la décision exclu');
    expect(conventionText('decision')).not.toContain('toutes taxes comprises');
  });

  test('every convention says how a debtor can redo the sum', () => {
    for (const start of ['due-date', 'mise-en-demeure', 'decision'] as const) {
      for (const words of ['Intérêts simples', 'jours exacts', '365 jours', 'au centime', 'inclus']) {
        expect(conventionText(start)).toContain(words);
      }
    }
  });
});
