import type { ObservedRate, RateFeed } from '../../features/law-rows/ports.ts';
import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';
import { parsePercent } from '../../kernel/money.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { publication } from '../../law/citation.ts';
import { csvRecords } from './csv-records.ts';
import { fetchText } from './fetch-text.ts';

export type EcbOptions = {
  /** `https://data-api.ecb.europa.eu` by default. */
  apiUrl?: string;
  timeoutMs?: number;
};

/** Main refinancing operations, fixed rate, level. */
const SERIES = 'FM.B.U2.EUR.4F.KR.MRR_FR.LEV';

const reference = publication('Banque centrale européenne', 'taux des opérations principales de refinancement', SERIES);

/** The ECB Data Portal: open, without a key; one observation a day, gathered into stretches at one rate. */
export function createEcbRateFeed(options: EcbOptions = {}): RateFeed {
  const api = options.apiUrl ?? 'https://data-api.ecb.europa.eu';
  const [flow, ...key] = SERIES.split('.');
  return {
    name: 'ecb-data-portal',
    async observedSince(since) {
      const url = `${api}/service/data/${flow}/${key.join('.')}?format=csvdata&startPeriod=${since}`;
      const read = await fetchText(url, { headers: { accept: 'text/csv' }, timeoutMs: options.timeoutMs ?? 30_000 });
      if (read.refused) return read;
      if (!read.value.startsWith('KEY,')) return refuse({ kind: 'unreadable', reason: 'not the table expected' });
      const days: { on: CivilDate; rate: string }[] = [];
      for (const record of csvRecords(read.value)) {
        const on = parseCivilDate(record.TIME_PERIOD ?? '');
        const rate = parsePercent(record.OBS_VALUE ?? '');
        if (record.KEY !== SERIES || on.refused || rate.refused) {
          return refuse({ kind: 'unreadable', reason: `an observation of ${record.TIME_PERIOD}` });
        }
        if (on.value >= since) days.push({ on: on.value, rate: record.OBS_VALUE ?? '' });
      }
      return ok(stretches(days));
    },
  };
}

function stretches(days: { on: CivilDate; rate: string }[]): ObservedRate[] {
  const found: Extract<ObservedRate, { subject: 'ecb-refinancing-rate' }>[] = [];
  for (const { on, rate } of days.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const last = found.at(-1);
    if (last && Number(last.value.rate) === Number(rate)) last.untilOn = on;
    else found.push({ subject: 'ecb-refinancing-rate', fromOn: on, untilOn: on, value: { rate }, reference });
  }
  return found;
}
