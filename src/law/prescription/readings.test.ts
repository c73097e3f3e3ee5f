import { describe } from 'vitest';
import { day } from '../../kernel/civil-date.ts';

import { holds } from './testing/holds.ts';

describe('the period that applies, and its start', () => {
  const march = { dueOn: day('2024-03-15') };
  const atPublic = { parties: 'public-buyer' } as const;
  holds([
    ['L110-4', march, [], '2029-03-15'],
    ['L218-2', { ...march, parties: 'consumer' }, [], '2026-03-15'],
    ['L133-6', { ...march, claim: 'goods-transport' }, [], '2025-03-15'],
    ['L133-6 for a consumer', { ...march, parties: 'consumer', claim: 'goods-transport' }, [], '2025-03-15'],
    ['L110-4 II', { ...march, claim: 'ship-supplies' }, [], '2025-03-15'],
    ['loi 68-1250, 1', { ...march, ...atPublic }, [], '2028-12-31'],
    ['loi 68-1250, 1: no public accountant', { ...march, ...atPublic, hasPublicAccountant: false }, [], '2029-03-15'],
    ['the shorter of both', { ...march, ...atPublic, claim: 'goods-transport' }, [], '2025-03-15'],
    ['the shorter of both, ships', { ...march, ...atPublic, claim: 'ship-supplies' }, [], '2025-03-15'],
    [
      'a mise en demeure interrupts only the longer',
      { ...march, ...atPublic, claim: 'goods-transport' },
      ['2024-06-01:mise-en-demeure'],
      '2025-03-15',
    ],
    [
      'an acknowledgement interrupts both',
      { ...march, ...atPublic, claim: 'goods-transport' },
      ['2024-06-01:acknowledgement'],
      '2025-06-01',
    ],
    [
      'the shorter is over, the longer is not: too late',
      { ...march, ...atPublic, claim: 'goods-transport' },
      ['2025-06-01:court-claim'],
      '2025-03-15',
    ],
    [
      'a judgment: ten years for the one, four from the next year for the other',
      { ...march, ...atPublic, claim: 'goods-transport' },
      ['2024-06-01:judgment-enforceable'],
      '2028-12-31',
    ],
    [
      'a contract of two years, no public accountant (2254)',
      { ...march, ...atPublic, hasPublicAccountant: false, contractualYears: 2 },
      [],
      '2026-03-15',
    ],
    [
      'done the year before the due date: the earlier year is guarded',
      { ...atPublic, dueOn: day('2022-01-20'), performedOn: day('2021-12-20') },
      [],
      '2025-12-31',
    ],
    [
      'done the same year: the same period',
      { ...atPublic, dueOn: day('2022-01-20'), performedOn: day('2022-01-02') },
      [],
      '2026-12-31',
    ],
    [
      'carriage delivered before the due date',
      { ...march, claim: 'goods-transport', performedOn: day('2024-01-10') },
      [],
      '2025-01-10',
    ],
    [
      'ship supplied before the due date',
      { ...march, claim: 'ship-supplies', performedOn: day('2024-01-10') },
      [],
      '2025-01-10',
    ],
    [
      'carriage for a public buyer, delivered the year before',
      { ...atPublic, claim: 'goods-transport', dueOn: day('2022-01-20'), performedOn: day('2021-12-20') },
      [],
      '2022-12-20',
    ],
    [
      'an acknowledgement between the performance and the due date',
      { ...march, parties: 'consumer', performedOn: day('2024-01-10') },
      ['2024-02-01:acknowledgement'],
      '2026-02-01',
    ],
    [
      'a suspension after the performance counts, days before it do not',
      { ...march, parties: 'consumer', performedOn: day('2024-01-10') },
      ['2024-01-01:mediation-agreed', '2024-01-20:mediation-ended'],
      '2026-01-20',
    ],
  ]);
});
