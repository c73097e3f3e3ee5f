import type { ListSource } from '../src/features/invoice-lists/list.ts';
import { openList } from '../src/features/invoice-lists/read-list.ts';
import { orThrow } from '../src/kernel/result.ts';

/**
 * Lists of invoices read (dry run), per second, with the peak of memory. Run: `node bench/import-csv.ts [lines] [megabytes]`: by default
 * 100 000 lines, then a file of 500 MB that exists only as it is read.
 */

const [LINES, MEGABYTES] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 500)];
const HEADER =
  'N° facture;Date facture;Échéance;Code client;Raison sociale;SIREN;Email;Adresse;CP;Ville;Montant TTC;Reste dû\r\n';

function lineOf(index: number): string {
  const client = index % 2_000;
  const day = String((index % 28) + 1).padStart(2, '0');
  const amount = `${1 + (index % 9)} ${String(100 + (index % 900))},${String(index % 100).padStart(2, '0')}`;
  return `FA-2026-${String(index).padStart(8, '0')};${day}/03/2026;${day}/04/2026;C${client};Société n° ${client};;compta@client${client}.example;${client} rue de la Paix;75002;Paris;${amount};${amount}\r\n`;
}

/** Lines made as they are asked for: the same ones at each reading. */
function generated(enough: (lines: number, bytes: number) => boolean): ListSource {
  return {
    name: 'bench.csv',
    async *open() {
      let [text, lines, bytes] = [HEADER, 0, 0];
      while (!enough(lines, bytes)) {
        for (let count = 0; count < 1_000 && !enough(lines, bytes + text.length); count += 1) text += lineOf(lines++);
        const chunk = Buffer.from(text);
        bytes += chunk.length;
        text = '';
        yield chunk;
      }
    },
  };
}

const resident = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

async function read(name: string, source: ListSource): Promise<void> {
  const before = resident();
  let [peak, good, lines] = [before, 0, 0];
  const watch = setInterval(() => {
    peak = Math.max(peak, resident());
  }, 50);
  const started = performance.now();
  const list = orThrow(await openList(source));
  for await (const batch of list.lines()) {
    lines += batch.length;
    good += batch.filter(({ outcome }) => outcome === 'good').length;
  }
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const rate = Math.round(lines / seconds).toLocaleString('en');
  console.log(
    `${name}: ${rate} lines/s (${lines} in ${seconds.toFixed(1)} s, ${good} good), memory ${before} → peak ${peak} MiB`,
  );
}

await read(
  `${LINES.toLocaleString('en')} lines`,
  generated((lines) => lines >= LINES),
);
await read(
  `${MEGABYTES} MB`,
  generated((_lines, bytes) => bytes >= MEGABYTES * 1_000_000),
);
