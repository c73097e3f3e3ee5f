/**
 * Invoices read per second: `node bench/read-invoices.ts [seconds]`. Files of each kind are built, read through
 * `readInvoiceFile` (in its thread, as the application does) two at a time, and through the same code without the thread.
 */
import { closeReaders } from '../src/features/invoice-files/bounded-reading.ts';
import { invoiceFromBytes } from '../src/features/invoice-files/invoice-from-bytes.ts';
import { readInvoiceFile } from '../src/features/invoice-files/read-invoice-file.ts';
import { bytesOf, ciiInvoice, ublInvoice, zugferd1Invoice } from '../src/features/invoice-files/testing/invoice-xml.ts';
import { pdfWith } from '../src/features/invoice-files/testing/pdf-bytes.ts';

const seconds = Number(process.argv[2] ?? 2);
const lines = (count: number) => ({ lines: Array.from({ length: count }, () => '1.00'), lineTotal: `${count}.00` });
const thousand = bytesOf(ciiInvoice(lines(1000)));

const files: [string, Uint8Array][] = [
  ['CII, 2 lines', bytesOf(ciiInvoice())],
  ['CII, 1000 lines', thousand],
  ['ZUGFeRD 1, 2 lines', bytesOf(zugferd1Invoice())],
  ['UBL, 2 lines', bytesOf(ublInvoice())],
  ['UBL, 1000 lines', bytesOf(ublInvoice(lines(1000)))],
  ['Factur-X PDF, 2 lines', await pdfWith([['factur-x.xml', bytesOf(ciiInvoice())]])],
  ['Factur-X PDF, 1000 lines', await pdfWith([['factur-x.xml', thousand]])],
];

async function perSecond(read: () => Promise<{ refused: boolean }>, atOnce: number): Promise<number> {
  for (let i = 0; i < 20; i++) await read();
  const start = performance.now();
  let count = 0;
  const lane = async () => {
    while (performance.now() - start < seconds * 1000) {
      if ((await read()).refused) throw new Error('a bench file was refused');
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return Math.round((count * 1000) / (performance.now() - start));
}

const table = [];
for (const [name, bytes] of files) {
  table.push({
    file: name,
    kilobytes: Math.round(bytes.length / 1000),
    'in threads, files/s': await perSecond(() => readInvoiceFile(bytes), 2),
    'without a thread, files/s': await perSecond(() => invoiceFromBytes(bytes), 1),
  });
}
console.table(table);
console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, Node ${process.version}`);
await closeReaders();
