import { describe } from 'vitest';
import { day } from '../../kernel/civil-date.ts';

import { holds } from './testing/holds.ts';

describe('suspension (C. civ. 2238, 2239)', () => {
  holds([
    ['2238: days given back', {}, ['2021-01-01:mediation-agreed', '2021-01-31:mediation-ended'], '2025-01-31'],
    [
      '2238: only the days after the period began count',
      { dueOn: day('2024-06-30') },
      ['2024-01-01:mediation-agreed', '2024-07-30:mediation-ended'],
      '2029-07-30',
    ],
    [
      'over before the period began: nothing to give back',
      { dueOn: day('2024-06-30') },
      ['2024-01-01:mediation-agreed', '2024-06-30:mediation-ended'],
      '2029-06-30',
    ],
    [
      'begun before the due date and still open',
      { dueOn: day('2024-06-30') },
      ['2024-01-01:mediation-agreed'],
      '2029-06-30',
      'suspended',
    ],
    ['2238: six months at least', {}, ['2024-12-20:mediation-agreed', '2024-12-30:mediation-ended'], '2025-06-30'],
    [
      '2239: six months at least',
      {},
      ['2024-12-20:investigation-ordered', '2025-02-01:investigation-done'],
      '2025-08-01',
    ],
    [
      'six months are less than what is left',
      {},
      ['2022-01-01:small-claims-agreed', '2022-01-11:small-claims-ended'],
      '2025-01-11',
    ],
    [
      'the end comes after the first date: still in time, the clock was stopped',
      {},
      ['2024-12-31:mediation-agreed', '2026-03-01:mediation-ended'],
      '2026-09-01',
    ],
    [
      'one inside the other: the union of their days',
      {},
      [
        '2021-01-01:mediation-agreed',
        '2021-03-01:investigation-ordered',
        '2021-04-01:investigation-done',
        '2021-12-01:mediation-ended',
      ],
      '2025-12-01',
    ],
    [
      'overlapping: the union of their days',
      {},
      [
        '2021-01-01:mediation-agreed',
        '2021-02-01:investigation-ordered',
        '2021-03-01:mediation-ended',
        '2021-04-01:investigation-done',
      ],
      '2025-04-01',
    ],
    [
      'one of two ended: still suspended',
      {},
      ['2021-01-01:mediation-agreed', '2021-02-01:investigation-ordered', '2021-03-01:mediation-ended'],
      '2025-01-01',
      'suspended',
    ],
    [
      'one after the other: the sum of their days',
      {},
      [
        '2021-01-01:mediation-agreed',
        '2021-01-11:mediation-ended',
        '2022-01-01:mediation-agreed',
        '2022-01-11:mediation-ended',
      ],
      '2025-01-21',
    ],
    [
      'two of the same kind, one ended',
      {},
      ['2021-01-01:mediation-agreed', '2021-02-01:mediation-agreed', '2021-03-01:mediation-ended'],
      '2025-01-01',
      'suspended',
    ],
    [
      'toward a public body the period begins on 1 January',
      { parties: 'public-buyer', dueOn: day('2022-03-15') },
      ['2022-12-01:mediation-agreed', '2023-01-11:mediation-ended'],
      '2027-01-10',
    ],
  ]);
});

describe('suspension and interruption together (C. civ. 2230, 2231)', () => {
  holds([
    [
      '2231: the new period waits for the end of the suspension',
      {},
      ['2024-01-01:mediation-agreed', '2024-06-01:acknowledgement', '2024-09-01:mediation-ended'],
      '2029-09-01',
    ],
    [
      'the days before the acknowledgement are erased with the old period',
      {},
      ['2021-01-01:mediation-agreed', '2022-01-01:mediation-ended', '2023-01-01:acknowledgement'],
      '2028-01-01',
    ],
    [
      'a mediation during proceedings gives back only what follows their end',
      {},
      [
        '2021-01-01:court-claim',
        '2022-01-01:mediation-agreed',
        '2023-01-01:proceedings-ended',
        '2023-02-01:mediation-ended',
      ],
      '2028-02-01',
    ],
    [
      'a mediation within proceedings gives back nothing',
      {},
      [
        '2021-01-01:court-claim',
        '2022-01-01:mediation-agreed',
        '2022-06-01:mediation-ended',
        '2023-01-01:proceedings-ended',
      ],
      '2028-01-01',
    ],
    [
      'a claim within a mediation, ended before it',
      {},
      [
        '2021-01-01:mediation-agreed',
        '2021-06-01:court-claim',
        '2022-01-01:proceedings-ended',
        '2022-01-11:mediation-ended',
      ],
      '2027-01-11',
    ],
    [
      'a mediation open when the proceedings end: suspended',
      {},
      ['2021-01-01:court-claim', '2022-01-01:mediation-agreed', '2023-01-01:proceedings-ended'],
      '2028-01-01',
      'suspended',
    ],
    [
      'two acknowledgements during one mediation: from the last',
      {},
      [
        '2021-01-01:mediation-agreed',
        '2021-02-01:acknowledgement',
        '2021-03-01:acknowledgement',
        '2021-03-11:mediation-ended',
      ],
      '2026-03-11',
    ],
    [
      'a title during a mediation',
      {},
      ['2021-01-01:mediation-agreed', '2021-06-01:judgment-enforceable', '2021-06-11:mediation-ended'],
      '2031-06-11',
    ],
  ]);
});
