import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'recouvrance-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(content: string | undefined, ...args: string[]) {
  if (content !== undefined) writeFileSync(join(folder, 'liste.csv'), content);
  const cli = join(import.meta.dirname, '..', 'cli.ts');
  const done = spawnSync(process.execPath, [cli, 'import', 'csv', ...args], { cwd: folder, env: {}, encoding: 'utf8' });
  const objects = done.stdout.startsWith('{')
    ? done.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  return { code: done.status, objects, out: done.stdout, err: done.stderr };
}

const HEAD = 'N° facture;Date;Échéance;Client;SIREN;Montant TTC;Reste dû;Libellé\n';
const GOOD = `${HEAD}F1;13/03/2026;12/04/2026;DUPONT;404833048;1 234,56;1 000,00;Vente
A1;20/03/2026;;DUPONT;404833048;-100,00;-100,00;Avoir sur F1
Total;;;;;1 134,56;900,00;
`;

test('one object a line, decimal strings, then the summary; nothing faulty is code 0', () => {
  const { code, objects, err } = run(GOOD, 'liste.csv', '--map', 'auto', '--json', '--on', '2026-11-22');
  expect([code, err]).toEqual([0, '']);
  expect(objects.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
    '2 good',
    '3 skipped',
    '4 skipped',
    'undefined undefined',
  ]);
  expect(objects[0]).toEqual({
    line: 2,
    outcome: 'good',
    invoice: {
      number: 'F1',
      issueDate: '2026-03-13',
      dueDate: '2026-04-12',
      currency: 'EUR',
      label: 'Vente',
      total: '1234.56',
      remaining: '900.00',
      debtor: { name: 'DUPONT', siren: '404833048' },
      creditNotes: [{ line: 3, number: 'A1', date: '2026-03-20', amount: '100.00' }],
    },
    faults: [],
    notices: [],
  });
  expect(objects[3]).toMatchObject({
    summary: { good: 1, faulty: 0, skipped: 2, remaining: '900.00', columns: { number: 'N° facture' } },
  });
});

test('a faulty line is code 1, in words without --json', () => {
  const text = GOOD.replace('13/03/2026', '31/02/2026');
  const json = run(text, 'liste.csv', '--json');
  expect(json.code).toBe(1);
  expect(json.objects[0]).toMatchObject({
    outcome: 'faulty',
    about: { number: 'F1' },
    faults: [{ field: 'issueDate', kind: 'not-a-date' }],
  });
  const words = run(undefined, 'liste.csv');
  expect(words.code).toBe(1);
  expect(words.out).toContain('Ligne 2 : La date de facture « 31/02/2026 » n’est pas une date.');
  expect(words.out).toContain('0 bonnes, 1 à corriger');
});

test('columns named by hand, terms, and a due date still to come', () => {
  const text = 'Pièce;Le;Qui;Combien\nF1;13/03/2026;DUPONT;10,00\n';
  const map = 'number=Pièce,issueDate=Le,debtorName=Qui,total=Combien';
  const { code, objects } = run(text, 'liste.csv', '--map', map, '--terms', '45', '--on', '2026-03-20', '--json');
  expect(code).toBe(0);
  expect(objects[0]).toMatchObject({
    invoice: { dueDate: '2026-04-27' },
    notices: [{ kind: 'due-date-proposed' }, { kind: 'not-yet-due' }],
  });
  expect(run(undefined, 'liste.csv', '--map', map, '--terms', 'none').code).toBe(1);
});

test('what cannot be read is code 2, and named', () => {
  const cases: [string, string][] = [
    ['', 'empty'],
    ['Bonjour', 'not-a-table'],
    ['Facture;Date;Client\nF1;13/03/2026;A', 'no-amount-column'],
    ['PK\u0003\u0004 rien', 'damaged-workbook'],
  ];
  for (const [content, kind] of cases) {
    const { code, objects, err } = run(content, 'liste.csv', '--json');
    expect([code, objects]).toMatchObject([2, [{ outcome: 'refused', refusal: { kind } }]]);
    expect(err).toContain('REFUSÉ');
  }
  expect(run(undefined, 'absent.csv', '--json').objects[0]).toMatchObject({ refusal: { kind: 'file-not-readable' } });
  expect(run(undefined, '.', '--json').code).toBe(2);
  expect(run(undefined, 'liste.csv', '--map', 'nothing=X').err).toContain('Usage');
  expect(run(undefined).code).toBe(2);
});
