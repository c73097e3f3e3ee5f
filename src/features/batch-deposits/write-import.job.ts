import { z } from 'zod';
import { defineJob } from '../../platform/jobs.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { launchImport } from './launch-import.ts';
import { writeImport } from './write-import.ts';

const batch = z.object({ batchId: z.uuid() });
type Ports = { settings: CaseSettings };

/** Writes a confirmed import, chunk after chunk. */
export const writeImportJob = defineJob(
  'batch-deposits.write-import',
  batch,
  { replay: 'safe' },
  ({ settings }: Ports) =>
    async (run, { batchId }) => {
      for (;;) {
        const { taken } = await run.inTransaction((ctx) => writeImport(ctx, { batchId, settings }));
        if (taken === 0) return;
      }
    },
);

/** Lets the reminders of an import begin, chunk after chunk. */
export const launchImportJob = defineJob(
  'batch-deposits.launch-import',
  batch,
  { replay: 'safe' },
  ({ settings }: Ports) =>
    async (run, { batchId }) => {
      for (let after = 0; ; ) {
        const { last } = await run.inTransaction((ctx) => launchImport(ctx, { batchId, after, settings }));
        if (last === undefined) return;
        after = last;
      }
    },
);
