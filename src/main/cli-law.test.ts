import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { roadKinds } from '../law/road.ts';
import { runLaw } from './cli-law.ts';

async function law(command: string): Promise<{ code: number; document: Record<string, unknown> }> {
  const lines: string[] = [];
  const code = await runLaw([...command.split(' '), '--json'], (line) => lines.push(line));
  expect(lines).toHaveLength(1);
  return { code, document: JSON.parse(lines[0]!) };
}

describe('law penalites', () => {
  test('prints amounts as decimal strings, rates in percent, and the reasons', async () => {
    const { code, document } = await law(
      'penalites --parties professionals --amount 1234.56 --due 2026-01-31 --on 2026-11-21 --rate 15.0 --payment 2026-03-01:100.00',
    );
    expect(code).toBe(0);
    expect(document).toMatchObject({
      principal: '1149.27',
      interest: '125.16',
      indemnity: '40.00',
      total: '1314.43',
      lines: [
        { from: '2026-02-01', to: '2026-03-01', days: 29, rate: '15.00', base: '1234.56', interest: '14.71' },
        { from: '2026-03-02', to: '2026-11-21', days: 265, rate: '15.00', base: '1149.27', interest: '125.16' },
      ],
      warnings: [],
    });
    expect(document.because).toContainEqual(
      expect.objectContaining({
        article: 'article L441-10 du code de commerce',
        id: 'LEGIARTI000038414392',
        read: 'second-hand',
      }),
    );
  });

  test('payments, credit notes and the order of options', async () => {
    const one = await law(
      'penalites --parties professionals --amount 1000 --due 2026-01-31 --on 2026-06-30 --payment 2026-03-01:100 --payment 2026-04-01:50 --credit-note 2026-05-01:20',
    );
    const other = await law(
      'penalites --credit-note 2026-05-01:20 --payment=2026-04-01:50 --on 2026-06-30 --payment 2026-03-01:100 --due 2026-01-31 --amount 1000.00 --parties professionals',
    );
    expect(other.document).toEqual(one.document);
  });

  test('a consumer owes legal interest from the mise en demeure', async () => {
    const { document } = await law(
      'penalites --parties consumer --amount 1000 --due 2026-01-31 --on 2026-07-30 --mise-en-demeure 2026-06-30',
    );
    expect(document).toMatchObject({ interest: '2.26', indemnity: '0.00', total: '1002.26' });
  });

  test.each([
    ['--amount', 'penalites --parties professionals --amount -5 --due 2026-01-31 --on 2026-06-30', 1],
    ['--amount', 'penalites --parties professionals --amount 1e3 --due 2026-01-31 --on 2026-06-30', 2],
    ['--due', 'penalites --parties professionals --amount 5 --due 2026-02-30 --on 2026-06-30', 2],
    ['--due', 'penalites --parties professionals --amount 5 --on 2026-06-30', 2],
    ['--parties', 'penalites --parties friends --amount 5 --due 2026-01-31 --on 2026-06-30', 2],
    ['--rate', 'penalites --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30 --rate -3', 2],
    [
      '--payment',
      'penalites --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30 --payment 2026-03-01',
      2,
    ],
    [
      '--payment',
      'penalites --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30 --payment 2026-03-01:-4',
      1,
    ],
    [
      '--payment',
      'penalites --parties professionals --amount 5 --issued 2026-01-01 --due 2026-01-31 --on 2026-06-30 --payment 2025-03-01:4',
      1,
    ],
    ['--surprise', 'penalites --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30 --surprise 3', 2],
    ['--on', 'penalites --parties professionals --amount 5 --due 2026-01-31 --on', 2],
    ['--due', 'penalites --parties professionals --amount 5 --due 2026-01-31 --due 2026-01-30 --on 2026-06-30', 2],
    ['stray', 'penalites stray --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30', 2],
  ])('a refusal names %s: %s', async (argument, command, expected) => {
    const { code, document } = await law(command);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([expected, argument]);
  });

  test('a rate not yet published is refused with the day it is missing', async () => {
    const { code, document } = await law(
      'penalites --parties professionals --amount 5 --due 2026-12-01 --on 2027-01-15',
    );
    expect(code).toBe(1);
    expect(document.refusal).toMatchObject({ kind: 'law-not-known-on', argument: '--on', on: '2027-01-01' });
  });

  test('a day before the law was known names the date that begins the count', async () => {
    const { code, document } = await law(
      'penalites --parties professionals --amount 5 --due 1980-01-31 --on 2026-06-30 --payment 1980-02-03:1',
    );
    expect(code).toBe(1);
    expect(document.refusal).toMatchObject({ kind: 'law-not-known-on', argument: '--due' });
  });

  test.each([
    ['--individual-creditor', '--individual-creditor=no'],
    ['--json', '--json=yes'],
    ['--json', '--json='],
  ])('%s takes no value', async (argument, option) => {
    const { code, document } = await law(
      `penalites --parties professionals --amount 5 --due 2026-01-31 --on 2026-06-30 ${option}`,
    );
    expect([code, document.refusal]).toMatchObject([2, { kind: 'takes-no-value', argument }]);
  });
});

describe('law prescription', () => {
  test('prints the period, the guarded date and what each event did', async () => {
    const { code, document } = await law(
      'prescription --parties professionals --due 2022-03-15 --event 2023-01-10:mise-en-demeure --event 2024-06-01:injonction-served',
    );
    expect(code).toBe(0);
    expect(document).toMatchObject({
      period: { years: 5 },
      expiresOn: '2029-06-01',
      events: [
        { on: '2023-01-10', kind: 'mise-en-demeure', does: 'nothing', expiresOn: '2027-03-15' },
        { on: '2024-06-01', kind: 'injonction-served', does: 'interrupts', expiresOn: '2029-06-01' },
      ],
    });
  });

  test.each([
    ['an unknown event', '--event 2024-06-01:prayer', 2],
    ['no date', '--event reminder', 2],
    ['an end without a beginning', '--event 2024-06-01:mediation-ended', 1],
  ])('%s is refused', async (_, event, expected) => {
    const { code, document } = await law(`prescription --parties professionals --due 2022-03-15 ${event}`);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([expected, '--event']);
  });
});

describe('law prescription, its arguments', () => {
  const asked = (options: string) => law(`prescription --due 2022-03-15 ${options}`);
  const between = '--parties professionals';

  test.each(['abc', '', '2.5', '0x3', '-1', '1e1', '0', '11', '1_0', ' 3'])(
    '--contract-years "%s" is no whole number from 1 to 10',
    async (years) => {
      const lines: string[] = [];
      const code = await runLaw(
        ['prescription', '--due', '2022-03-15', '--parties', 'professionals', '--contract-years', years, '--json'],
        (line) => lines.push(line),
      );
      expect(code).toBe(2);
      expect(JSON.parse(lines[0]!).refusal).toEqual({
        kind: 'not-a-whole-number',
        argument: '--contract-years',
        text: years,
        from: 1,
        to: 10,
      });
    },
  );

  test('a contract of three years is counted; none is possible with a consumer', async () => {
    expect((await asked(`${between} --contract-years 3`)).document.expiresOn).toBe('2025-03-15');
    const { code, document } = await asked('--parties consumer --contract-years 3');
    expect([code, document.refusal]).toMatchObject([1, { kind: 'not-allowed', argument: '--contract-years' }]);
  });

  test('--on says whether the claim is prescribed that day, and which acts are still in time', async () => {
    const inTime = (await asked(`${between} --on 2027-03-15`)).document;
    expect([inTime.isAcquired, (inTime.savedBy as unknown[]).length]).toEqual([false, 4]);
    const over = (await asked(`${between} --on 2027-03-16`)).document;
    expect([over.isAcquired, over.savedBy]).toEqual([true, []]);
    expect((await asked(between)).document).not.toHaveProperty('isAcquired');
  });

  test('--without-public-accountant gives a public buyer the five years, where a letter does nothing', async () => {
    const letter = '--parties public-buyer --event 2024-06-01:mise-en-demeure';
    const assumed = (await asked(letter)).document;
    expect(assumed).toMatchObject({ expiresOn: '2028-12-31', period: { years: 4 } });
    expect(assumed.warnings).toContainEqual({ kind: 'public-accountant-assumed', shorterOn: '2027-03-15' });
    const without = (await asked(`${letter} --without-public-accountant`)).document;
    expect(without).toMatchObject({ expiresOn: '2027-03-15', period: { years: 5 } });
    const { code, document } = await asked(`${between} --without-public-accountant`);
    expect([code, document.refusal]).toMatchObject([1, { argument: '--without-public-accountant' }]);
  });

  test.each([
    ['--due', '--parties professionals --due 2199-03-15', 'date-too-far'],
    ['--due', '--parties public-buyer --due 2199-03-15', 'date-too-far'],
    ['--event', '--parties professionals --due 2022-03-15 --event 2199-03-15:court-claim', 'date-too-far'],
    ['--due', '--parties professionals --due 2008-01-15', 'law-not-known-on'],
    ['--due', '--parties professionals --due 1900-01-01 --event 2024-06-01:court-claim', 'law-not-known-on'],
    ['--due', '--parties professionals --due 2022-03-15 --issued 2022-03-16', 'before-invoice'],
    [
      '--event',
      '--parties professionals --due 2022-03-15 --event 2022-03-01:judgment-enforceable',
      'event-cannot-happen',
    ],
    [
      '--event',
      '--parties public-buyer --due 2022-03-15 --event 2023-03-01:insolvency-declared',
      'event-cannot-happen',
    ],
  ])('a refusal names %s: %s', async (argument, options, kind) => {
    const { code, document } = await law(`prescription ${options}`);
    expect([code, document.refusal]).toMatchObject([1, { kind, argument }]);
  });
});

describe('law delai', () => {
  test.each([
    ['--from 2026-11-25 --period 1m --kind procedural', '2026-12-28'],
    ['--from 2026-11-25 --period 15d --kind procedural', '2026-12-10'],
    ['--from 2026-11-25 --period 1m --kind civil', '2026-12-25'],
    ['--from 2021-11-25 --period 5y --kind civil', '2026-11-25'],
    ['--from 2025-03-18 --period 1m --kind procedural --zone alsace-moselle', '2025-04-22'],
    ['--from 2025-03-18 --period 1m --kind procedural --zone alsace-moselle-sans-temple', '2025-04-18'],
    [
      '--from 2026-09-21 --period 1m --kind procedural --court outre-mer --resides outre-mer --same-territory',
      '2026-10-21',
    ],
    ['--from 2025-11-26 --period 1m --kind procedural --zone alsace-moselle', '2025-12-29'],
    ['--from 2026-09-21 --period 1m --kind procedural --resides etranger', '2026-12-21'],
  ])('%s ends on %s', async (options, expected) => {
    const { code, document } = await law(`delai ${options}`);
    expect([code, document.expiresOn]).toEqual([0, expected]);
    expect((document.because as unknown[]).length).toBeGreaterThan(0);
  });

  test.each([
    ['--period', '--from 2026-11-25 --period soon --kind civil'],
    ['--zone', '--from 2026-11-25 --period 1m --kind civil --zone moon'],
    ['--kind', '--from 2026-11-25 --period 1m --kind moral'],
  ])('a refusal names %s', async (argument, options) => {
    const { code, document } = await law(`delai ${options}`);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([2, argument]);
  });

  test.each([
    ['--resides', 'not-allowed', 1, '--from 2021-11-25 --period 5y --kind civil --resides outre-mer'],
    ['--resides', 'not-allowed', 1, '--from 2021-11-25 --period 5y --kind civil --resides metropole'],
    ['--court', 'needs-another', 2, '--from 2026-11-25 --period 1m --kind procedural --court outre-mer'],
    ['--same-territory', 'needs-another', 2, '--from 2026-11-25 --period 1m --kind procedural --same-territory'],
    [
      '--same-territory',
      'not-allowed',
      1,
      '--from 2026-11-25 --period 1m --kind procedural --resides outre-mer --same-territory',
    ],
    ['--from', 'date-too-far', 1, '--from 2199-11-25 --period 1y --kind civil'],
    ['--from', 'date-too-far', 1, '--from 2199-12-01 --period 1m --kind procedural'],
    ['--period', 'too-long', 1, '--from 2026-11-25 --period 61y --kind civil'],
  ])('%s: %s', async (argument, kind, expected, options) => {
    const { code, document } = await law(`delai ${options}`);
    expect([code, document.refusal]).toMatchObject([expected, { kind, argument }]);
  });
});

describe('law juridiction', () => {
  test('names the court of a postcode and its competence', async () => {
    const { code, document } = await law(
      'juridiction --parties professionals --amount 8000 --postcode 06400 --on 2026-11-21',
    );
    expect(code).toBe(0);
    expect(document.courts).toMatchObject([
      { kind: 'tribunal-de-commerce', name: 'Tribunal de commerce de Cannes', competence: 'commercial' },
    ]);
    expect((document.courts as { because: unknown[] }[])[0]!.because.length).toBeGreaterThan(0);
  });

  test('without a day, today is asked', async () => {
    const { code } = await law('juridiction --parties consumer --amount 800 --postcode 75011');
    expect(code).toBe(0);
  });

  test.each([
    ['--postcode', '--postcode 00000'],
    ['--commune', '--postcode 22100 --commune Taden'],
    ['--commune', '--postcode 22100'],
  ])('a refusal names %s: %s', async (argument, options) => {
    const { code, document } = await law(`juridiction --parties professionals --amount 8000 ${options}`);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([1, argument]);
  });
});

describe('law roads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roads-'));
  const file = join(folder, 'facts.json');
  const facts = {
    on: '2026-11-21',
    parties: 'professionals',
    creditorIsTrader: true,
    debtorIsTrader: true,
    debtorCountry: 'france',
    principal: '4000.00',
    dueOn: '2026-01-31',
    basis: 'contract',
    dispute: 'none',
    isProven: true,
    injonction: { orderedOn: '2026-09-15' },
  };
  const roads = async (document: unknown) => {
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    const answer = await law(`roads --file ${file}`);
    rmSync(file);
    return answer;
  };

  test('a relative path is meant from where the person stood', async () => {
    writeFileSync(file, JSON.stringify(facts));
    vi.stubEnv('INIT_CWD', folder);
    const answer = await law('roads --file facts.json');
    vi.unstubAllEnvs();
    rmSync(file);
    expect(answer.code).toBe(0);
  });

  test('prints every road with its admissibility, costs and deadlines', async () => {
    const { code, document } = await roads(facts);
    expect(code).toBe(0);
    const list = document.roads as { road: string; admissible: string; deadlines: object[]; costs: object[] }[];
    expect(list.map((one) => one.road)).toEqual([...roadKinds]);
    const injonction = list.find((one) => one.road === 'injonction-de-payer')!;
    expect(injonction.admissible).toBe('yes');
    expect(injonction.deadlines).toMatchObject([{ deadline: 'serve-order', expiresOn: '2026-12-15' }]);
    expect(injonction.costs).toContainEqual(
      expect.objectContaining({ item: 'service-of-injonction', amount: '73.18' }),
    );
  });

  test.each<[string, unknown, number, string]>([
    ['a fact that is not one', { ...facts, dueOn: '2026-13-01' }, 1, 'dueOn'],
    ['a fact nobody knows', { ...facts, mood: 'bad' }, 1, 'mood'],
    ['no principal', { ...facts, principal: '0' }, 1, 'principal'],
    ['not JSON', '{', 2, '--file'],
  ])('%s is refused', async (_, document, expected, argument) => {
    const answer = await roads(document);
    expect([answer.code, (answer.document.refusal as { argument: string }).argument]).toEqual([expected, argument]);
  });
});

test('--json may come before the command', async () => {
  const options = ['delai', '--from', '2026-11-25', '--period', '1m', '--kind', 'civil'];
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  expect(await runLaw(['--json', ...options], print)).toBe(0);
  expect(await runLaw([...options, '--json'], print)).toBe(0);
  expect(lines[0]).toBe(lines[1]);
  expect(lines[0]).not.toContain('\n');
  expect(await runLaw(['--json', ...options.slice(0, -1)], print)).toBe(2);
  expect(JSON.parse(lines[2]!).refusal).toEqual({ kind: 'missing-value', argument: '--kind' });
  expect(await runLaw(['--json'], print)).toBe(2);
  expect(JSON.parse(lines[3]!).refusal).toMatchObject({ kind: 'unknown-command', argument: 'command' });
});

test('without a command, what is missing is the command', async () => {
  const lines: string[] = [];
  expect(await runLaw([], (line) => lines.push(line))).toBe(2);
  expect(JSON.parse(lines[0]!).refusal).toMatchObject({ kind: 'unknown-command', argument: 'command' });
});

test('an unknown command is refused', async () => {
  const { code, document } = await law('pardon');
  expect(code).toBe(2);
  expect(document.refusal).toMatchObject({ kind: 'unknown-command', argument: 'pardon' });
});

test.each([
  [
    'penalites --parties professionals --amount 1000 --due 2026-01-31 --on 2026-06-30 --grace 2198-01-01:2198-02-01',
    '--grace',
  ],
  [
    'penalites --parties professionals --amount 1000 --due 2026-01-31 --on 2026-06-30 --capitalised-from 2199-01-01',
    '--capitalised-from',
  ],
  [
    'decision --amount 1000 --decided 2026-01-31 --creditor professional --on 2026-06-30 --enforceable 2199-11-01',
    '--enforceable',
  ],
  ['mentions --on 2026-06-30 --issued 2199-12-01 --due 2199-12-31 --end-of-month both', '--issued'],
  [
    'juridiction --parties professionals --amount 5 --postcode 75001 --debtor-trader --debtor-not-trader',
    '--debtor-not-trader',
  ],
  [
    'juridiction --parties professionals --amount 60000 --postcode 75001 --claimant company:staff=300:turnover=60000000:profit=5000000:amount=-1',
    '--claimant',
  ],
])('%s is refused, not a bug', async (command, argument) => {
  const printed: string[] = [];
  expect(await runLaw([...command.split(' '), '--json'], (line) => printed.push(line))).toBeGreaterThan(0);
  expect(JSON.parse(printed.join(''))).toMatchObject({ refusal: { argument } });
});
