import { expect, test } from 'vitest';
import { type Journey, stateOf } from './maileva-states.ts';

const submittedAt = new Date('2026-11-02T09:00:00Z');
const processedAt = new Date('2026-11-02T20:00:00Z');
const base: Journey = {
  sendingStatus: 'PROCESSED',
  recipientRejected: false,
  submittedAt,
  processedAt,
  deliveries: [],
};
const on = (day: number, code: string) => ({ code, at: new Date(Date.UTC(2026, 10, day)) });

test.each([
  ['a draft', { sendingStatus: 'DRAFT' }, 'accepted'],
  ['waiting', { sendingStatus: 'PENDING' }, 'accepted'],
  ['taken', { sendingStatus: 'ACCEPTED' }, 'accepted'],
  ['refused by the provider', { sendingStatus: 'REJECTED' }, 'rejected'],
  [
    'its recipient refused by the provider',
    { sendingStatus: 'PROCESSED_WITH_ERRORS', recipientRejected: true },
    'rejected',
  ],
  ['produced', {}, 'printed'],
  ['taken over by the post', { deliveries: [on(3, 'A01')] }, 'in-transit'],
  ['waiting at the counter', { deliveries: [on(3, 'A01'), on(4, 'P01')] }, 'in-transit'],
  ['a status that the table does not know', { deliveries: [on(3, 'Z99')] }, 'in-transit'],
  ['delivered', { deliveries: [on(5, 'D01'), on(3, 'A01')] }, 'delivered'],
  ['refused at the door', { deliveries: [on(3, 'P04')] }, 'refused'],
  ['refused, then back', { deliveries: [on(3, 'P04'), on(9, 'A26')] }, 'refused'],
  ['not claimed, then back', { deliveries: [on(19, 'P03'), on(22, 'A26')] }, 'unclaimed'],
  ['back, then the slip says not claimed', { deliveries: [on(22, 'A26'), on(25, 'N03')] }, 'unclaimed'],
  ['not claimed, then the slip says undeliverable', { deliveries: [on(19, 'P03'), on(25, 'N02')] }, 'unclaimed'],
  ['wrong address', { deliveries: [on(4, 'A23')] }, 'returned'],
  ['a simple letter that came back', { undeliveredAt: on(12, '').at }, 'returned'],
] as [string, Partial<Journey>, string][])('%s', (_, change, state) => {
  expect(stateOf({ ...base, ...change }).state).toBe(state);
});

test('dates are those of the event that decides', () => {
  expect(stateOf(base).at).toEqual(processedAt);
  expect(stateOf({ ...base, deliveries: [on(9, 'A26'), on(3, 'P04')] }).at).toEqual(on(3, '').at);
});
