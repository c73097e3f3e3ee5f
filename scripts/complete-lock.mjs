/**
 * Completes package-lock.json with the optional packages of other platforms that a partial registry mirror does not carry:
 * npm leaves them out of the lock file when it cannot read them, and `npm ci` then refuses that lock file everywhere.
 * Name and version come from the package that asks for them, the platform from the name. Run after adding a package:
 * `node scripts/complete-lock.mjs`; it says what it added, and adds nothing to a whole lock file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What npm would have written of a package that no machine of this platform installs. */
function entryOf(name, version) {
  const words = name.split('/').at(-1).split('-');
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (cpu.length === 0) return undefined;
  const libc = words.includes('musl') ? ['musl'] : words.includes('linux') && words.includes('gnu') ? ['glibc'] : [];
  return { version, cpu, ...(libc.length > 0 && { libc }), optional: true, ...(os.length > 0 && { os }) };
}

/** The entry that Node would find for `name` from the package at `from`: the nearest node_modules first. */
function found(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (entry || folder === '') return entry;
  }
}

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
let added = 0;
for (const [parent, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const other = found(lock.packages, parent, name);
    if (!EXACT.test(range) || other?.version === range) continue;
    const entry = entryOf(name, range);
    if (!entry) continue;
    lock.packages[`${other ? `${parent}/` : ''}node_modules/${name}`] = entry;
    console.log(`${name} ${range}`);
    added += 1;
  }
}
if (added > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added} added`);
