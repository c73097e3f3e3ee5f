/**
 * The one way in: `node scripts/run.mjs start|dev|test|cli [arguments]`.
 * Runs under any Node from 20 with nothing installed; installs what is missing, then hands over to Node 26.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './places.mjs';

const [command, ...rest] = process.argv.slice(2);

const commands = {
  async start() {
    const { ensureWeb } = await import('./web-bundle.mjs');
    if (!ensureWeb()) return 1;
    return handOver([join(root, 'src', 'main', 'start.ts'), ...rest], { service: true });
  },
  dev: () => handOver(['--watch', join(root, 'src', 'main', 'start.ts'), ...rest], { service: true }),
  cli: () => handOver([join(root, 'src', 'main', 'cli.ts'), ...rest], { service: false }),
  async test() {
    const { runTests } = await import('./tests.mjs');
    return runTests(rest);
  },
};

if (!Object.hasOwn(commands, command ?? '')) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
  process.exit(2);
}
if (!existsSync(join(root, 'package-lock.json'))) {
  console.error(`No package-lock.json in ${root}: this is not a whole copy of Recouvrance.`);
  process.exit(2);
}
await ensureInstalled();
process.exitCode = await commands[command]();
