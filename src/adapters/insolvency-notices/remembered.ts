import type { InsolvencyNotice, InsolvencyNotices } from '../../features/companies/ports.ts';
import { ok } from '../../kernel/result.ts';

type Remembered = { at: number; notices: InsolvencyNotice[] };

/** How long an answer holds, and of how many companies: a form is previewed at every pause of who fills it in. */
const [HOLDS_MS, MOST] = [10 * 60_000, 500];

/** The same notices, asked once for one company within ten minutes; many at once, and failures, are never remembered. */
export function remembered(notices: InsolvencyNotices, now: () => number = Date.now): InsolvencyNotices {
  const known = new Map<string, Remembered>();
  return {
    async about(sirens) {
      const [siren, ...others] = sirens;
      if (siren === undefined || others.length > 0) return notices.about(sirens);
      const before = known.get(siren);
      if (before && now() - before.at < HOLDS_MS) return ok(before.notices);
      const read = await notices.about(sirens);
      if (read.refused) return read;
      known.delete(siren);
      known.set(siren, { at: now(), notices: read.value });
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return read;
    },
  };
}
