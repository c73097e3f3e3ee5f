import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/support/http-client.ts';
import { ownerOfKermeur } from '../../../test/support/kermeur.ts';
import { createScenario, type Scenario } from '../../../test/support/scenario.ts';
import type { App } from '../../platform/http.ts';
import { drawnPages } from '../invoice-files/scan/page-pictures.ts';
import { degradedPicture } from '../invoice-files/testing/degraded-picture.ts';
import { LAYOUTS } from '../invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../invoice-files/testing/invoice-samples.ts';
import { jpegPage, tiffBytes } from '../invoice-files/testing/tiff-bytes.ts';
import { typstPdf } from '../invoice-files/testing/typst-pdf.ts';
import type { DepositView } from './claims.contract.ts';

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

const layout = LAYOUTS.find(({ name }) => name === 'seller-right')!;
const source = layout.source(SAMPLES[0]!);

test('a PDF without data is read at once, and what is missing is left to type', async () => {
  const whole = await deposit(typstPdf(source), 'facture.pdf');
  expect(whole).toMatchObject({
    refusal: null,
    beingRead: null,
    reading: { syntax: 'pdf-text', number: 'F-2026-0042', totalCents: 202_140 },
  });
  const partial = await deposit(typstPdf(source.replace(/Date de facturation[^"]*/, 'sans date')), 'sans-date.pdf');
  expect(partial).toMatchObject({
    refusal: null,
    reading: { number: 'F-2026-0042', issuedOn: null, totalCents: 202_140 },
  });
  expect(await viewOf(partial.id)).toEqual(partial);
});

test('a photograph is read by a job, and then fills the deposit', async () => {
  const picture = await degradedPicture(typstPdf(source), { dpi: 200, degrees: 0.3, noise: 10 });
  const dropped = await deposit(picture, 'photo.jpg');
  expect(dropped).toMatchObject({ beingRead: { page: 1, pages: 1, percent: 0 }, refusal: null, reading: null });
  await scenario.application.simulation.settle();
  const read = await viewOf(dropped.id);
  expect(read).toMatchObject({
    beingRead: null,
    refusal: null,
    reading: { syntax: 'image-jpeg', number: 'F-2026-0042', totalCents: 202_140 },
  });
  expect(read.findings.map(({ kind }) => kind)).toContain('read-in-picture');
}, 120_000);

test('a TIFF of two faxed invoices becomes two deposits, the original kept and shown as a PDF', async () => {
  const pages = ['seller-right', 'boxes'].map((name, i) => {
    const source = LAYOUTS.find((one) => one.name === name)!.source(SAMPLES[i]!);
    return drawnPages(typstPdf(source), { scaleOf: () => 200 / 72 });
  });
  const pictures = (await Promise.all(pages.map((each) => Array.fromAsync(each)))).flat();
  const file = tiffBytes(pictures.map(({ canvas }) => jpegPage(canvas, 256)));
  const dropped = await deposit(file, 'fax.tif');
  expect(dropped).toMatchObject({ contentType: 'image/tiff', beingRead: { page: 1 } });
  await scenario.application.simulation.settle();
  const read = await viewOf(dropped.id);
  expect(read.reading).toMatchObject({ syntax: 'image-tiff', number: 'F-2026-0042', totalCents: 202_140 });
  expect(read.inFile.map(({ number, pages: own }) => [number, own])).toEqual([
    ['F-2026-0042', [1]],
    ['FA20260117', [2]],
  ]);
  const original = await owner.call('GET', `/api/v1/documents/${dropped.documentId}`);
  expect(original).toMatchObject({ status: 200, type: 'application/octet-stream' });
  const shown = await owner.call('GET', `/api/v1/documents/${dropped.documentId}?preview=1`);
  expect(shown).toMatchObject({ status: 200, type: 'application/pdf' });
  expect(shown.body.startsWith('%PDF-')).toBe(true);
}, 120_000);

test('a deposit put aside before its picture is read stays aside', async () => {
  const picture = await degradedPicture(typstPdf(source), { dpi: 150, degrees: 0, noise: 5 });
  const { id } = await deposit(picture, 'photo.jpg');
  await owner.call('POST', `/api/v1/deposits/${id}/abandon`);
  await scenario.application.simulation.settle();
  expect(await viewOf(id)).toMatchObject({ status: 'abandoned', reading: null });
}, 120_000);
