import { expect, test } from 'vitest';
import type { Company } from '../../features/companies/ports.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren, parseSiret } from '../../kernel/siren.ts';
import { companyDirectoryContract } from './contract.ts';
import { ACTIVITIES, LEGAL_FORMS, STAFF_RANGES } from './labels.ts';
import sample from './sample.json' with { type: 'json' };
import { createSampleCompanyDirectory } from './sample.ts';

companyDirectoryContract('sample', async () => ({
  directory: createSampleCompanyDirectory(),
  close: async () => {},
}));

const directory = createSampleCompanyDirectory();
const names = async (text: string) => orThrow(await directory.search(text)).map((company) => company.name);
async function everyone(): Promise<Company[]> {
  const sirens = sample.results.map((entry) => orThrow(parseSiren(entry.siren)));
  return Promise.all(sirens.map(async (siren) => orThrow(await directory.bySiren(siren))));
}

test.each([
  ['menuiserie brehat', 'Menuiserie Bréhat'],
  ['MENUISERIE BRÉHAT SARL', 'Menuiserie Bréhat'],
  ['Bréhat, menuiserie (S.A.R.L.)', 'Menuiserie Bréhat'],
  ['atelier kermeur', 'Atelier Kermeur'],
  ['kermeur atelier saint-malo', 'Atelier Kermeur'],
  ['Atelier Kermuer', 'Atelier Kermeur'],
  ['atelierkermeur', 'Atelier Kermeur'],
  ['maconnerie guivarch', 'Maçonnerie Guivarc’h'],
  ['ets kerdoncuff', 'Éts Kerdoncuff Frères'],
  ['au pain du sillon', 'Boulangerie du Sillon'],
  ['DINUM', 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE'],
  ['rhumerie schoelcher morne', undefined],
  ['rhumerie', 'Rhumerie Morne Vert'],
  ['corre lucie', 'LUCIE CORRE'],
  ['les amis de la cité', 'Les Amis de la Cité Corsaire'],
  ['xyzzy', undefined],
])('%s → %s first', async (text, first) => {
  expect((await names(text))[0]).toBe(first);
});

test('the exact name comes before its near-homonyms, which follow', async () => {
  expect(await names('Menuiserie Bréhat')).toEqual(['Menuiserie Bréhat', 'Menuiserie Bréhal']);
  expect((await names('sillon')).toSorted()).toEqual(
    expect.arrayContaining(['Boulangerie du Sillon', 'Le Sillon', 'Sillon Immobilier']),
  );
});

test('every entry is read, with a valid SIREN, a valid SIRET of its own, labels and an address', async () => {
  const companies = await everyone();
  expect(companies).toHaveLength(sample.results.length);
  expect(companies.length).toBeGreaterThanOrEqual(110);
  for (const [i, company] of companies.entries()) {
    const { siret } = sample.results[i]!.siege;
    expect(orThrow(parseSiret(siret)).slice(0, 9)).toBe(company.siren);
    expect(LEGAL_FORMS[company.legalFormCode ?? '']).toBe(company.legalForm);
    expect(ACTIVITIES[company.activityCode ?? '']).toBe(company.activity);
    expect(Object.values(STAFF_RANGES)).toContain(company.staffRange);
    expect(company.headOffice.lines.length).toBeGreaterThanOrEqual(2);
    expect(company.headOffice.lines.at(-1)).toMatch(/^\d{5} [A-Z0-9' -]+$/);
    for (const line of [company.name.slice(0, 38), ...company.headOffice.lines])
      expect(line.length).toBeLessThanOrEqual(38);
    expect(company.createdOn! <= company.readOn).toBe(true);
    expect(company.status === 'closed').toBe(company.closedOn !== undefined);
    if (company.tvaNumber) expect(company.tvaNumber.slice(4)).toBe(company.siren);
  }
});

test('whoever is fictitious has a number that belongs to nobody', () => {
  const others = sample.results.filter((entry) => !entry.siren.startsWith('2100')).map((entry) => entry.siren);
  expect(others.toSorted()).toEqual([...sample.reelles, ...sample.exemplesPublics].toSorted());
  expect(new Set(sample.results.map((entry) => entry.siren)).size).toBe(sample.results.length);
});

test('every sort that a case may meet is there', async () => {
  const companies = await everyone();
  const counted = (found: (company: Company) => boolean) => companies.filter(found).length;
  expect(counted((company) => company.isSoleTrader)).toBeGreaterThanOrEqual(5);
  expect(counted((company) => company.isPublicBody)).toBeGreaterThanOrEqual(5);
  expect(counted((company) => company.status === 'closed')).toBeGreaterThanOrEqual(5);
  expect(counted((company) => company.tradeName !== undefined)).toBeGreaterThanOrEqual(10);
  expect(counted((company) => company.tvaNumber === undefined)).toBeGreaterThanOrEqual(5);
  expect(counted((company) => /^97/.test(company.headOffice.postcode ?? ''))).toBeGreaterThanOrEqual(5);
  expect(counted((company) => /^(57|67|68)/.test(company.headOffice.postcode ?? ''))).toBeGreaterThanOrEqual(4);
  expect(counted((company) => /^20/.test(company.headOffice.postcode ?? ''))).toBeGreaterThanOrEqual(2);
  expect(counted((company) => company.name.length > 60)).toBeGreaterThanOrEqual(2);
  const forms = new Set(companies.map((company) => company.legalFormCode));
  for (const form of ['5499', '5710', '5599', '5498', '1000', '9220', '9260', '7210', '7364', '6540']) {
    expect(forms).toContain(form);
  }
  expect(new Set(companies.map((company) => company.headOffice.communeCode)).size).toBeGreaterThan(50);
});
