/**
 * Invoices without data: `node bench/read-plain-invoices.ts [--scans] [--verbose]`. Every layout is set with every sample by
 * Typst, then read as the application does; each field is right, missing or wrong, and wrong is counted apart. With `--scans`
 * the pages are made pictures of 150 and 200 dots an inch, a little turned and noisy, and recognised: some minutes.
 */
import { closeReaders } from '../src/features/invoice-files/bounded-reading.ts';
import { readAnyInvoice } from '../src/features/invoice-files/read-any-invoice.ts';
import { AMOUNT_FIELDS, compareReading, factsOf } from '../src/features/invoice-files/testing/compare-reading.ts';
import { degradedPicture } from '../src/features/invoice-files/testing/degraded-picture.ts';
import { type InvoiceLayout, LAYOUTS } from '../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES, type Sample } from '../src/features/invoice-files/testing/invoice-samples.ts';
import { typstPdf } from '../src/features/invoice-files/testing/typst-pdf.ts';

const verbose = process.argv.includes('--verbose');
type Tally = { right: number; missing: number; wrong: number };
type Verdicts = ReturnType<typeof compareReading>;

class Score {
  readonly fields = new Map<string, Tally>();
  seconds = 0;
  documents = 0;
  accepted = 0;

  async read(name: string, layout: InvoiceLayout, base: Sample, file: (pdf: Uint8Array) => Promise<Uint8Array>) {
    const facts = factsOf(base, layout);
    const bytes = await file(typstPdf(layout.source(facts.sample)));
    const start = performance.now();
    const result = await readAnyInvoice(bytes);
    this.seconds += (performance.now() - start) / 1000;
    this.documents += 1;
    if (!result.refused) this.accepted += 1;
    const partial = result.refused && result.refusal.kind === 'incomplete-reading' ? result.refusal.partial : undefined;
    if (verbose && result.refused) console.log(name, layout.name, base.number, 'refused', result.refusal.kind);
    this.count(`${name} ${layout.name} ${base.number}`, compareReading(facts, result.refused ? partial : result.value));
  }

  private count(document: string, verdicts: Verdicts) {
    for (const { field, verdict, expected, read } of verdicts) {
      const row = this.fields.get(field) ?? { right: 0, missing: 0, wrong: 0 };
      row[verdict] += 1;
      this.fields.set(field, row);
      if (verbose && verdict !== 'right') console.log(`${document} ${field} ${verdict}: ${expected} / ${read ?? ''}`);
    }
  }

  print(name: string) {
    console.log(`\n${name}`);
    console.table(Object.fromEntries(this.fields));
    const sum = (key: keyof Tally, rows = [...this.fields.values()]) =>
      rows.reduce((total, row) => total + row[key], 0);
    const amounts = [...this.fields].filter(([field]) => AMOUNT_FIELDS.has(field)).map(([, row]) => row);
    const all = sum('right') + sum('missing') + sum('wrong');
    console.log(
      `${this.documents} documents, ${this.accepted} accepted; ${all} fields: ${((100 * sum('right')) / all).toFixed(1)} % right, ${sum('missing')} missing, ${sum('wrong')} wrong; wrong amounts: ${sum('wrong', amounts)}; ${(this.seconds / this.documents).toFixed(2)} s a document`,
    );
  }
}

const texts = new Score();
for (const layout of LAYOUTS)
  for (const sample of SAMPLES) await texts.read('text', layout, sample, async (pdf) => pdf);
texts.print('PDF with words');

if (process.argv.includes('--scans')) {
  const several = LAYOUTS.filter(({ name }) => name !== 'several-pages');
  for (const dpi of [150, 200]) {
    const scans = new Score();
    for (const [i, layout] of several.entries()) {
      const sample = SAMPLES[(i + (dpi === 150 ? 0 : 2)) % SAMPLES.length] as Sample;
      const damage = { dpi, degrees: ((i % 5) - 2) * 0.4, noise: 18, as: i % 2 ? 'png' : 'jpeg' } as const;
      await scans.read(`${dpi} dpi`, layout, sample, (pdf) => degradedPicture(pdf, damage));
    }
    scans.print(`Pictures of ${dpi} dots an inch`);
  }
}
console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, Node ${process.version}`);
await closeReaders();
