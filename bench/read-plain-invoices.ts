/**
 * Invoices without data, read in their words: `node bench/read-plain-invoices.ts [--scans] [--verbose]`. Every layout is set with
 * every sample by Typst, then read as the application does; each field is right, missing or wrong, and wrong is counted apart.
 * With `--scans` the pages are made pictures, a little turned and noisy, and recognised.
 */
import { closeReaders } from '../src/features/invoice-files/bounded-reading.ts';
import { readInvoiceFile } from '../src/features/invoice-files/read-invoice-file.ts';
import { AMOUNT_FIELDS, compareReading, factsOf } from '../src/features/invoice-files/testing/compare-reading.ts';
import { LAYOUTS } from '../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../src/features/invoice-files/testing/invoice-samples.ts';
import { typstPdf } from '../src/features/invoice-files/testing/typst-pdf.ts';

const verbose = process.argv.includes('--verbose');
type Tally = { right: number; missing: number; wrong: number };
const tally = new Map<string, Tally>();
let [seconds, count, accepted] = [0, 0, 0];

for (const layout of LAYOUTS) {
  for (const sample of SAMPLES) {
    const facts = factsOf(sample, layout);
    const pdf = typstPdf(layout.source(facts.sample));
    const start = performance.now();
    const result = await readInvoiceFile(pdf);
    seconds += (performance.now() - start) / 1000;
    count += 1;
    if (!result.refused) accepted += 1;
    const reading = result.refused
      ? result.refusal.kind === 'incomplete-reading'
        ? result.refusal.partial
        : undefined
      : result.value;
    if (verbose && result.refused) console.log(layout.name, sample.number, 'refused', result.refusal.kind);
    for (const { field, verdict, expected, read } of compareReading(facts, reading)) {
      const row = tally.get(field) ?? { right: 0, missing: 0, wrong: 0 };
      row[verdict] += 1;
      tally.set(field, row);
      if (verbose && verdict !== 'right')
        console.log(`${layout.name} ${sample.number} ${field} ${verdict}: ${expected} / ${read ?? ''}`);
    }
  }
}

console.table(Object.fromEntries(tally));
const all = [...tally.values()];
const sum = (key: keyof Tally, rows = all) => rows.reduce((total, row) => total + row[key], 0);
const amounts = [...tally].filter(([field]) => AMOUNT_FIELDS.has(field)).map(([, row]) => row);
const fields = sum('right') + sum('missing') + sum('wrong');
console.log(
  `${count} documents, ${accepted} accepted; ${fields} fields: ${((100 * sum('right')) / fields).toFixed(1)} % right, ${sum('missing')} missing, ${sum('wrong')} wrong; wrong amounts: ${sum('wrong', amounts)}`,
);
console.log(
  `${(seconds / count).toFixed(2)} s a document; peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, Node ${process.version}`,
);
await closeReaders();
