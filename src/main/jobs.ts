import { launchImportJob, writeImportJob } from '../features/batch-deposits/write-import.job.ts';
import { advanceDue } from '../features/cases/advance-cases.job.ts';
import { followLetters } from '../features/cases/follow-letters.job.ts';
import { sendMessage } from '../features/cases/send-message.job.ts';
import { watchDebtors } from '../features/cases/watch/watch-debtors.job.ts';
import { readDepositScan } from '../features/claims/read-deposit-scan.job.ts';
import { askRateFeeds } from '../features/law-rows/ask-rate-feeds.job.ts';
import { eventJobs } from '../platform/events.ts';
import { type BoundJob, bindJob } from '../platform/jobs.ts';
import type { Rhythm } from '../platform/worker.ts';
import { subscriptions } from './subscriptions.ts';
import type { Wiring } from './wiring.ts';

/** Every job with the ports it needs. */
export function boundJobs({ files, delivery, settings, rateFeeds, notices, directory }: Wiring): BoundJob[] {
  return [
    bindJob(advanceDue, { settings }),
    bindJob(sendMessage, delivery),
    bindJob(readDepositScan, { files }),
    bindJob(writeImportJob, { settings }),
    bindJob(launchImportJob, { settings }),
    bindJob(followLetters, { postalMail: delivery.postalMail }),
    bindJob(watchDebtors, { notices, directory, settings }),
    bindJob(askRateFeeds, { feeds: rateFeeds }),
    ...eventJobs(subscriptions(settings)),
  ];
}

/** What is asked by the clock, UTC. */
export const rhythms: Rhythm[] = [
  { job: advanceDue.name, cron: '*/5 * * * *' },
  { job: followLetters.name, cron: '17 * * * *' },
  { job: watchDebtors.name, cron: '31 * * * *' },
  { job: askRateFeeds.name, cron: '43 5 * * *' },
];
