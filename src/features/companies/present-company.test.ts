import { expect, test } from 'vitest';
import { refuse } from '../../kernel/result.ts';
import type { CompanyDirectory } from './ports.ts';
import { companyByNumber } from './present-company.ts';

/** What was asked of the directory, which knows nobody. */
function asked() {
  const calls: string[] = [];
  const note = (kind: string) => async (text: string) => {
    calls.push(`${kind} ${text}`);
    return refuse({ kind: 'not-found' as const });
  };
  const directory: CompanyDirectory = { bySiren: note('siren'), bySiret: note('siret'), search: note('search') };
  return { directory, calls };
}

test.each([
  ['356 000 000', 'siren 356000000'],
  ['356 000 000 00048', 'siret 35600000000048'],
  ['fr 39 356 000 000', 'siren 356000000'],
])('%s asks for %s', async (text, call) => {
  const { directory, calls } = asked();
  expect(await companyByNumber(directory, text)).toEqual({ refused: true, refusal: { kind: 'not-found' } });
  expect(calls).toEqual([call]);
});

test.each([
  ['356000001', 'not-a-siren'],
  ['35600000000049', 'not-a-siret'],
  ['FR40356000000', 'not-a-vat-number'],
  ['12345', 'not-a-siren'],
])('%s is refused before anybody is asked: %s', async (text, kind) => {
  const { directory, calls } = asked();
  expect(await companyByNumber(directory, text)).toMatchObject({ refused: true, refusal: { kind } });
  expect(calls).toEqual([]);
});

test('the VAT number of another country is nobody’s here', async () => {
  const { directory, calls } = asked();
  expect(await companyByNumber(directory, 'BE0123456749')).toEqual({ refused: true, refusal: { kind: 'not-found' } });
  expect(calls).toEqual([]);
});
