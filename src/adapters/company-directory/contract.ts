import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CompanyDirectory } from '../../features/companies/ports.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren, parseSiret, type Siren, tvaNumberOfSiren } from '../../kernel/siren.ts';

export type DirectoryBench = { directory: CompanyDirectory; close(): Promise<void> };

const LA_POSTE = orThrow(parseSiren('356 000 000'));
/** Luhn-valid, of the numbers that belong to nobody (see the notice of sample.json), and not in the sample. */
export const NOBODY: Siren = orThrow(parseSiren('210000006'));

/**
 * What every directory does, the sample as the State's. The companies named here are in the sample; the double of the
 * State's API serves the same entries, and La Poste is in both for the run by hand.
 */
export function companyDirectoryContract(name: string, open: () => Promise<DirectoryBench>): void {
  let bench: DirectoryBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test(`${name}: La Poste by its SIREN`, async () => {
    const company = orThrow(await bench.directory.bySiren(LA_POSTE));
    expect(company).toMatchObject({
      siren: '356000000',
      name: 'LA POSTE',
      legalFormCode: '5510',
      isSoleTrader: false,
      isPublicBody: false,
      activityCode: '53.10Z',
      status: 'active',
      createdOn: '1991-01-01',
      headOffice: { siret: '35600000000048', postcode: '75015', country: 'France' },
    });
    expect(company.headOffice.lines.at(-1)).toMatch(/^75015 PARIS/);
    expect(company.source).not.toBe('');
    expect(company.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test(`${name}: a SIREN of nobody is « not found », and finds nothing`, async () => {
    expect(await bench.directory.bySiren(NOBODY)).toEqual({ refused: true, refusal: { kind: 'not-found' } });
    expect(await bench.directory.search(NOBODY)).toEqual({ refused: false, value: [] });
  });

  test(`${name}: the head office by its SIRET, with the establishment that was asked`, async () => {
    const company = orThrow(await bench.directory.bySiret(orThrow(parseSiret('356 000 000 00048'))));
    expect(company).toMatchObject({
      siren: '356000000',
      headOffice: { siret: '35600000000048' },
      establishment: { siret: '35600000000048', isHeadOffice: true, status: 'active', postcode: '75015' },
    });
    expect(company.establishment?.lines).toEqual(company.headOffice.lines);
  });

  test(`${name}: a SIRET of nobody is « not found », but its company is found by a search`, async () => {
    const nowhere = orThrow(parseSiret('35600000099995'));
    expect(await bench.directory.bySiret(nowhere)).toEqual({ refused: true, refusal: { kind: 'not-found' } });
    expect(orThrow(await bench.directory.search(nowhere)).map((company) => company.siren)).toEqual(['356000000']);
  });

  test(`${name}: by name, the place that is given first`, async () => {
    const found = orThrow(await bench.directory.search('la poste', { postcode: '75015' }));
    expect(found.map((company) => company.siren)).toContain('356000000');
    expect(found[0]?.headOffice.postcode).toBe('75015');
  });

  test.each([
    ['SIREN', '356000000'],
    ['SIREN with spaces', ' 356 000 000 '],
    ['SIRET', '356 000 000 00048'],
    ['VAT number', tvaNumberOfSiren(LA_POSTE)],
    ['VAT number with spaces', 'fr 39 356000000'],
  ])(`${name}: found by %s`, async (_, text) => {
    const found = orThrow(await bench.directory.search(text));
    expect(found.map((company) => company.siren)).toEqual(['356000000']);
  });

  test.each(['', '  ', '.', 's', '€€€'])(`${name}: %j finds nothing, without a fault`, async (text) => {
    expect(await bench.directory.search(text)).toEqual({ refused: false, value: [] });
  });

  test(`${name}: at most ten`, async () => {
    expect(orThrow(await bench.directory.search('SAINT-MALO')).length).toBeLessThanOrEqual(10);
  });

  test(`${name}: a text as long as a page is no fault`, async () => {
    expect(await bench.directory.search('menuiserie '.repeat(2_000))).toMatchObject({ refused: false });
  });
}
