import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../../kernel/result.ts';
import type { InvoiceReading, UnstructuredSyntax } from '../invoice-reading.ts';
import type { ReadRefusal } from '../refusals.ts';
import type { ScanMessage, ScanProgress, ScanRequest } from './scan.worker.ts';

/** Bounds of one scan. The letters and the picture live outside the heap, which is watched by the size of pictures. */
const LIMITS = { milliseconds: 240_000, heapMegabytes: 400 };

export type ScanOptions = { progress?: (progress: ScanProgress) => void; milliseconds?: number };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads an invoice in pictures: a scan in a PDF, a TIFF, a JPEG or a PNG. French letters, no network, a thread of its own that ends with
 * the scan, one scan at a time in a process: the memory of two never adds up. An amount that no sum proves is left out.
 */
export function readScan(
  bytes: Uint8Array,
  syntax: Exclude<UnstructuredSyntax, 'pdf-text'>,
  options: ScanOptions = {},
): Promise<Result<InvoiceReading, ReadRefusal>> {
  const turn = last.then(() => readNow({ bytes, syntax }, options));
  last = turn.catch(() => undefined);
  return turn;
}

function readNow(request: ScanRequest, options: ScanOptions): Promise<Result<InvoiceReading, ReadRefusal>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), {
      workerData: request,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes },
    });
    worker.stdout.resume();
    worker.stderr.resume();
    const settle = (result: Result<InvoiceReading, ReadRefusal>) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate().finally(() => resolve(result));
    };
    const timer = setTimeout(
      () => settle(refuse({ kind: 'too-heavy', why: 'time' })),
      options.milliseconds ?? LIMITS.milliseconds,
    );
    worker.on('message', (message: ScanMessage) => {
      if ('result' in message) settle(message.result);
      else options.progress?.(message.progress);
    });
    worker.on('error', (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(refuse({ kind: 'too-heavy', why: isMemory ? 'memory' : 'crash' }));
    });
    worker.on('exit', () => settle(refuse({ kind: 'too-heavy', why: 'crash' })));
  });
}
