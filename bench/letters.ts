/**
 * How many letters a second one process makes, from facts to PDF/A, and what a message costs without its PDF.
 * Run: node bench/letters.ts [letters]
 */
import { typstPdfRenderer } from '../src/adapters/pdf/typst.ts';
import type { MessageFacts } from '../src/features/correspondence/message-facts.ts';
import { renderMessage } from '../src/features/correspondence/render-message.ts';
import { lettersFolder } from '../src/features/correspondence/templates/catalogue.ts';
import { sampleFacts } from '../src/features/correspondence/templates/sample-facts.ts';
import { orThrow } from '../src/kernel/result.ts';

const count = Number(process.argv[2] ?? 500);
const renderer = typstPdfRenderer(lettersFolder);

/** Different facts each time: the compiler remembers what it has already set. */
function factsOf(index: number): MessageFacts {
  const facts = sampleFacts();
  return {
    ...facts,
    caseReference: `RCV-2026-${String(index).padStart(6, '0')}`,
    debtor: { ...facts.debtor, name: `Menuiserie n° ${index}`, contactName: `Personne ${index * 7}` },
  };
}

function figures(name: string, durations: number[], extra = ''): void {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const total = durations.reduce((sum, duration) => sum + duration, 0);
  const rate = Math.round((durations.length * 1000) / total);
  console.log(
    `${name}: ${rate} a second, median ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms, max ${at(1).toFixed(1)} ms${extra}`,
  );
}

for (const id of ['reminder-firm', 'reminder-firm-sms']) {
  const durations: number[] = [];
  for (let index = 0; index < count; index++) {
    const facts = factsOf(index);
    const start = performance.now();
    orThrow(renderMessage(id, facts));
    durations.push(performance.now() - start);
  }
  figures(id, durations);
}

for (const id of ['letter-reminder', 'mise-en-demeure', 'net-statement']) {
  const durations: number[] = [];
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const facts = factsOf(index);
    const start = performance.now();
    const message = orThrow(renderMessage(id, facts));
    if (message.channel !== 'letter') throw new Error(`${id} is no letter`);
    bytes += (await renderer.render(message.document)).length;
    durations.push(performance.now() - start);
  }
  figures(`${id} to PDF/A`, durations, `, ${Math.round(bytes / count / 1000)} kB each`);
}
console.log(`memory: ${Math.round(process.memoryUsage.rss() / 1e6)} MB resident after ${count * 3} letters`);
