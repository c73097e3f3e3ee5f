/** Every check and every test, all of them even when one fails, and one closing line: `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, toolEnvironment } from './places.mjs';
import { stampWeb, webSources } from './web-bundle.mjs';

const PROJECTS = ['pure', 'database', 'scenarios'];
const WORKERS = 2;
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const CHECKS = [
  { name: 'types', command: scripts['check:types'] },
  { name: 'lint', command: scripts['check:lint'] },
  { name: 'arrows', command: scripts['check:arrows'] },
  { name: 'unused', command: scripts['check:unused'] },
  { name: 'web', command: scripts.build },
];

/**
 * Runs all, or what the arguments name: checks (types, lint, arrows, unused, web), vitest projects (pure, database,
 * scenarios); any other argument goes to vitest, to choose files. Answers the exit code.
 */
export async function runTests(args) {
  const checks = CHECKS.filter(({ name }) => args.length === 0 || args.includes(name));
  const projects = PROJECTS.filter((name) => args.includes(name));
  const others = args.filter((arg) => !projects.includes(arg) && !CHECKS.some(({ name }) => name === arg));
  const total = { passed: 0, failed: 0 };
  for (const check of checks) {
    const succeeded = check.name === 'web' ? await buildWeb(check) : await runCheck(check);
    total[succeeded ? 'passed' : 'failed'] += 1;
  }
  if (args.length === 0 || projects.length > 0 || others.length > 0) {
    const { passed, failed } = await runVitest([...projects.flatMap((name) => ['--project', name]), ...others]);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function buildWeb(check) {
  const sources = webSources();
  const succeeded = await runCheck(check);
  if (succeeded) stampWeb(sources);
  return succeeded;
}

async function runCheck({ name, command }) {
  const start = performance.now();
  const { status, output } = await run(command, [], 'pipe');
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(`${output.trimEnd()}\n`);
  return status === 0;
}

async function runVitest(options) {
  const report = join(root, '.tmp', `vitest-${process.pid}.json`);
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const argv = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await run('vitest', [...argv, `--maxWorkers=${WORKERS}`, ...options], 'inherit');
  const counted = existsSync(report) ? countTests(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  rmSync(report, { force: true });
  // A crash, or an error outside any test, fails the run without failing a test.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}

function countTests(report) {
  let { numPassedTests: passed, numFailedTests: failed } = report;
  for (const file of report.testResults) {
    if (file.status !== 'failed' || file.assertionResults.some(({ status }) => status === 'failed')) continue;
    // A file that could not be loaded holds no test that could fail.
    console.log(`✗ ${relative(root, file.name)}: ${file.message.split('\n')[0]}`);
    failed += 1;
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`(${skipped} skipped)`);
  return { passed, failed };
}

function run(command, args, output) {
  const child = spawn([command, ...args.map(quoted)].join(' '), {
    cwd: root,
    env: toolEnvironment(),
    shell: true,
    stdio: ['ignore', output, output],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (part) => (text += part));
  child.stderr?.setEncoding('utf8').on('data', (part) => (text += part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output: text }));
  });
}

function quoted(argument) {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `"${argument.replace(/(["\\$`])/g, '\\$1')}"`;
}
