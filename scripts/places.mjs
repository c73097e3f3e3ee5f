import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const windows = process.platform === 'win32';
export const binFolder = join(root, 'node_modules', '.bin');
/** Node 26, as npm brings it: the only Node that runs our TypeScript. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** The environment in which `node` and every tool are those of node_modules. */
export function toolEnvironment() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [name]: `${binFolder}${delimiter}${process.env[name] ?? ''}` };
}
