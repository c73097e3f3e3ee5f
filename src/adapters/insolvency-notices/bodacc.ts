import { z } from 'zod';
import type { InsolvencyNotice, InsolvencyNotices } from '../../features/companies/ports.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Siren } from '../../kernel/siren.ts';
import { readRegister } from '../company-directory/register-http.ts';
import { noticesOf } from './bodacc-record.ts';

export type BodaccOptions = {
  /** The open data of the DILA by default. */
  apiUrl?: string;
  /** Five seconds by default: someone may be waiting before the screen. */
  timeoutMs?: number;
  /** Waits between two attempts; given by tests. */
  wait?: (ms: number) => Promise<void>;
};

const API = 'https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales/records';
/** Companies named in one question: the address stays short. */
const AT_ONCE = 40;
/** Most records that the service gives in one answer, and most that are read for one question. */
const [PAGE, MOST] = [100, 2_000];

const Answer = z.object({ total_count: z.int(), results: z.array(z.unknown()) });
/**
 * The notices of insolvency proceedings of the Bodacc, by the open data of the DILA (licence ouverte 2.0, no key). The shape of its
 * records is that of public copies; the service itself was not called from here.
 */
export function createBodacc(options: BodaccOptions = {}): InsolvencyNotices {
  const api = options.apiUrl ?? API;
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const asking = { timeoutMs: options.timeoutMs ?? 5_000, wait };

  async function page(sirens: readonly Siren[], offset: number) {
    const named = sirens.map((siren) => `"${siren}"`).join(', ');
    const query = new URLSearchParams({
      where: `familleavis="collective" and registre in (${named})`,
      order_by: 'dateparution, id',
      limit: String(PAGE),
      offset: String(offset),
    });
    const read = await readRegister(`${api}?${query}`, asking);
    if (read.kind === 'missing') return refuse({ kind: 'unavailable' as const, reason: 'status-404' });
    if (read.kind === 'failed') return refuse({ kind: 'unavailable' as const, reason: read.reason });
    const answer = Answer.safeParse(read.data);
    return answer.success ? ok(answer.data) : refuse({ kind: 'unavailable' as const, reason: 'unexpected-answer' });
  }

  async function some(
    sirens: readonly Siren[],
  ): Promise<Result<InsolvencyNotice[], { kind: 'unavailable'; reason: string }>> {
    const asked = new Set(sirens);
    const notices: InsolvencyNotice[] = [];
    for (let offset = 0; offset < MOST; offset += PAGE) {
      const read = await page(sirens, offset);
      if (read.refused) return read;
      for (const result of read.value.results) {
        const found = noticesOf(result, asked);
        // A record that cannot be understood may be an opening: none is left out in silence.
        if (!found) return refuse({ kind: 'unavailable', reason: 'unexpected-answer' });
        notices.push(...found);
      }
      if (offset + PAGE >= read.value.total_count || read.value.results.length === 0) return ok(notices);
    }
    return refuse({ kind: 'unavailable', reason: 'too-many-notices' });
  }

  return {
    async about(sirens) {
      const all: InsolvencyNotice[] = [];
      for (let start = 0; start < sirens.length; start += AT_ONCE) {
        const read = await some(sirens.slice(start, start + AT_ONCE));
        if (read.refused) return read;
        all.push(...read.value);
      }
      return ok(all);
    },
  };
}
