import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/support/http-client.ts';
import { ownerOfKermeur } from '../../../test/support/kermeur.ts';
import { createScenario, type Scenario } from '../../../test/support/scenario.ts';
import type { App } from '../../platform/http.ts';
import type { ReceivedStatuses } from './invoice-statuses.contract.ts';

let scenario: Scenario;
let app: App;
let owner: Client;

beforeAll(async () => {
  scenario = await createScenario();
  app = (await scenario.application.web()).app;
  await app.ready();
  ({ owner } = await ownerOfKermeur(app));
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

function upload(text: string, name: string) {
  const body = Buffer.from(
    `--xx\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--xx--\r\n`,
  );
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  return owner.call('POST', '/api/v1/invoice-statuses/file', { body, headers });
}

test('a list of statuses is taken line by line; the same list again, and by API, adds nothing', async () => {
  const list =
    'Facture;Statut;Date du statut;SIREN vendeur\nF-1;En litige;05/09/2026 08:00;210049912\nF-2;payée;05/09/2026;\nF-3;205;05/09/2026;732829320\n';
  const first = await upload(list, 'statuts.csv');
  expect(first.status, first.body).toBe(200);
  const received = first.json as ReceivedStatuses;
  expect(received.statuses.map(({ invoiceNumber, status, effect }) => [invoiceNumber, status, effect])).toEqual([
    ['F-3', '205', 'not-ours'],
    ['F-1', '207', 'waiting'],
  ]);
  expect(received.faults).toEqual([
    { line: 3, kind: 'unknown-status', message: 'Ligne 3 : « payée » n’est pas un statut de la réforme' },
  ]);
  expect((await upload(list, 'statuts.csv')).json).toMatchObject({ statuses: [], known: 2 });
  const body = { statuses: [{ invoiceNumber: 'F-1', status: '207', at: '2026-09-05T08:00:00' }] };
  expect((await owner.call('POST', '/api/v1/invoice-statuses', { body })).json).toMatchObject({
    statuses: [],
    known: 1,
  });
});

test('a file that is no list of statuses is refused in a sentence, and nothing is kept of it', async () => {
  const refused = await upload('Facture;Client\nF-1;Dupont\n', 'clients.csv');
  expect([refused.status, refused.json]).toEqual([
    422,
    expect.objectContaining({
      kind: 'status-file-unreadable',
      why: 'no-status-column',
      message:
        'Aucune ligne de titres ne donne le numéro de facture et le statut. Première ligne lue : Facture, Client.',
    }),
  ]);
});

test('a year of statuses comes in one file', async () => {
  const lines = Array.from(
    { length: 6_000 },
    (_, index) => `L-${index >> 2};${200 + (index & 3)};05/09/2026 0${index & 3}:00`,
  );
  const received = await upload(`Facture;Statut;Date du statut\n${lines.join('\n')}\n`, 'annee.csv');
  expect(received.status, received.body.slice(0, 300)).toBe(200);
  expect((received.json as ReceivedStatuses).statuses).toHaveLength(6_000);
});

test('a status of a day that has not come is told, and kept by no way', async () => {
  const told = await upload('Facture;Statut;Date\nZ-1;205;05/12/2026\n', 'futur.csv');
  expect(told.json).toMatchObject({
    statuses: [],
    faults: [{ kind: 'in-the-future', message: 'le jour du statut n’est pas encore venu (Z-1, 2026-12-05)' }],
  });
});
