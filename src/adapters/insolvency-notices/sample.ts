import type { InsolvencyNotices } from '../../features/companies/ports.ts';
import { ok } from '../../kernel/result.ts';
import { noticesOf } from './bodacc-record.ts';
import sample from './sample-notices.json' with { type: 'json' };

/** The notices of the demonstration, about companies of its directory: one in liquidation, one in redressement, one that came out. */
export function createSampleNotices(): InsolvencyNotices {
  return {
    async about(sirens) {
      const asked = new Set(sirens);
      return ok(sample.results.flatMap((record) => noticesOf(record, asked) ?? []));
    },
  };
}
