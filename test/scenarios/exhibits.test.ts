import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeFile } from '../../src/features/documents/keep-document.ts';
import { addExhibit, withdrawExhibit } from '../../src/features/exhibits/add-exhibit.ts';
import { loadCaseExhibits } from '../../src/features/exhibits/load-case-exhibits.ts';
import { receiveStatuses } from '../../src/features/invoice-statuses/receive-statuses.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** The file of a case for a judge, from its first day: what is added, what proves, what is still missing. */
let scenario: Scenario;
let caseId: string;

beforeAll(async () => {
  scenario = await createScenario();
  caseId = (await scenario.openCase({ invoice: { number: 'FE-PIECES' } })).id;
});
afterAll(() => scenario.close());

const fileOf = async () => (await scenario.as((ctx) => loadCaseExhibits(ctx, caseId)))!;
const states = async () =>
  Object.fromEntries((await fileOf()).completeness.items.map(({ item, state }) => [item, state]));

async function add(text: string, fields: Partial<Parameters<typeof addExhibit>[1]> = {}) {
  const { files } = scenario.application.wiring;
  const file = await storeFile(files, new TextEncoder().encode(text), 'text/plain');
  return scenario.as((ctx) =>
    addExhibit(ctx, { caseId, kind: 'order', name: 'piece.txt', contentType: 'text/plain', file, ...fields }),
  );
}

test('a case typed by hand begins with what is known of its debtor, and says what it lacks', async () => {
  expect((await fileOf()).exhibits).toEqual([]);
  expect(await states()).toEqual({
    invoice: 'missing',
    order: 'missing',
    delivery: 'missing',
    terms: 'missing',
    'debtor-identity': 'there',
    'debtor-address': 'there',
    'mise-en-demeure': 'to-come',
    exchanges: 'missing',
  });
});

test('an exhibit is kept once, typed, dated and told in the journal; withdrawn, it proves nothing any more', async () => {
  const before = (await fileOf()).completeness.score;
  const { id } = orThrow(await add('bon de commande', { datedOn: day('2026-05-28'), label: 'Commande du 28 mai' }));
  const [exhibit] = (await fileOf()).exhibits;
  expect(exhibit).toMatchObject({ id, kind: 'order', datedOn: '2026-05-28', label: 'Commande du 28 mai' });
  expect(exhibit?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await fileOf()).completeness.score).toBeGreaterThan(before);
  expect(await add('bon de commande')).toMatchObject({ refusal: { kind: 'exhibit-already-there' } });
  orThrow(await scenario.as((ctx) => withdrawExhibit(ctx, { caseId, exhibitId: id })));
  expect((await fileOf()).completeness.score).toBe(before);
  expect(await scenario.as((ctx) => withdrawExhibit(ctx, { caseId, exhibitId: id }))).toMatchObject({
    refusal: { kind: 'not-found' },
  });
  orThrow(await add('bon de commande'));
  const told = (await scenario.journal(caseId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('exhibit'));
  expect(told).toEqual(['exhibit-added', 'exhibit-withdrawn', 'exhibit-added']);
});

test('a date to come is refused, and nothing is kept', async () => {
  expect(await add('autre', { datedOn: day('2030-01-01') })).toMatchObject({
    refusal: { kind: 'dated-in-the-future' },
  });
  expect((await fileOf()).exhibits).toHaveLength(1);
});

test('another organisation sees no such case', async () => {
  const other = await scenario.addCreditor('210049912', 'Imprimerie des Trois Rivières');
  expect(await scenario.as((ctx) => loadCaseExhibits(ctx, caseId), other)).toBeUndefined();
  const { files } = scenario.application.wiring;
  const file = await storeFile(files, new TextEncoder().encode('intrus'), 'text/plain');
  const input = { caseId, kind: 'order' as const, name: 'x', contentType: 'text/plain', file };
  expect(await scenario.as((ctx) => addExhibit(ctx, input), other)).toMatchObject({
    refusal: { kind: 'no-such-case' },
  });
});

test('an approved electronic invoice and the mise en demeure, once sent, are proofs of the file', async () => {
  const { settings } = scenario.application.wiring;
  const approved = {
    invoiceNumber: 'FE-PIECES',
    status: '205',
    statusLabel: '',
    at: '2026-09-07T08:00:00',
    reasons: [],
    amounts: [],
    recipients: [],
  };
  orThrow(await scenario.as((ctx) => receiveStatuses(ctx, { messages: [approved], settings })));
  await scenario.playTo(day('2026-10-20'));
  expect(await states()).toMatchObject({ delivery: 'there', 'mise-en-demeure': 'there' });
});
