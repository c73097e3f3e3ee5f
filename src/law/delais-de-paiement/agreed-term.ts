import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LawInForce, publishedLaw, valueOn } from '../schedule.ts';
import {
  type EndOfMonthWay,
  endOfMonthWays,
  latestDueOn,
  type TermFacts,
  type TermRefusal,
} from './delais-de-paiement.ts';
import { manifestAbuse, sectorTerms, type TermFines, termFines } from './delais-de-paiement.values.ts';

export type AgreedTermFacts = Omit<TermFacts, 'endOfMonth'> & {
  /** The due date that the parties agreed, or that the invoice carries. */
  readonly dueOn: CivilDate;
  /** Does the contract say « fin de mois » in so many words? Otherwise the days are counted from the invoice. */
  readonly saysEndOfMonth?: boolean;
  /** How « fin de mois » is counted, when the parties said it; absent, both ways are tried. */
  readonly way?: EndOfMonthWay;
};

/** The maximum by one reading of the term; `daysOver` is 0 when the due date is not after it. */
export type TermReading = { way?: EndOfMonthWay; latestOn: CivilDate; daysOver: number };

export type AgreedTermWarning =
  | { kind: 'unconfirmed-source'; source: Source }
  /** A date within forty-five days end of month may still be an abuse: a judge looks at the creditor's situation. */
  | { kind: 'manifest-abuse-not-checked'; because: Source[] }
  | { kind: 'fine-not-known-on'; on: CivilDate };

export type AgreedTerm = {
  verdict: 'within' | 'exceeds' | 'depends-on-reading';
  readings: TermReading[];
  /** The most that may be pronounced when the term exceeds: administrative fines, in cents. */
  fine?: TermFines;
  on: CivilDate;
  because: Source[];
  warnings: AgreedTermWarning[];
};

export type AgreedTermRefusal =
  | TermRefusal
  | { kind: 'due-before-issued'; argument: 'dueOn'; dueOn: CivilDate; issuedOn: CivilDate };

const mayEndMonth = (sector: string | undefined): boolean =>
  sector === undefined || sectorTerms.find((one) => one.sector === sector)?.term?.orEndOfMonthDays !== undefined;

/**
 * Does an agreed due date exceed the maximum term (L441-10, I; L441-11, II), by how many days, and what may it cost (L441-16)? « 45 jours
 * fin de mois » is counted in the way the parties chose, or in both: between the two, the answer depends on the reading.
 */
export function agreedTerm(
  { dueOn, saysEndOfMonth = false, way, ...facts }: AgreedTermFacts,
  inForce: LawInForce = publishedLaw,
): Result<AgreedTerm, AgreedTermRefusal> {
  const { issuedOn, sector, isPeriodic = false } = facts;
  if (dueOn < issuedOn) return refuse({ kind: 'due-before-issued', argument: 'dueOn', dueOn, issuedOn });
  const isEndOfMonth = saysEndOfMonth && !isPeriodic && mayEndMonth(sector);
  const ways: (EndOfMonthWay | undefined)[] = !isEndOfMonth
    ? [undefined]
    : way === undefined
      ? [...endOfMonthWays]
      : [way];
  const readings: TermReading[] = [];
  const reasons: Source[][] = [];
  for (const one of ways) {
    const latest = latestDueOn({ ...facts, ...(one === undefined ? {} : { endOfMonth: one }) }, inForce);
    if (latest.refused) return latest;
    const { value: latestOn, because } = latest.value;
    const daysOver = Math.max(0, daysBetween(latestOn, dueOn));
    readings.push({ ...(one === undefined ? {} : { way: one }), latestOn, daysOver });
    reasons.push([...because]);
  }
  const over = readings.filter(({ daysOver }) => daysOver > 0).length;
  const verdict = over === 0 ? 'within' : over === readings.length ? 'exceeds' : 'depends-on-reading';
  const fine = over === 0 ? undefined : valueOn(termFines, issuedOn, inForce);
  const known = fine && !fine.refused ? fine.value : undefined;
  const because = distinctSources(...reasons, known ? known.because : []);
  const warnings: AgreedTermWarning[] = because
    .filter(({ read }) => read === 'unconfirmed')
    .map((source) => ({ kind: 'unconfirmed-source', source }));
  if (isEndOfMonth && verdict !== 'exceeds') {
    warnings.push({ kind: 'manifest-abuse-not-checked', because: [manifestAbuse] });
  }
  if (fine?.refused) warnings.push({ kind: 'fine-not-known-on', on: issuedOn });
  return ok({ verdict, readings, ...(known ? { fine: known.value } : {}), on: issuedOn, because, warnings });
}
