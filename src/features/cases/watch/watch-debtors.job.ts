import { z } from 'zod';
import type { Siren } from '../../../kernel/siren.ts';
import { PLATFORM } from '../../../platform/ids.ts';
import { defineJob, type JobRun } from '../../../platform/jobs.ts';
import { companiesToRead } from '../../companies/company-watch.ts';
import { lookUpInsolvency } from '../../companies/insolvency.ts';
import type { CompanyDirectory, InsolvencyNotices } from '../../companies/ports.ts';
import type { CaseSettings } from '../settings.ts';
import { recordProceedings, recordRegisterStatus } from './record-watch.ts';

export type WatchPorts = { notices: InsolvencyNotices; directory: CompanyDirectory; settings: CaseSettings };

/** Companies looked at in one go, and goes in one run: the services are public and shared. */
const [AT_ONCE, GOES] = [{ notices: 200, register: 60 }, 25];

/**
 * Looks again at the companies that owe somebody here: notices of insolvency every week, the register every month, the longest ago
 * first. A service that does not answer is asked again at the next run and says so among the failed jobs; what was known stays.
 */
export const watchDebtors = defineJob(
  'cases.watch-debtors',
  z.object({}),
  { replay: 'safe' },
  (ports: WatchPorts) => async (run) => {
    if (run.tenantId !== PLATFORM) throw new Error('companies are watched for all organisations at once');
    for (let go = 0; go < GOES; go += 1) {
      const due = await run.inTransaction((ctx) => companiesToRead(ctx, AT_ONCE));
      if (due.notices.length + due.register.length === 0) return;
      await readNotices(run, due.notices, ports);
      await readRegister(run, due.register, ports);
    }
  },
);

async function readNotices(run: JobRun, asked: readonly Siren[], { notices, settings }: WatchPorts): Promise<void> {
  if (asked.length === 0) return;
  const found = await lookUpInsolvency(notices, asked);
  if (!found) throw new Error('the notices of insolvency could not be read');
  await run.inTransaction((ctx) => recordProceedings(ctx, { asked, found, settings }));
}

async function readRegister(run: JobRun, asked: readonly Siren[], { directory, settings }: WatchPorts): Promise<void> {
  for (const siren of asked) {
    const company = await directory.bySiren(siren);
    const said = company.refused ? company.refusal : company.value;
    if ('kind' in said && said.kind === 'unavailable')
      throw new Error(`the register could not be read: ${said.reason}`);
    await run.inTransaction((ctx) => recordRegisterStatus(ctx, siren, 'status' in said ? said : undefined, settings));
  }
}
