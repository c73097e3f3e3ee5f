import { z } from 'zod';
import { PLATFORM } from '../../platform/ids.ts';
import { defineJob } from '../../platform/jobs.ts';
import { advanceDueCases } from './advance-due-cases.ts';
import type { CaseSettings } from './settings.ts';

/** Looks at the cases whose time has come, batch after batch, until none is left. */
export const advanceDue = defineJob(
  'cases.advance-due-cases',
  z.object({}),
  { replay: 'safe' },
  ({ settings }: { settings: CaseSettings }) =>
    async (run) => {
      if (run.tenantId !== PLATFORM) throw new Error('cases are advanced for all organisations at once');
      // A case may need several looks (a step skipped, then the next): bounded, the next hour goes on.
      for (let batch = 0; batch < 500; batch++) {
        const { taken } = await run.inTransaction((ctx) => advanceDueCases(ctx, settings));
        if (taken === 0) return;
      }
    },
);
