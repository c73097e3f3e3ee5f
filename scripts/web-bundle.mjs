/** Builds the web application into dist/web when its sources changed since the last build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnvironment } from './places.mjs';

const OUTPUT = join(root, 'dist', 'web');
const STAMP = join(OUTPUT, '.stamp');

/** What the bundle is made of, as one hash: the build is skipped while it stays the same. */
export function webSources() {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  for (const path of filesBelow('web')) add(path);
  for (const path of filesBelow('src')) {
    if (path.endsWith('.contract.ts') || /^src\/(kernel|law)\//.test(path)) add(path);
  }
  add('package-lock.json');
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
      return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
    });
}

function isWebFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === webSources();
}

/** Remembers that dist/web was built from `sources`. */
export function stampWeb(sources) {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(STAMP, sources);
}

/** Builds when needed; answers whether dist/web is up to date now. The build's words are shown only when it fails. */
export function ensureWeb() {
  if (!existsSync(join(root, 'web', 'index.html')) || isWebFresh()) return true;
  console.error('Building the web application…');
  const sources = webSources();
  const { build } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
  const run = spawnSync(build, { cwd: root, env: toolEnvironment(), shell: true, encoding: 'utf8' });
  if (run.status === 0) {
    stampWeb(sources);
    return true;
  }
  console.error(`${run.stdout}${run.stderr}\nThe web application could not be built: its messages are above.`);
  return false;
}
