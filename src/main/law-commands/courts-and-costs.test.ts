import { describe, expect, test } from 'vitest';
import { answerFrais, answerJuridiction } from '../../features/law-desk/answers.ts';
import { fraisInput, juridictionInput } from '../../features/law-desk/law-desk.contract.ts';
import { day } from '../../kernel/civil-date.ts';
import { publishedLaw } from '../../law/schedule.ts';
import { runLaw } from '../cli-law.ts';

async function law(...words: string[]) {
  const printed: string[] = [];
  const code = await runLaw([...words, '--json'], (line) => printed.push(line));
  expect(printed).toHaveLength(1);
  return { code, document: JSON.parse(printed[0]!) };
}
const now = { today: day('2026-11-21'), inForce: publishedLaw };
const sent = (answer: { refused: boolean }) => JSON.parse(JSON.stringify(answer)).value;

describe('law frais', () => {
  test.each([
    ['2022-06-01', '4812.07', [], {}],
    ['2025-06-01', '4812.07', ['--electronic'], { isElectronic: true }],
    ['2026-11-21', '4812.07', [], {}],
    ['2026-11-21', '60000', ['--court', 'judicial'], { isCommercial: false }],
    ['2026-11-21', '60000', ['--court', 'commercial', '--electronic'], { isElectronic: true }],
  ])('on %s for %s %s: the same document as the API', async (on, amount, options, more) => {
    const { code, document } = await law('frais', '--on', on, '--amount', amount, ...options);
    expect(code).toBe(0);
    expect(document).toEqual(sent(answerFrais(fraisInput.parse({ on, obligation: amount, ...more }), publishedLaw)));
  });

  test('an act of 2022 has its fee and no total', async () => {
    const { document } = await law('frais', '--on', '2022-06-01', '--amount', '1000');
    expect(document.acts[0]).toMatchObject({
      act: 'assignation',
      fee: '18.09',
      missing: [{ kind: 'law-not-known-on' }],
    });
    expect(document.acts[0]).not.toHaveProperty('total');
  });

  test.each([
    ['--on', 2, ['--amount', '1000']],
    ['--amount', 2, ['--on', '2026-11-21']],
    ['--amount', 2, ['--on', '2026-11-21', '--amount', 'much']],
    ['--amount', 1, ['--on', '2026-11-21', '--amount', '0']],
    ['--court', 2, ['--on', '2026-11-21', '--amount', '1000', '--court', 'appeal']],
    ['--postcode', 2, ['--on', '2026-11-21', '--amount', '1000', '--postcode', '75011']],
  ])('a refusal names %s', async (argument, expected, options) => {
    const { code, document } = await law('frais', ...options);
    expect([code, document.refusal.argument]).toEqual([expected, argument]);
  });
});

describe('law juridiction', () => {
  const juridiction = (...options: string[]) =>
    law('juridiction', '--parties', 'professionals', '--amount', '4812.07', '--on', '2026-11-21', ...options);

  test.each([
    [['--postcode', '31770', '--commune', 'Colomiers'], 'Tribunal de commerce de Toulouse'],
    [['--postcode', '75 011'], 'Tribunal des activités économiques de Paris'],
    [['--postcode', '92066', '--commune', 'Paris La Défense CEDEX'], 'Tribunal des activités économiques de Nanterre'],
    [['--postcode', '97150'], 'Tribunal mixte de commerce de Basse-Terre'],
  ])('%s: %s', async (options, name) => {
    const { code, document } = await juridiction(...options);
    expect([code, document.courts[0].name]).toEqual([0, name]);
  });

  test.each([
    ['--commune', 'commune-not-of-postcode', ['--postcode', '75011', '--commune', 'Marseille']],
    ['--commune', 'commune-not-covered', ['--postcode', '22100', '--commune', 'Taden']],
    ['--postcode', 'cedex-code', ['--postcode', '13331']],
    ['--postcode', 'territory-not-covered', ['--postcode', '98800']],
    ['--postcode', 'postcode-unknown', ['--postcode', '00000']],
  ])('a refusal names %s: %s', async (argument, kind, options) => {
    const { code, document } = await juridiction(...options);
    expect([code, document.refusal.kind, document.refusal.argument]).toEqual([1, kind, argument]);
  });

  test('traders said on both sides are not assumed', async () => {
    const kinds = async (...options: string[]) =>
      (await juridiction('--postcode', '75011', ...options)).document.warnings.map((one: { kind: string }) => one.kind);
    expect(await kinds()).toContain('trader-assumed');
    expect(await kinds('--debtor-trader', '--creditor-trader')).not.toContain('trader-assumed');
  });

  test('the accounts of each claimant show the contribution, as the API does', async () => {
    const options = [
      '--claimant',
      'company:staff=300:turnover=60000000.00:profit=4000000.00',
      '--claimant',
      'person:staff=0:income=300000.00:amount=60000.00:article700=1000.00',
      '--claimant',
      'public-body',
    ];
    const { document } = await law(
      'juridiction',
      '--parties',
      'professionals',
      '--amount',
      '100000',
      '--postcode',
      '75011',
      '--on',
      '2026-11-21',
      ...options,
    );
    expect(document.courts[0].contributions).toMatchObject([
      { claimant: 'company', amount: '3000.00', sanction: 'inadmissible' },
      { claimant: 'person', amount: '0.00', exemption: 'staff-below-minimum' },
      { claimant: 'public-body', amount: '0.00', exemption: 'public-body' },
    ]);
    const input = juridictionInput.parse({
      parties: 'professionals',
      amount: '100000',
      postcode: '75011',
      on: '2026-11-21',
      claimants: [
        { kind: 'company', staff: 300, meanTurnover: '60000000.00', meanProfit: '4000000.00' },
        { kind: 'person', staff: 0, income: '300000.00', amount: '60000.00', article700: '1000.00' },
        { kind: 'public-body' },
      ],
    });
    expect(document).toEqual(sent(answerJuridiction(input, now)));
  });

  test.each([
    'company',
    'company:staff=300',
    'company:staff=300:turnover=1.00:profit=much',
    'company:staff=-1:turnover=1.00:profit=1.00',
    'company:staff=300:turnover=1.00:profit=1.00:profit=2.00',
    'person:staff=0:income=1.00:turnover=2.00',
    'state',
  ])('a claimant that cannot be read is refused: %s', async (text) => {
    const { code, document } = await juridiction('--postcode', '75011', '--claimant', text);
    expect([code, document.refusal.argument]).toEqual([2, '--claimant']);
  });
});
