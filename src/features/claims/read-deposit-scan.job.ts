import { z } from 'zod';
import { refuse } from '../../kernel/result.ts';
import { defineJob, type JobRun } from '../../platform/jobs.ts';
import { findDocument } from '../documents/keep-document.ts';
import type { FileStorage } from '../documents/ports.ts';
import { scanSyntaxOf } from '../invoice-files/read-any-invoice.ts';
import { readScan } from '../invoice-files/scan/read-scan.ts';
import type { ScanProgress } from '../invoice-files/scan/scan.worker.ts';
import { findDeposit, keepReading } from './deposit-invoice.ts';

/** How far a scan is read is written down each time it has advanced by this, in percent. */
const STEP = 12;

/** Recognises the pictures of a deposited file, page after page; what is read joins the deposit while the person types. */
export const readDepositScan = defineJob(
  'claims.read-deposit-scan',
  z.object({ depositId: z.uuid() }),
  { replay: 'safe' },
  ({ files }: { files: FileStorage }) =>
    async (run, { depositId }) => {
      const document = await run.inTransaction(async (ctx) => {
        const deposit = await findDeposit(ctx, depositId);
        return deposit?.status === 'open' && deposit.beingRead ? findDocument(ctx, deposit.documentId) : undefined;
      });
      if (!document) return;
      const bytes = await files.read(document.storageKey);
      const syntax = bytes && scanSyntaxOf(bytes);
      const progress = recorder(run, depositId);
      const result =
        bytes && syntax
          ? await readScan(bytes, syntax, { progress: progress.tell })
          : refuse({ kind: 'empty-file' } as const);
      await progress.written();
      await run.inTransaction((ctx) =>
        keepReading(ctx, depositId, result.refused ? { refusal: result.refusal } : { reading: result.value }),
      );
    },
);

/** Writes the progress down one step after the other, never two at a time. */
function recorder(run: JobRun, depositId: string) {
  let last = -STEP;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    tell(beingRead: ScanProgress) {
      if (beingRead.percent < last + STEP) return;
      last = beingRead.percent;
      writing = writing
        .then(() => run.inTransaction((ctx) => keepReading(ctx, depositId, { beingRead })))
        .catch(() => undefined);
    },
    written: () => writing,
  };
}
