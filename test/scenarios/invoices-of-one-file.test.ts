import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../../src/features/cases/cases.contract.ts';
import type { DepositView } from '../../src/features/claims/claims.contract.ts';
import { portalClient } from '../../src/features/debtor-portal/testing/portal-client.ts';
import { LAYOUTS } from '../../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../../src/features/invoice-files/testing/invoice-samples.ts';
import { mergedPdf } from '../../src/features/invoice-files/testing/merged-pdf.ts';
import { scannedPdf } from '../../src/features/invoice-files/testing/scanned-pdf.ts';
import { typstPdf } from '../../src/features/invoice-files/testing/typst-pdf.ts';
import { type PdfWords, pdfWords } from '../../src/features/invoice-files/words/pdf-words.ts';
import type { App } from '../../src/platform/http.ts';
import type { Client } from '../support/http-client.ts';
import { ownerOfKermeur } from '../support/kermeur.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

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

async function deposit(file: Uint8Array, name: string) {
  const head = `--xx\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--xx--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  return (await owner.call('POST', '/api/v1/deposits', { body, headers })).json as DepositView;
}
const viewOf = async (id: string) => (await owner.call('GET', `/api/v1/deposits/${id}`)).json as DepositView;
const pdfOf = (name: string, index: number) =>
  typstPdf(LAYOUTS.find((layout) => layout.name === name)!.source(SAMPLES[index]!));

const NUMBERS = ['F-2026-0042', 'FA20260117', '2026/1138'];

test('a PDF of three invoices is one document and three deposits, each with its pages and its own amounts', async () => {
  const file = await mergedPdf([pdfOf('classic', 0), pdfOf('several-pages', 1), undefined, pdfOf('boxes', 2)]);
  const first = await deposit(file, 'lot.pdf');
  expect(first).toMatchObject({ refusal: null, pages: [1], reading: { number: NUMBERS[0], totalCents: 202_140 } });
  expect(first.inFile.map(({ number, pages, status }) => [number, pages, status])).toEqual([
    [NUMBERS[0], [1], 'open'],
    [NUMBERS[1], [2, 3, 4], 'open'],
    [NUMBERS[2], [6], 'open'],
  ]);
  const views = await Promise.all(first.inFile.map(({ id }) => viewOf(id)));
  expect(new Set(views.map(({ documentId }) => documentId)).size).toBe(1);
  expect(views.map(({ reading }) => [reading?.number, reading?.totalCents])).toEqual([
    [NUMBERS[0], 202_140],
    [NUMBERS[1], 437_693],
    [NUMBERS[2], 1_613_232],
  ]);
  await owner.call('POST', `/api/v1/deposits/${first.id}/abandon`);
  expect((await viewOf(views[1]!.id)).inFile.map(({ status }) => status)).toEqual(['abandoned', 'open', 'open']);
});

test('the same file dropped again makes deposits of its own', async () => {
  const file = await mergedPdf([pdfOf('classic', 0), pdfOf('boxes', 1)]);
  const [one, two] = [await deposit(file, 'lot.pdf'), await deposit(file, 'lot.pdf')];
  expect(two.documentId).toBe(one.documentId);
  expect(new Set([...one.inFile, ...two.inFile].map(({ id }) => id)).size).toBe(4);
});

test('several invoices scanned into one file become deposits once they are recognised', async () => {
  const dropped = await deposit(
    await scannedPdf(await mergedPdf([pdfOf('classic', 0), pdfOf('seller-right', 1)])),
    's.pdf',
  );
  expect(dropped).toMatchObject({ beingRead: { page: 1, pages: 2 }, pages: null, inFile: [] });
  await scenario.application.simulation.settle();
  const first = await viewOf(dropped.id);
  expect(first).toMatchObject({ beingRead: null, pages: [1], reading: { syntax: 'scan', number: NUMBERS[0] } });
  expect(first.inFile.map(({ number, pages }) => [number, pages])).toEqual([
    [NUMBERS[0], [1]],
    [NUMBERS[1], [2]],
  ]);
  expect((await viewOf(first.inFile[1]!.id)).reading).toMatchObject({ totalCents: 437_693 });
}, 120_000);

test('the case of one invoice knows its pages, and its debtor is given those pages and no other', async () => {
  const file = await mergedPdf([pdfOf('classic', 0), pdfOf('several-pages', 1)]);
  const { inFile } = await deposit(file, 'lot.pdf');
  const second = inFile[1]!;
  const body = {
    depositId: second.id,
    debtor: debtorInput(),
    invoice: invoiceInput({ number: NUMBERS[1]! }),
    signatoryName: 'Maëlle Kermeur',
    signatoryRole: 'gérante',
    acceptsMandate: true,
  };
  const { id } = (await owner.call('POST', '/api/v1/cases', { body })).json as { id: string };
  const view = (await owner.call('GET', `/api/v1/cases/${id}`)).json as CaseView;
  expect(view.invoice).toMatchObject({ documentId: expect.any(String), documentPages: [2, 3, 4] });
  expect((await viewOf(inFile[0]!.id)).inFile.map(({ status }) => status)).toEqual(['open', 'confirmed']);

  const debtor = portalClient(app, view.portalUrl.split('/d/')[1]!);
  await debtor.enter('29200');
  const given = await debtor.get('/facture');
  expect(given.headers['content-disposition']).toContain(encodeURIComponent(`facture ${NUMBERS[1]}.pdf`));
  const text = (await pdfWords(new Uint8Array(given.rawPayload))) as Extract<PdfWords, { kind: 'pages' }>;
  expect(text.pageCount).toBe(3);
  // Pictures of its pages: no hidden word of the others goes with them.
  expect(text.pages.flatMap((page) => page.words)).toEqual([]);
});
