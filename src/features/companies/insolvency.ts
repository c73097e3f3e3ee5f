import type { CivilDate } from '../../kernel/civil-date.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';
import type { InsolvencyNotice, InsolvencyNotices } from './ports.ts';

export const procedures = ['sauvegarde', 'redressement', 'liquidation'] as const;
export type Procedure = (typeof procedures)[number];

/** Insolvency proceedings that are running, or whose plan is. */
export type Insolvency = {
  procedure: Procedure;
  state: 'open' | 'plan';
  /** Day of the judgment that opened it: what was owed before is frozen (C. com. L622-7, L622-21). */
  openedOn: CivilDate;
  /** Day of the notice of that judgment: the time to declare claims runs from it (C. com. R622-24). */
  publishedOn: CivilDate;
  court?: string;
  /** A cancellation was published, or a notice could not be understood: a person must read the notices. */
  isDoubtful: boolean;
};

type Reading = 'opening' | 'conversion' | 'plan' | 'closing' | 'overturned' | 'other';

/** What the notices have told so far: the proceedings that run, and those that had ended. */
type Told = { running?: Insolvency; ended?: Insolvency };

/**
 * Where the proceedings of one company stand after its notices; undefined when none is running. An opening starts them, a conversion
 * keeps their first day, a plan keeps them under another form, only an explicit closing ends them. A decision overturned, or a notice
 * taken back, leaves them doubtful, and brings back in doubt those that had ended. Words that are not known leave them as they were:
 * silence must never look like good health.
 */
export function insolvencyOf(notices: readonly InsolvencyNotice[]): Insolvency | undefined {
  const ordered = [...notices].sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.publishedOn, b.publishedOn));
  return ordered.reduce<Told>(after, {}).running;
}

function after(told: Told, notice: InsolvencyNotice): Told {
  const { running } = told;
  const inDoubt = running ?? told.ended;
  const doubtful: Told = inDoubt ? { ...told, running: { ...inDoubt, isDoubtful: true } } : told;
  if (notice.kind === 'cancellation') return doubtful;
  const words = plain(notice.nature);
  const procedure = procedureOf(words);
  switch (readingOf(words)) {
    case 'opening':
      // A rectification of the opening, or its second publication, does not open another one: the first day counts.
      if (running && running.state === 'open' && procedure === running.procedure) return told;
      if (!procedure) return doubtful;
      // « … et prononçant la liquidation », without an opening: the proceedings that run change their kind.
      if (running?.state === 'open' && !/\bouver|\bouvrant\b|\bresolution\b|\breprise\b/.test(words)) {
        return { running: { ...running, procedure } };
      }
      return { running: opened(notice, procedure) };
    case 'conversion':
      if (!procedure) return doubtful;
      return {
        running: running
          ? { ...running, procedure, state: 'open' }
          : { ...opened(notice, procedure), isDoubtful: true },
      };
    case 'plan':
      return running ? { ...told, running: { ...running, state: 'plan' } } : told;
    case 'closing':
      return running ? { ended: running } : told;
    case 'overturned':
      return doubtful;
    case 'other':
      return told;
  }
}

function opened(notice: InsolvencyNotice, procedure: Procedure): Insolvency {
  return {
    procedure,
    state: 'open',
    openedOn: dayOf(notice),
    publishedOn: notice.publishedOn,
    isDoubtful: notice.judgedOn === undefined,
    ...(notice.court ? { court: notice.court } : {}),
  };
}

/** What a judgment did, by the words of its publication, in the order in which they decide. */
function readingOf(words: string): Reading {
  // A judgment of appeal, or one that takes a decision back, says the contrary of what it names.
  if (/\binfirm|\bretract|\bannulant\b|\breform(?:ant|e)\b/.test(words)) return 'overturned';
  // « mettant fin à la procédure de … et ouvrant une procédure de … » opens.
  if (/\bouvrant\b|\breprise\b/.test(words)) return 'opening';
  if (/\bresolution\b.*\bplan\b/.test(words)) {
    return /redressement judiciaire|liquidation/.test(words) ? 'opening' : 'closing';
  }
  if (/\bconversion\b|\bconvertissant\b/.test(words)) return 'conversion';
  if (/prononcant la liquidation|prononce.{0,20}liquidation/.test(words)) return 'opening';
  if (/\bcloture (?:de la (?:procedure|liquidation|sauvegarde)|du redressement|pour|de liquidation)\b/.test(words)) {
    return /prorog|rejet|delai|demande/.test(words) ? 'other' : 'closing';
  }
  if (/\bmettant fin a la procedure\b/.test(words)) return 'closing';
  if (/\bplan\b/.test(words)) return /\b(?:arretant|adoptant|homologuant|plan de)\b/.test(words) ? 'plan' : 'other';
  if (/\bouverture\b|\bextension\b/.test(words)) return 'opening';
  return 'other';
}

/** The procedure that a judgment decides: of a conversion, the one that comes, named before the one that was. */
function procedureOf(words: string): Procedure | undefined {
  const decided = /\b(?:conversion|convertissant)\b.*?\ben (.*?)(?: de la | du | d une |$)/.exec(words)?.[1] ?? words;
  const without = decided.replace(/\bplan de (?:sauvegarde|redressement|continuation)\b/g, '');
  if (/liquidation/.test(without)) return 'liquidation';
  if (/redressement/.test(without)) return 'redressement';
  return /sauvegarde/.test(without) ? 'sauvegarde' : undefined;
}

/** Was this claim born before the opening, as far as the invoice tells? Its freeze and its declaration depend on it. */
export function isPriorClaim(
  { issuedOn }: { issuedOn: CivilDate },
  { openedOn }: Pick<Insolvency, 'openedOn'>,
): boolean {
  return issuedOn <= openedOn;
}

/** What the notices say of one company by its SIREN as typed: `unread` when they could not be read, undefined without a SIREN. */
export async function proceedingsOf(
  notices: InsolvencyNotices,
  text: string | undefined,
): Promise<{ siren: Siren; found: ReadonlyMap<Siren, Insolvency> | 'unread' } | undefined> {
  const siren = text ? parseSiren(text) : undefined;
  if (!siren || siren.refused) return undefined;
  return { siren: siren.value, found: (await lookUpInsolvency(notices, [siren.value])) ?? 'unread' };
}

/** The running proceedings of these companies, by SIREN; undefined when the notices could not be read. */
export async function lookUpInsolvency(
  notices: InsolvencyNotices,
  sirens: readonly Siren[],
): Promise<ReadonlyMap<Siren, Insolvency> | undefined> {
  const found = await notices.about(sirens);
  if (found.refused) return undefined;
  const bySiren = Map.groupBy(found.value, ({ siren }) => siren);
  return new Map(
    [...bySiren].flatMap(([siren, own]) => {
      const state = insolvencyOf(own);
      return state ? [[siren, state] as const] : [];
    }),
  );
}

const dayOf = ({ judgedOn, publishedOn }: InsolvencyNotice): CivilDate => judgedOn ?? publishedOn;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
