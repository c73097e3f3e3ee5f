import { expect, test } from 'vitest';
import { exhibitAddress, isExhibitCode, readExhibitAddress } from './exhibit-address.ts';

const ours = { secret: 'a secret of forty characters, for tests..', domain: 'pieces.durand.example' };
const first = { reference: 'RCV-2026-000123', portalKey: '01992a00-0000-7000-8000-000000000001' };
const second = { reference: 'RCV-2026-000124', portalKey: '01992a00-0000-7000-8000-000000000002' };
const codeIn = (address: string) => readExhibitAddress(ours, address)?.code ?? '';

test('an address names its case, whatever servers do to its letters, and its code opens that case alone', () => {
  const address = exhibitAddress(ours, first);
  expect(address).toMatch(/^pieces-2026-000123-[a-z2-7]{20}@pieces\.durand\.example$/);
  expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect(readExhibitAddress(ours, ` ${address.toUpperCase()} `)?.reference).toBe('RCV-2026-000123');
  expect(isExhibitCode(ours, first.portalKey, codeIn(address))).toBe(true);
  expect(isExhibitCode(ours, second.portalKey, codeIn(address))).toBe(false);
  expect(isExhibitCode({ secret: `${ours.secret}!` }, first.portalKey, codeIn(address))).toBe(false);
  expect(exhibitAddress(ours, second)).not.toContain(codeIn(address));
});

test.each([
  'pieces@pieces.durand.example',
  'pieces-2026-000123@pieces.durand.example',
  'pieces-2026-000123-abcdefghijabcdefghi@pieces.durand.example',
  'pieces-2026-000123-abcdefghij0bcdefghij@pieces.durand.example',
  'pieces-2026-000123-abcdefghijabcdefghij@evil.example',
  'pieces-2026-000123-abcdefghijabcdefghij@pieces.durand.example.evil.example',
  'x pieces-2026-000123-abcdefghijabcdefghij@pieces.durand.example',
  '',
])('« %s » is none of ours', (address) => {
  expect(readExhibitAddress(ours, address)).toBeUndefined();
});
