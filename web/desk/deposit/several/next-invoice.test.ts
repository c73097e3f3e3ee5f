import { expect, test } from 'vitest';
import { nextInvoice } from './next-invoice.ts';

const file = (...statuses: ('open' | 'confirmed' | 'abandoned')[]) =>
  statuses.map((status, i) => ({ id: `d${i}`, status, pages: [i + 1], number: null, buyerName: null, dueCents: null }));

test('each invoice of a file leads to the next one to check, then to those passed over', () => {
  expect(nextInvoice({ id: 'd0', inFile: file('open', 'open', 'open') })).toBe('d1');
  expect(nextInvoice({ id: 'd1', inFile: file('open', 'open', 'confirmed') })).toBe('d0');
  expect(nextInvoice({ id: 'd0', inFile: file('open', 'abandoned', 'open') })).toBe('d2');
});

test('the last one leads nowhere, and neither does an invoice alone in its file', () => {
  expect(nextInvoice({ id: 'd1', inFile: file('confirmed', 'open') })).toBeUndefined();
  expect(nextInvoice({ id: 'd0', inFile: [] })).toBeUndefined();
});
