import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import {
  effects,
  type LetterFacts,
  type Mention,
  mentions,
  missingMentions,
  payBefore,
  unwantedMentions,
  wantedMentions,
} from './mise-en-demeure.ts';

const all = new Set<Mention>(mentions);
const without = (...names: Mention[]) => new Set(mentions.filter((mention) => !names.includes(mention)));
const facts: LetterFacts = { author: 'creditor', parties: 'professionals', creditorIsCompany: true, present: all };
const missing = (other: Partial<LetterFacts>) =>
  missingMentions({ ...facts, ...other }).map(({ mention, obligation }) => [mention, obligation]);

describe('what a mise en demeure lacks', () => {
  test('nothing when everything is there', () => {
    for (const author of ['creditor', 'collector', 'lawyer', 'commissaire-de-justice'] as const) {
      for (const parties of ['professionals', 'public-buyer', 'consumer'] as const) {
        expect(missing({ author, parties })).toEqual([]);
      }
    }
  });

  test.each<[Mention, 'law' | 'practice', string]>([
    ['words-mise-en-demeure', 'practice', 'C. civ. 1344 asks for a sufficient demand, not for these words'],
    ['deadline', 'law', 'C. civ. 1231: délai raisonnable'],
    ['creditor-registration', 'law', 'C. com. R123-237'],
    ['creditor-form-and-capital', 'law', 'C. com. R123-238'],
    ['demand-to-pay', 'law', 'C. civ. 1344: sommation or sufficient demand'],
    ['legal-basis', 'practice', 'no statutory list'],
    ['elements-separated', 'practice', 'no statutory list'],
    ['invoices', 'practice', 'no statutory list'],
    ['penalties-computation', 'practice', 'no statutory list'],
    ['court-warning', 'practice', 'no statutory list'],
    ['signature', 'practice', 'no statutory list'],
  ])('%s is asked by %s (%s)', (mention, obligation, _source) => {
    expect(missing({ present: without(mention) })).toEqual([[mention, obligation]]);
  });

  test('what the law asks comes first', () => {
    const obligations = missing({ present: new Set() }).map(([, obligation]) => obligation);
    expect(obligations.indexOf('practice')).toBe(obligations.lastIndexOf('law') + 1);
  });

  test.each<[Mention]>([
    ['collector-identity'],
    ['creditor-identity'],
    ['legal-basis'],
    ['elements-separated'],
    ['demand-to-pay'],
    ['balance'],
    ['payment-methods'],
    ['costs-notice'],
    ['written-mandate'],
  ])('written by a collector, %s is law (R124-3, R124-4)', (mention) => {
    expect(missing({ author: 'collector', present: without(mention) })).toEqual([[mention, 'law']]);
  });

  test('the creditor himself needs neither the notice of L111-8 nor a mandate', () => {
    expect(missing({ present: without('collector-identity', 'costs-notice', 'written-mandate') })).toEqual([]);
  });

  test('a sole trader has neither form nor capital to print', () => {
    expect(missing({ creditorIsCompany: false, present: without('creditor-form-and-capital') })).toEqual([]);
  });
});

test('a consumer is told neither penalties nor 40 €', () => {
  const consumer = { ...facts, parties: 'consumer' } as const;
  expect(unwantedMentions(consumer).map((one) => one.mention)).toEqual(['penalties-computation', 'indemnity']);
  expect(missing({ parties: 'consumer', present: without('penalties-computation', 'indemnity') })).toEqual([]);
  expect(unwantedMentions(facts)).toEqual([]);
});

test('it makes interest run and never interrupts prescription', () => {
  expect(effects['legal-interest-runs'].happens).toBe(true);
  expect(effects['interrupts-prescription'].happens).toBe(false);
  expect(effects['interrupts-prescription'].because[0]).toMatchObject({ number: '20-23.204', read: 'second-hand' });
});

describe('the time given to pay', () => {
  test('is counted from the sending', () => {
    const ruling = orThrow(payBefore(day('2026-11-21'), 15));
    expect(ruling.value).toBe('2026-12-06');
    expect(ruling.because.map((source) => source.read)).toEqual(['official', 'unconfirmed']);
  });
  test.each([1, 7])('%d days are given, with a warning: no text fixes a number', (days) => {
    const ruling = orThrow(payBefore(day('2026-11-21'), days));
    expect(ruling.value).toBe(addDays(day('2026-11-21'), days));
    expect(ruling.warnings).toMatchObject([
      { kind: 'shorter-than-usual', usual: 8, because: [{ read: 'unconfirmed' }] },
    ]);
  });
  test.each([8, 15, 30])('%d days raise no warning', (days) => {
    expect(orThrow(payBefore(day('2026-11-21'), days)).warnings).toEqual([]);
  });
  test.each([0, -3, 8.5, Number.NaN])('%d is no number of days', (days) => {
    expect(payBefore(day('2026-11-21'), days)).toEqual({
      refused: true,
      refusal: { kind: 'not-a-number-of-days', argument: 'days' },
    });
  });
});

describe('a letter that a third party sends', () => {
  const collector = { author: 'collector', parties: 'professionals', creditorIsCompany: true } as const;
  const wanted = wantedMentions(collector);

  test('the five items of R124-4 are law, by that article', () => {
    const byLetterRule = wanted.filter(({ because }) =>
      because.some((one) => one.kind === 'article' && one.number === 'R124-4'),
    );
    expect(byLetterRule.map(({ mention }) => mention).sort()).toEqual([
      'balance',
      'collector-identity',
      'costs-notice',
      'creditor-identity',
      'demand-to-pay',
      'elements-separated',
      'legal-basis',
      'payment-methods',
    ]);
    expect(byLetterRule.every(({ obligation }) => obligation === 'law')).toBe(true);
  });

  test('nobody is asked twice for the same mention', () => {
    for (const author of ['creditor', 'collector', 'lawyer', 'commissaire-de-justice'] as const) {
      for (const parties of ['professionals', 'public-buyer', 'consumer'] as const) {
        const asked = wantedMentions({ author, parties, creditorIsCompany: true }).map(({ mention }) => mention);
        expect(new Set(asked).size).toBe(asked.length);
      }
    }
  });

  test('the whole letter is asked of everybody by practice, and more by law of a collector', () => {
    const law = (author: LetterFacts['author']) =>
      wantedMentions({ ...collector, author }).filter(({ obligation }) => obligation === 'law').length;
    expect(law('creditor')).toBe(4);
    expect(law('collector')).toBe(12);
    expect(law('lawyer')).toBe(law('creditor'));
  });
});

describe('each obligation rests on a text, and practice says that none does', () => {
  const letters = (['creditor', 'collector', 'lawyer', 'commissaire-de-justice'] as const).flatMap((author) =>
    (['professionals', 'public-buyer', 'consumer'] as const).map((parties) => ({ author, parties })),
  );
  test.each(letters)('written by $author to $parties', ({ author, parties }) => {
    for (const { mention, obligation, because } of wantedMentions({ author, parties, creditorIsCompany: true })) {
      const reads = because.map(({ read }) => read);
      expect([mention, reads.length > 0]).toEqual([mention, true]);
      if (obligation === 'law') expect([mention, reads.includes('unconfirmed')]).toEqual([mention, false]);
    }
  });

  test.each(letters)('by $author to $parties: a mention added is never missing, one removed always is', (letter) => {
    const known = { ...letter, creditorIsCompany: true };
    const wanted = wantedMentions(known).map(({ mention }) => mention);
    for (const mention of wanted) {
      const rest = new Set(wanted.filter((one) => one !== mention));
      expect(missingMentions({ ...known, present: rest }).map((one) => one.mention)).toEqual([mention]);
    }
    expect(missingMentions({ ...known, present: new Set(wanted) })).toEqual([]);
  });
});

test('the day to pay before is the sending and the days, over months and leap years', () => {
  for (const [sentOn, days, expected] of [
    ['2026-11-21', 8, '2026-11-29'],
    ['2026-12-24', 15, '2027-01-08'],
    ['2028-02-20', 10, '2028-03-01'],
  ] as const) {
    expect(orThrow(payBefore(day(sentOn), days)).value).toBe(expected);
  }
});
