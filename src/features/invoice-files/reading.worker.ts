import { parentPort } from 'node:worker_threads';
import type { ReadingRequest, ReadingTask } from './bounded-reading.ts';
import { lifecycleFromXml } from './grammars/lifecycle-from-xml.ts';
import { invoiceFromBytes } from './invoice-from-bytes.ts';
import { invoiceFromPdfText } from './plain/invoice-from-pdf-text.ts';

/** The thread in which files are read: one request, one answer. It has no environment and asks for nothing outside. */
parentPort?.on('message', async ({ task, bytes }: ReadingRequest) => {
  parentPort?.postMessage(await resultOf(task, bytes));
});

async function resultOf(task: ReadingTask, bytes: Uint8Array) {
  if (task === 'invoice') return invoiceFromBytes(bytes);
  return task === 'lifecycle' ? lifecycleFromXml(bytes) : invoiceFromPdfText(bytes);
}
