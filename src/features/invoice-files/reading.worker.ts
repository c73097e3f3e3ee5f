import { parentPort } from 'node:worker_threads';
import type { ReadingRequest } from './bounded-reading.ts';
import { lifecycleFromXml } from './grammars/lifecycle-from-xml.ts';
import { invoiceFromBytes } from './invoice-from-bytes.ts';
import { invoiceFromPdfText } from './plain/invoice-from-pdf-text.ts';
import { pagesAsPdf } from './tiff/pages-as-pdf.ts';

/** The thread in which files are read: one request, one answer. It has no environment and asks for nothing outside. */
parentPort?.on('message', async (request: ReadingRequest) => {
  parentPort?.postMessage(await resultOf(request));
});

async function resultOf({ task, bytes, pages }: ReadingRequest) {
  switch (task) {
    case 'invoice':
      return invoiceFromBytes(bytes);
    case 'lifecycle':
      return lifecycleFromXml(bytes);
    case 'pdf-text':
      return invoiceFromPdfText(bytes);
    case 'pages-as-pdf':
      return pagesAsPdf(bytes, pages);
  }
}
