import { parentPort } from 'node:worker_threads';
import type { ReadingRequest } from './bounded-reading.ts';
import { invoiceFromBytes } from './invoice-from-bytes.ts';
import { lifecycleFromXml } from './lifecycle-from-xml.ts';

/** The thread in which files are read: one request, one answer. It has no environment and asks for nothing outside. */
parentPort?.on('message', async ({ task, bytes }: ReadingRequest) => {
  const result = task === 'invoice' ? await invoiceFromBytes(bytes) : lifecycleFromXml(bytes);
  parentPort?.postMessage(result);
});
