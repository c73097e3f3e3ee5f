import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import type { PrescriptionFacts } from './prescription.ts';

import { holds, of, type Told } from './testing/holds.ts';

describe('what interrupts until it ends (C. civ. 2242, 2243; C. com. L622-25-1)', () => {
  holds([
    ['2242: while it lasts', {}, ['2021-01-01:court-claim'], '2026-01-01', 'interrupted'],
    ['2242: from its end', {}, ['2021-01-01:court-claim', '2023-05-10:proceedings-ended'], '2028-05-10'],
    ['2243: as if it had never been', {}, ['2021-01-01:court-claim', '2023-05-10:proceedings-void'], '2025-01-01'],
    [
      '2243: what fell carried nothing after it',
      {},
      ['2024-01-01:court-claim', '2025-06-01:acknowledgement', '2026-01-01:proceedings-void'],
      '2025-01-01',
    ],
    [
      'L622-25-1: until it closes',
      {},
      ['2021-01-01:insolvency-declared', '2027-05-10:insolvency-closed'],
      '2032-05-10',
    ],
    [
      'a claim still open when the insolvency closes',
      {},
      ['2021-01-01:court-claim', '2021-06-01:insolvency-declared', '2022-06-01:insolvency-closed'],
      '2027-06-01',
      'interrupted',
    ],
    [
      'an insolvency still open when the proceedings end',
      {},
      ['2021-01-01:insolvency-declared', '2021-06-01:court-claim', '2022-06-01:proceedings-ended'],
      '2027-06-01',
      'interrupted',
    ],
    [
      'both ended, whatever the order',
      {},
      [
        '2021-01-01:court-claim',
        '2021-06-01:insolvency-declared',
        '2022-06-01:proceedings-ended',
        '2023-06-01:insolvency-closed',
      ],
      '2028-06-01',
    ],
    [
      'two claims, one of them ended',
      {},
      ['2021-01-01:court-claim', '2021-06-01:court-claim', '2022-06-01:proceedings-ended'],
      '2027-06-01',
      'interrupted',
    ],
    [
      'two claims, one of them void: the oldest, so that a doubt saves nothing',
      {},
      ['2024-01-01:court-claim', '2026-01-01:court-claim', '2027-01-01:proceedings-void'],
      '2025-01-01',
    ],
    [
      'a claim before the due date, ended after it',
      { dueOn: day('2021-06-01') },
      ['2021-01-01:court-claim', '2022-01-01:proceedings-ended'],
      '2027-01-01',
    ],
    [
      'a claim begun and ended before the due date',
      { dueOn: day('2021-06-01') },
      ['2021-01-01:court-claim', '2021-02-01:proceedings-ended'],
      '2026-06-01',
    ],
  ]);
});

describe('titles (CPCE L111-4)', () => {
  holds([
    ['ten years', {}, ['2022-01-01:judgment-enforceable'], '2032-01-01'],
    ['the title ends the proceedings', {}, ['2021-01-01:court-claim', '2022-01-01:judgment-enforceable'], '2032-01-01'],
    [
      'judged, then enforceable',
      {},
      ['2021-01-01:court-claim', '2022-01-01:proceedings-ended', '2022-03-01:judgment-enforceable'],
      '2032-03-01',
    ],
    [
      '2244: an act of enforcement renews them',
      {},
      ['2022-01-01:judgment-enforceable', '2031-12-31:enforcement-act'],
      '2041-12-31',
    ],
    [
      '2240: so does an acknowledgement',
      {},
      ['2022-01-01:judgment-enforceable', '2023-06-01:acknowledgement'],
      '2033-06-01',
    ],
    [
      'a claim that fell and another that was judged',
      {},
      [
        '2021-01-01:court-claim',
        '2021-06-01:proceedings-void',
        '2022-01-01:court-claim',
        '2023-01-01:judgment-enforceable',
      ],
      '2033-01-01',
    ],
    [
      'L111-3: an order is not settled as a title of ten years',
      {},
      ['2021-01-01:injonction-served', '2021-03-01:injonction-enforceable'],
      '2026-03-01',
    ],
    [
      'an order and an act under it',
      {},
      ['2021-01-01:injonction-served', '2021-03-01:injonction-enforceable', '2024-01-01:enforcement-act'],
      '2029-01-01',
    ],
    [
      'an order that becomes enforceable leaves the other claim open',
      {},
      ['2021-01-01:court-claim', '2021-02-01:injonction-served', '2021-04-01:injonction-enforceable'],
      '2026-04-01',
      'interrupted',
    ],
    [
      'an act after a simplified procedure, which may have given a title',
      {},
      ['2021-01-01:small-claims-agreed', '2021-02-01:small-claims-ended', '2022-01-01:enforcement-act'],
      '2027-01-01',
    ],
    [
      'an insolvency still open keeps a title interrupted',
      {},
      ['2021-01-01:insolvency-declared', '2022-01-01:judgment-enforceable'],
      '2032-01-01',
      'interrupted',
    ],
  ]);

  test('toward a public body, a judgment of the very first year already makes ten years possible', () => {
    const facts = { parties: 'public-buyer', hasPublicAccountant: true, performedOn: day('2020-01-01') } as const;
    const found = of(facts, ['2020-06-01:judgment-enforceable']);
    expect([found.expiresOn, found.possibleOn, found.events[0]?.does]).toEqual([
      '2024-12-31',
      '2030-06-01',
      'opens-title',
    ]);
  });

  test('an order gives ten years as possible only, and so does a judgment toward a public body', () => {
    const order = of({}, ['2021-01-01:injonction-served', '2021-03-01:injonction-enforceable']);
    expect(order.possibleOn).toBe('2031-03-01');
    expect(order.warnings).toEqual([{ kind: 'title-not-settled', possibleOn: '2031-03-01' }]);
    const publicBody = of({ parties: 'public-buyer', hasPublicAccountant: true }, ['2022-01-01:judgment-enforceable']);
    expect([publicBody.expiresOn, publicBody.possibleOn]).toEqual(['2026-12-31', '2032-01-01']);
    const judged = of({}, ['2021-01-01:court-claim', '2022-01-01:judgment-enforceable']);
    expect([judged.possibleOn, judged.warnings]).toEqual([undefined, []]);
  });
});

describe('what each event is told to do', () => {
  const told = (facts: Partial<PrescriptionFacts>, list: Told[]) =>
    of(facts, list).events.map(({ does, expiresOn }) => `${does} ${expiresOn}`);

  test('a mediation that ends within proceedings restarts nothing, and gives back nothing yet', () => {
    const list: Told[] = ['2021-01-01:court-claim', '2022-01-01:mediation-agreed', '2022-06-01:mediation-ended'];
    expect(told({}, list)).toEqual(['interrupts 2026-01-01', 'suspends 2026-01-01', 'still-stopped 2026-01-01']);
  });

  test('proceedings that end, and a title, while something else stops the clock', () => {
    expect(
      told({}, ['2021-01-01:insolvency-declared', '2021-06-01:court-claim', '2022-06-01:proceedings-ended']),
    ).toEqual(['interrupts 2026-01-01', 'interrupts 2026-06-01', 'still-stopped 2027-06-01']);
    expect(told({}, ['2021-01-01:mediation-agreed', '2022-06-01:judgment-enforceable'])).toEqual([
      'suspends 2025-01-01',
      'still-stopped 2032-06-01',
    ]);
  });

  test('before 1 January nothing runs toward a public body: a letter of the same year changes nothing', () => {
    const facts = { parties: 'public-buyer', dueOn: day('2022-03-15') } as const;
    expect(told(facts, ['2022-12-31:mise-en-demeure'])).toEqual(['nothing 2026-12-31']);
    expect(told(facts, ['2023-01-01:mise-en-demeure'])).toEqual(['interrupts 2027-12-31']);
  });

  test('a mediation over before the new period of a public body begins gives back nothing, and takes nothing', () => {
    const list: Told[] = ['2023-05-01:mise-en-demeure', '2023-06-01:mediation-agreed', '2023-09-01:mediation-ended'];
    expect(told({ parties: 'public-buyer', dueOn: day('2022-03-15') }, list).at(-1)).toBe('resumes 2027-12-31');
  });
});

describe('twenty years from the birth of the right (C. civ. 2232)', () => {
  const renewed: Told[] = ['2024-12-01:acknowledgement', '2029-11-01:acknowledgement', '2034-10-01:acknowledgement'];
  const late: Told = '2039-09-01:acknowledgement';
  holds([
    ['from the invoice when its day is known', { issuedOn: day('2019-11-15') }, [...renewed, late], '2039-11-15'],
    ['from the due date otherwise', {}, [...renewed, late], '2040-01-01'],
    ['2241: a claim in court is outside them', {}, [...renewed, '2039-01-01:court-claim'], '2044-01-01', 'interrupted'],
    ['2244: so is a conservatory measure', {}, [...renewed, '2039-01-01:conservatory-measure'], '2044-01-01'],
    [
      'what a title has already given is not taken back',
      {},
      [...renewed, '2039-01-01:judgment-enforceable', '2041-01-01:acknowledgement'],
      '2049-01-01',
    ],
    [
      '2238: a suspension is inside them',
      {},
      [...renewed, '2039-01-01:mediation-agreed', '2039-12-01:mediation-ended'],
      '2040-01-01',
    ],
    [
      'a due date later than the twenty years stays (2233)',
      { issuedOn: day('2019-11-15'), dueOn: day('2041-01-01') },
      ['2042-01-01:acknowledgement'],
      '2046-01-01',
    ],
  ]);
});
