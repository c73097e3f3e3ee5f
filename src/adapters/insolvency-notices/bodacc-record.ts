import { z } from 'zod';
import type { InsolvencyNotice } from '../../features/companies/ports.ts';
import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';

const Entry = z.object({
  id: z.string(),
  dateparution: z.string(),
  typeavis: z.string().nullish(),
  registre: z.array(z.string()),
  tribunal: z.string().nullish(),
  jugement: z.string().nullish(),
  url_complete: z.string().nullish(),
});
const Judgment = z.object({
  nature: z.string().nullish(),
  complementJugement: z.string().nullish(),
  date: z.string().nullish(),
});

const KINDS = { rectificatif: 'rectification', annulation: 'cancellation' } as const;
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

/** The notices of one record of the Bodacc about the companies asked for: it may be about several. Undefined when it is of another shape. */
export function noticesOf(record: unknown, asked: ReadonlySet<Siren>): InsolvencyNotice[] | undefined {
  const entry = Entry.safeParse(record);
  if (!entry.success) return undefined;
  const { id, dateparution, typeavis, registre, tribunal, url_complete: url } = entry.data;
  const publishedOn = parseCivilDate(dateparution.slice(0, 10));
  if (publishedOn.refused) return undefined;
  const judgment = judgmentOf(entry.data.jugement);
  const judgedOn = dayOf(judgment.date);
  const sirens = new Set(registre.flatMap((number) => sirenOf(number)).filter((siren) => asked.has(siren)));
  return [...sirens].map((siren) => ({
    id,
    siren,
    kind: KINDS[typeavis as keyof typeof KINDS] ?? 'notice',
    publishedOn: publishedOn.value,
    nature: judgment.nature || judgment.complementJugement || '',
    ...(judgedOn ? { judgedOn } : {}),
    ...(tribunal ? { court: tribunal } : {}),
    ...(url ? { url } : {}),
  }));
}

function sirenOf(number: string): Siren[] {
  const siren = parseSiren(number);
  return siren.refused ? [] : [siren.value];
}

/** The judgment is JSON within the JSON. */
function judgmentOf(text: string | null | undefined): z.infer<typeof Judgment> {
  try {
    return Judgment.safeParse(JSON.parse(text ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** `2026-03-01`, or « 1er mars 2026 » as the older notices write it. */
function dayOf(text: string | null | undefined): CivilDate | undefined {
  const [, date, month, year] = /^(\d{1,2})(?:er)? (\p{L}+) (\d{4})$/u.exec(text?.trim().toLowerCase() ?? '') ?? [];
  const rank = month ? MONTHS.indexOf(month) + 1 : 0;
  const written =
    rank > 0 ? `${year}-${String(rank).padStart(2, '0')}-${date?.padStart(2, '0')}` : (text ?? '').slice(0, 10);
  const parsed = parseCivilDate(written);
  return parsed.refused ? undefined : parsed.value;
}
