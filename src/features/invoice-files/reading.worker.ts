import { parentPort } from 'node:worker_threads';
import type { ReadingRequest } from './bounded-reading.ts';
import { lifecycleFromXml } from './grammars/lifecycle-from-xml.ts';
import { invoiceFromBytes } from './invoice-from-bytes.ts';

/** The thread in which files are read: one request, one answer. It has no environment and asks for nothing outside. */
parentPort?.on('message', async ({ task, bytes }: ReadingRequest) => {
  const result = task === 'invoice' ? await invoiceFromBytes(bytes) : lifecycleFromXml(bytes);
  parentPort?.postMessage(result);
});
