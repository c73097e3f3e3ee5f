import { expect, test } from 'vitest';
import type { VirusScanner } from '../../features/documents/ports.ts';

/** The harmless file that every scanner calls infected (EICAR), written in two halves so that none stops at this source. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

/** What every scanner does: clean bytes of any length are clean, and the test file is not. */
export function virusScanContract(name: string, open: () => Promise<VirusScanner>): void {
  test.each([0, 1, 65_536, 65_537, 1_000_000])(`${name}: %i harmless bytes are clean`, async (length) => {
    const scanner = await open();
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
    expect(await scanner.scan(bytes)).toEqual({ verdict: 'clean' });
  });

  test(`${name}: the test file is infected, and its signature is told`, async () => {
    const answer = await (await open()).scan(EICAR);
    expect(answer).toMatchObject({ verdict: 'infected' });
    expect(answer.verdict === 'infected' && answer.signature).toMatch(/eicar/i);
  });
}
