import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../kernel/result.ts';
import type { ReadRefusal } from './refusals.ts';

/** What the worker is asked to do with the bytes of one file. */
export type ReadingTask = 'invoice' | 'lifecycle' | 'pdf-text' | 'pages-as-pdf';
export type ReadingRequest = { task: ReadingTask; bytes: Uint8Array; pages?: readonly number[] };

/** Bounds of one reading: a file that needs more is refused, whatever is in it. */
const LIMITS = { milliseconds: 3500, heapMegabytes: 80, externalBytes: 110_000_000, watchEvery: 20, workers: 2 };

type Slot = { worker: Worker | undefined; busy: boolean };

const slots: Slot[] = Array.from({ length: LIMITS.workers }, () => ({ worker: undefined, busy: false }));
const waiting: ((slot: Slot) => void)[] = [];

/**
 * Reads one file in a worker thread with its own heap, killed when it takes too long or too much memory. The thread is kept
 * for the next file, and does not keep the process alive. `handOver` gives the bytes away instead of copying them;
 * `milliseconds` changes the time allowed; `pages` are those that `pages-as-pdf` takes.
 */
export async function readBounded<T>(
  task: ReadingTask,
  bytes: Uint8Array,
  options: { handOver?: boolean; milliseconds?: number; pages?: readonly number[] } = {},
): Promise<Result<T, ReadRefusal>> {
  const slot = await freeSlot();
  try {
    return await runIn<T>(
      slot,
      { task, bytes, ...(options.pages ? { pages: options.pages } : {}) },
      {
        handOver: options.handOver === true && ownsItsBuffer(bytes),
        milliseconds: options.milliseconds ?? LIMITS.milliseconds,
      },
    );
  } finally {
    slot.busy = false;
    const next = waiting.shift();
    if (next) take(slot, next);
  }
}

/** Stops the idle threads, so that a command ends at once. */
export async function closeReaders(): Promise<void> {
  await Promise.all(slots.map(discard));
}

function ownsItsBuffer(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function freeSlot(): Promise<Slot> {
  return new Promise((resolve) => {
    // A thread that runs already is better than one to start.
    const free = slots.filter((slot) => !slot.busy).toSorted((a, b) => Number(!a.worker) - Number(!b.worker))[0];
    if (free) take(free, resolve);
    else waiting.push(resolve);
  });
}

function take(slot: Slot, resolve: (slot: Slot) => void) {
  slot.busy = true;
  resolve(slot);
}

function start(slot: Slot): Worker {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), {
    env: {},
    execArgv: [],
    stderr: true,
    stdout: true,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  slot.worker = worker;
  return worker;
}

async function discard(slot: Slot): Promise<void> {
  const { worker } = slot;
  slot.worker = undefined;
  await worker?.terminate();
}

function runIn<T>(
  slot: Slot,
  request: ReadingRequest,
  how: { handOver: boolean; milliseconds: number },
): Promise<Result<T, ReadRefusal>> {
  const worker = slot.worker ?? start(slot);
  worker.ref();
  return new Promise((resolve) => {
    const timer = setTimeout(() => fail('time'), how.milliseconds);
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        (heap) => heap.external_memory > LIMITS.externalBytes && fail('memory'),
        () => undefined,
      );
    }, LIMITS.watchEvery);
    const settle = () => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
    };
    const fail = (why: 'time' | 'memory' | 'crash') => {
      settle();
      // The thread may fail once more while it ends: nobody is listening any longer.
      worker.on('error', () => undefined);
      discard(slot).finally(() => resolve(refuse({ kind: 'too-heavy', why })));
    };
    worker.on('message', (result: Result<T, ReadRefusal>) => {
      settle();
      worker.unref();
      resolve(result);
    });
    worker.on('error', (error: Error) =>
      fail('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash'),
    );
    worker.on('exit', () => fail('crash'));
    const transfer = how.handOver ? [request.bytes.buffer as ArrayBuffer] : [];
    worker.postMessage(request, transfer);
  });
}
