import { z } from 'zod';
import type { ObservedRate, RateFeed, RateFeedRefusal } from '../../features/law-rows/ports.ts';
import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { parsePercent } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { publication } from '../../law/citation.ts';
import { fetchText } from './fetch-text.ts';

export type WebstatOptions = {
  /** Given by the Banque de France to who registers on Webstat. */
  apiKey: string;
  /** The series of the rate for private creditors; without it a person completes the rows proposed. */
  individualSeries?: string;
  /** `https://webstat.banque-france.fr` by default. */
  apiUrl?: string;
  timeoutMs?: number;
};

/** Legal interest, « tous les autres cas », by semester. */
const PROFESSIONAL_SERIES = 'FM.H.FR.EUR.FR2.LIR.IFRLEGAL_PROF.YLD';

const semester = z.string().regex(/^\d{4}-S[12]$/);
const value = z.union([z.number(), z.string()]).transform(String);
const Observations = z.array(
  z.object({ series_key: z.string(), time_period: semester, obs_value: z.union([value, z.tuple([value])]) }),
);

type Semesters = Map<string, string>;

/** Webstat, the Banque de France's series: the legal interest of each semester, asked with a key. */
export function createWebstatRateFeed(options: WebstatOptions): RateFeed {
  const api = options.apiUrl ?? 'https://webstat.banque-france.fr';

  async function seriesOf(key: string): Promise<Result<Semesters, RateFeedRefusal>> {
    const query = new URLSearchParams({
      select: 'series_key,time_period,obs_value',
      where: `series_key="${key}"`,
      order_by: 'time_period',
    });
    const read = await fetchText(`${api}/api/explore/v2.1/catalog/datasets/observations/exports/json?${query}`, {
      headers: { accept: 'application/json', authorization: `Apikey ${options.apiKey}` },
      timeoutMs: options.timeoutMs ?? 30_000,
    });
    if (read.refused) return read;
    const parsed = Observations.safeParse(jsonOf(read.value));
    if (!parsed.success) return refuse({ kind: 'unreadable', reason: 'not the observations expected' });
    const semesters: Semesters = new Map();
    for (const { series_key, time_period, obs_value } of parsed.data) {
      const text = String(obs_value);
      if (series_key !== key || parsePercent(text).refused) {
        return refuse({ kind: 'unreadable', reason: `an observation of ${time_period}` });
      }
      semesters.set(time_period, text);
    }
    return ok(semesters);
  }

  return {
    name: 'banque-de-france-webstat',
    async observedSince(since) {
      const professional = await seriesOf(PROFESSIONAL_SERIES);
      if (professional.refused) return professional;
      const individual = options.individualSeries ? await seriesOf(options.individualSeries) : ok<Semesters>(new Map());
      if (individual.refused) return individual;
      const keys = [...new Set([...professional.value.keys(), ...individual.value.keys()])].sort();
      return ok(
        keys
          .map((key) => observationOf(key, professional.value.get(key), individual.value.get(key)))
          .filter(({ untilOn }) => untilOn >= since),
      );
    },
  };
}

function observationOf(key: string, professional: string | undefined, individual: string | undefined): ObservedRate {
  const [year = '', half = ''] = key.split('-S');
  const [fromOn, untilOn]: [CivilDate, CivilDate] =
    half === '1' ? [day(`${year}-01-01`), day(`${year}-06-30`)] : [day(`${year}-07-01`), day(`${year}-12-31`)];
  return {
    subject: 'legal-interest',
    fromOn,
    untilOn,
    value: { ...(professional ? { professional } : {}), ...(individual ? { individual } : {}) },
    reference: publication('Banque de France', 'Webstat, taux de l’intérêt légal', PROFESSIONAL_SERIES),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
