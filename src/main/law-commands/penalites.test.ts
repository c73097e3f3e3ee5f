import { describe, expect, test } from 'vitest';
import { runLaw } from '../cli-law.ts';

async function law(command: string): Promise<{ code: number; document: Record<string, unknown> }> {
  const lines: string[] = [];
  const code = await runLaw([...command.split(' '), '--json'], (line) => lines.push(line));
  return { code, document: JSON.parse(lines.join('')) };
}
const penalites = (options: string) => law(`penalites --parties professionals --amount 1000 ${options}`);
const late = '--due 2026-01-31 --on 2026-03-02';

describe('law penalites', () => {
  test('a credit note beyond the principal is set against the rest, and the imputation shows it', async () => {
    const { document } = await penalites(
      '--due 2026-01-31 --on 2026-03-30 --payment 2026-02-15:800 --credit-note 2026-02-20:300',
    );
    expect(document).toMatchObject({ total: '0.00', surplus: '54.67' });
    expect(document.imputation).toContainEqual(
      expect.objectContaining({ kind: 'credit-note', toInterest: '0.34', toIndemnity: '40.00', surplus: '54.67' }),
    );
  });

  test('each line carries the texts of its days', async () => {
    const { document } = await penalites('--due 2017-01-31 --on 2017-03-31');
    const [line] = document.lines as { because: { article: string; id: string | null }[] }[];
    expect(line!.because.map(({ article }) => article)[0]).toBe('article L441-6 du code de commerce');
    expect(JSON.stringify(document)).not.toContain('LEGIARTI000038414392');
  });

  test.each([
    ['2010-05-31', '2016-05-31', '0.00'],
    ['2026-09-01 --payment 2026-10-01:1100', '2027-01-15', '0.00'],
  ])('due %s on %s is answered', async (due, on, indemnity) => {
    const { code, document } = await penalites(`--due ${due} --on ${on}`);
    expect([code, document.indemnity]).toEqual([0, indemnity]);
  });

  test('what is left to decide is a setting, with its default and its article', async () => {
    const { document } = await penalites(late);
    expect(document.settings).toMatchObject({
      indemnityRank: {
        value: 'after-principal',
        isDefault: true,
        isUndecided: true,
        because: [{ article: 'article 1343-1 du code civil' }],
      },
      yearDays: { value: 365, isDefault: true, isUndecided: true },
      capitalisation: { value: 'none' },
    });
    const chosen = await penalites(`${late} --indemnity-rank before-principal`);
    expect(chosen.document.settings).toMatchObject({ indemnityRank: { value: 'before-principal', isDefault: false } });
  });

  test('interest on interest, by the contract or by a decision', async () => {
    const facts = '--due 2024-06-30 --on 2026-06-30 --rate 20';
    expect((await penalites(facts)).document.accrued).toBe('400.00');
    const capitalised = await penalites(`${facts} --capitalised-from 2020-01-01`);
    expect(capitalised.document).toMatchObject({
      accrued: '440.00',
      settings: {
        capitalisation: {
          value: { from: '2020-01-01', allowedBy: 'contract', capitalisedOn: ['2025-06-30', '2026-06-30'] },
        },
      },
    });
    const decided = await penalites(`${facts} --capitalised-from 2025-06-30 --capitalised-by decision`);
    expect(decided.document).toMatchObject({ settings: { capitalisation: { value: { allowedBy: 'decision' } } } });
  });

  test('time granted by a judge bears nothing', async () => {
    const { document } = await penalites(
      '--due 2025-12-31 --on 2026-06-30 --grace 2026-02-01:2026-03-31 --grace 2026-04-01:2026-04-30',
    );
    expect(document).toMatchObject({ accrued: '30.63' });
    expect(document.because).toContainEqual(expect.objectContaining({ article: 'article 1343-5 du code civil' }));
  });

  test('what recovery cost beyond the indemnity', async () => {
    const { document } = await penalites(`${late} --further-compensation 130 --justified`);
    expect(document).toMatchObject({ furtherCompensation: '90.00', indemnity: '40.00', total: '1139.99' });
  });

  test('a public buyer: the insolvency is not counted, and says why', async () => {
    const { document } = await law(
      'penalites --parties public-buyer --amount 1000 --due 2026-01-31 --on 2026-03-02 --insolvency 2026-01-15',
    );
    expect(document.indemnity).toBe('40.00');
    expect(document.warnings).toContainEqual({ kind: 'public-buyer-has-no-insolvency', on: '2026-01-15' });
    expect(JSON.stringify(document)).not.toContain('L441-10');
  });

  test('the convention toward a consumer leaves out the day of the mise en demeure', async () => {
    const { document } = await law(
      'penalites --parties consumer --amount 1000 --due 2026-01-31 --on 2026-03-02 --mise-en-demeure 2026-02-10',
    );
    expect(document.convention).toMatchObject({
      miseEnDemeureDay: 'excluded',
      text: expect.stringContaining('jour de la mise en demeure exclu'),
    });
    expect(document.convention).not.toHaveProperty('dueDate');
  });

  test.each<[string, string, string, number]>([
    ['a payment years before', '--payment 2020-01-01:4', '--payment', 1],
    ['costs without proof', '--further-compensation 130', '--further-compensation', 1],
    ['costs below the indemnity', '--further-compensation 40 --justified', '--further-compensation', 1],
    ['a proof of nothing', '--justified', '--further-compensation', 2],
    ['a grace that ends first', '--grace 2026-03-01:2026-02-01', '--grace', 1],
    ['a grace without an end', '--grace 2026-03-01', '--grace', 2],
    ['a grace of no day', '--grace 2026-03-01:2026-02-30', '--grace', 2],
    ['a capitalisation by nobody', '--capitalised-by contract', '--capitalised-from', 2],
    [
      'a capitalisation by the creditor',
      '--capitalised-from 2026-01-01 --capitalised-by creditor',
      '--capitalised-by',
      2,
    ],
  ])('%s is refused at %s', async (_, options, argument, expected) => {
    const { code, document } = await penalites(`${late} ${options}`);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([expected, argument]);
  });

  test('a payment long before the invoice asks for its date', async () => {
    const { document } = await penalites(`${late} --payment 2020-01-01:4`);
    expect(document.refusal).toMatchObject({ kind: 'before-invoice', give: 'issuedOn', dueOn: '2026-01-31' });
    expect((await penalites(`${late} --payment 2020-01-01:4 --issued 2019-12-01`)).code).toBe(0);
  });
});

describe('law decision', () => {
  const facts = 'decision --amount 2000 --decided 2015-09-17 --creditor individual';

  // service-public.gouv.fr F20688: « 14,34 € + 22,40 € + 52,27 € = 89,01 € ».
  test('the example that service-public.gouv.fr publishes', async () => {
    const { code, document } = await law(`${facts} --enforceable 2015-09-17 --on 2016-04-09`);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      principal: '2000.00',
      interest: '89.01',
      total: '2089.01',
      increasedFrom: '2015-11-18',
      convention: { decisionDay: 'excluded' },
    });
    expect((document.lines as { interest: string }[]).map(({ interest }) => interest)).toEqual([
      '14.34',
      '22.40',
      '52.27',
    ]);
    expect(document.warnings).toContainEqual({ kind: 'increase-may-be-reduced', from: '2015-11-18' });
  });

  test('payments are imputed on interest first', async () => {
    const { document } = await law(`${facts} --on 2016-04-09 --payment 2015-12-31:500`);
    expect(document.imputation).toMatchObject([{ amount: '500.00', toInterest: '24.68', toPrincipal: '475.32' }]);
  });

  test.each([
    ['--amount', 'decision --decided 2026-01-01 --creditor individual --on 2026-02-01', 2],
    ['--creditor', 'decision --amount 5 --decided 2026-01-01 --creditor bank --on 2026-02-01', 2],
    ['--on', 'decision --amount 5 --decided 2026-01-02 --creditor individual --on 2026-01-01', 1],
    [
      '--enforceable',
      'decision --amount 5 --decided 2026-01-02 --enforceable 2026-01-01 --creditor individual --on 2026-02-01',
      1,
    ],
    [
      '--payment',
      'decision --amount 5 --decided 2026-01-02 --creditor individual --on 2026-02-01 --payment 2026-01-01:1',
      1,
    ],
    ['--due', 'decision --amount 5 --decided 2026-01-02 --creditor individual --on 2026-02-01 --due 2026-01-01', 2],
  ])('a refusal names %s: %s', async (argument, command, expected) => {
    const { code, document } = await law(command);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([expected, argument]);
  });
});

describe('law imputation', () => {
  const debts = '--debt F-1:2026-01-31:100 --debt F:2:2026-02-28:200 --debt F-3:2026-12-31:50';

  test('the debts that are due, the oldest first, each with its reason', async () => {
    const { code, document } = await law(`imputation --payment 320 ${debts} --on 2026-06-30`);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      on: '2026-06-30',
      amount: '320.00',
      shares: [
        { id: 'F-1', amount: '100.00', left: '0.00', reason: 'due' },
        { id: 'F:2', amount: '200.00', left: '0.00', reason: 'due' },
        { id: 'F-3', amount: '20.00', left: '30.00', reason: 'not-yet-due' },
      ],
      surplus: '0.00',
      because: [{ article: 'article 1342-10 du code civil' }],
    });
  });

  test('what the debtor indicated comes first, in his order; without a day, today', async () => {
    const { document } = await law(`imputation --payment 60 ${debts} --indicated F-3 --indicated F-1`);
    expect((document.shares as { id: string; reason: string }[]).map(({ id, reason }) => [id, reason])).toEqual([
      ['F-3', 'indicated'],
      ['F-1', 'indicated'],
    ]);
    expect(document.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(document.warnings).toEqual([{ kind: 'choice-pays-in-part', id: 'F-1' }]);
  });

  test.each([
    ['--payment', `imputation ${debts}`, 2],
    ['--payment', `imputation --payment 0 ${debts}`, 1],
    ['--debt', 'imputation --payment 5', 2],
    ['--debt', 'imputation --payment 5 --debt 2026-01-31:100', 2],
    ['--debt', 'imputation --payment 5 --debt a:2026-01-32:100', 2],
    ['--debt', 'imputation --payment 5 --debt a:2026-01-31:100 --debt a:2026-02-28:100', 1],
    ['--debt', 'imputation --payment 5 --debt a:2026-01-31:-1', 1],
    ['--indicated', `imputation --payment 5 ${debts} --indicated ghost`, 1],
  ])('a refusal names %s: %s', async (argument, command, expected) => {
    const { code, document } = await law(command);
    expect([code, (document.refusal as { argument: string }).argument]).toEqual([expected, argument]);
  });
});
