import { readFileSync } from 'node:fs';
import { type CivilDate, inParis, parseCivilDate } from '../kernel/civil-date.ts';
import { type Cents, parseAmount, parsePercent, type Rate } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { expiryOf, parsePeriod, type Residence } from '../law/delais/delais.ts';
import { type Zone, zones } from '../law/delais/holidays.ts';
import { competentCourts } from '../law/juridiction-competente/juridiction-competente.ts';
import { amountOwed } from '../law/penalites-de-retard/amount-owed.ts';
import { convention, conventionText } from '../law/penalites-de-retard/convention.ts';
import type { DatedAmount, Parties } from '../law/penalites-de-retard/owed.ts';
import { type EventKind, eventKinds } from '../law/prescription/events.ts';
import { type PrescriptionEvent, prescriptionOf } from '../law/prescription/prescription.ts';
import { parseRoadFacts } from '../law/road-facts.ts';
import { roadsFor } from '../law/roads.ts';
import { toWire } from '../law/wire.ts';
import { pathOf } from './cli-files.ts';

type BadArgument = { kind: string; argument: string } & Record<string, unknown>;
type Answer = Result<unknown, BadArgument>;

/** Thrown inside a command when an argument cannot be read; always caught by `runLaw`. */
class ArgumentError extends Error {
  readonly refusal: BadArgument;
  constructor(refusal: BadArgument) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Options that take no value. */
const switches: ReadonlySet<string> = new Set([
  '--json',
  '--individual-creditor',
  '--same-territory',
  '--debtor-not-trader',
  '--creditor-not-trader',
]);

/** The options of one command, read by name; an option the command never asks for is refused. */
class Options {
  readonly #values = new Map<string, string[]>();
  readonly #asked = new Set<string>(['--json']);
  constructor(args: readonly string[]) {
    for (let index = 0; index < args.length; index++) {
      const name = args[index] as string;
      if (!name.startsWith('--')) throw new ArgumentError({ kind: 'unexpected-argument', argument: name });
      const [flag, inline] = name.split(/=(.*)/s) as [string, string | undefined];
      if (switches.has(flag)) {
        this.#values.set(flag, ['true']);
        continue;
      }
      const value = inline ?? args[++index];
      if (value === undefined) throw new ArgumentError({ kind: 'missing-value', argument: flag });
      this.#values.set(flag, [...(this.#values.get(flag) ?? []), value]);
    }
  }
  has(flag: string): boolean {
    this.#asked.add(flag);
    return this.#values.has(flag);
  }
  all(flag: string): string[] {
    this.#asked.add(flag);
    return this.#values.get(flag) ?? [];
  }
  one(flag: string): string | undefined {
    const values = this.all(flag);
    if (values.length > 1) throw new ArgumentError({ kind: 'given-twice', argument: flag });
    return values[0];
  }
  required(flag: string): string {
    const value = this.one(flag);
    if (value === undefined) throw new ArgumentError({ kind: 'missing-argument', argument: flag });
    return value;
  }
  /** Refuses what nobody read. */
  finish(): void {
    for (const flag of this.#values.keys()) {
      if (!this.#asked.has(flag)) throw new ArgumentError({ kind: 'unknown-argument', argument: flag });
    }
  }
}

/** The value of a parser, or a refusal that names the option. */
function read<T>(argument: string, parsed: Result<T, { kind: string }>): T {
  if (parsed.refused) throw new ArgumentError({ ...parsed.refusal, argument });
  return parsed.value;
}

const aDate = (flag: string, text: string): CivilDate => read(flag, parseCivilDate(text));
const anAmount = (flag: string, text: string): Cents => read(flag, parseAmount(text));

function optionalDate(options: Options, flag: string): CivilDate | undefined {
  const text = options.one(flag);
  return text === undefined ? undefined : aDate(flag, text);
}

function choice<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(text)) {
    throw new ArgumentError({ kind: 'not-one-of', argument: flag, text, allowed });
  }
  return text as T;
}

/** `DATE:AMOUNT`, as many times as the option is given. */
function datedAmounts(options: Options, flag: string): DatedAmount[] {
  return options.all(flag).map((text) => {
    const [on, amount, ...rest] = text.split(':');
    if (on === undefined || amount === undefined || rest.length > 0) {
      throw new ArgumentError({ kind: 'not-a-dated-amount', argument: flag, text });
    }
    return { on: aDate(flag, on), amount: anAmount(flag, amount) };
  });
}

/** Without what is undefined: optional facts are absent, never `undefined`. */
function present<T extends Record<string, unknown>>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

const parties: readonly Parties[] = ['professionals', 'public-buyer', 'consumer'];

/** Option names of the facts, so that a refusal names what the user typed. */
const flagOf: Record<string, string> = {
  principal: '--amount',
  dueOn: '--due',
  on: '--on',
  contractualRate: '--rate',
  payments: '--payment',
  creditNotes: '--credit-note',
  miseEnDemeureOn: '--mise-en-demeure',
  events: '--event',
  contractualYears: '--contract-years',
  period: '--period',
  amount: '--amount',
  postcode: '--postcode',
  commune: '--commune',
};

function named(refusal: { kind: string; argument?: string }): BadArgument {
  return { ...refusal, argument: flagOf[refusal.argument ?? ''] ?? refusal.argument ?? '' };
}

function penalites(options: Options): Answer {
  const rateText = options.one('--rate');
  const rate: Rate | undefined = rateText === undefined ? undefined : read('--rate', parsePercent(rateText));
  const rank = options.one('--indemnity-rank');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    principal: anAmount('--amount', options.required('--amount')),
    dueOn: aDate('--due', options.required('--due')),
    on: aDate('--on', options.required('--on')),
    payments: datedAmounts(options, '--payment'),
    creditNotes: datedAmounts(options, '--credit-note'),
    ...present({
      issuedOn: optionalDate(options, '--issued'),
      contractualRate: rate,
      miseEnDemeureOn: optionalDate(options, '--mise-en-demeure'),
      insolvencyOpenedOn: optionalDate(options, '--insolvency'),
      creditorIsProfessional: options.has('--individual-creditor') ? false : undefined,
      indemnityRank: rank && choice('--indemnity-rank', rank, ['before-principal', 'after-principal'] as const),
    }),
  };
  options.finish();
  const owed = amountOwed(facts as Parameters<typeof amountOwed>[0]);
  if (owed.refused) return refuse(named(owed.refusal));
  const { lines, ...rest } = owed.value;
  return ok({
    ...rest,
    lines: lines.map(({ because: _, ...line }) => line),
    convention: { ...convention, text: conventionText },
  });
}

function prescription(options: Options): Answer {
  const events: PrescriptionEvent[] = options.all('--event').map((text) => {
    const [on, kind, ...rest] = text.split(':');
    if (on === undefined || kind === undefined || rest.length > 0) {
      throw new ArgumentError({ kind: 'not-a-dated-event', argument: '--event', text });
    }
    return { on: aDate('--event', on), kind: choice<EventKind>('--event', kind, eventKinds) };
  });
  const claim = options.one('--claim');
  const years = options.one('--contract-years');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    dueOn: aDate('--due', options.required('--due')),
    events,
    ...present({
      claim: claim && choice('--claim', claim, ['sale-or-services', 'goods-transport', 'ship-supplies'] as const),
      issuedOn: optionalDate(options, '--issued'),
      performedOn: optionalDate(options, '--performed'),
      contractualYears: years === undefined ? undefined : Number(years),
    }),
  };
  options.finish();
  const result = prescriptionOf(facts as Parameters<typeof prescriptionOf>[0]);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}

function delai(options: Options): Answer {
  const zone = options.one('--zone');
  const court = options.one('--court');
  const resides = options.one('--resides');
  const sameTerritory = options.has('--same-territory');
  const facts = {
    from: aDate('--from', options.required('--from')),
    period: read('--period', parsePeriod(options.required('--period'))),
    kind: choice('--kind', options.required('--kind'), ['procedural', 'civil'] as const),
    ...present({
      zone: zone === undefined ? undefined : choice<Zone>('--zone', zone, zones),
      distance:
        resides === undefined
          ? undefined
          : {
              court: choice('--court', court ?? 'metropole', ['metropole', 'outre-mer'] as const),
              resides: choice<Residence>('--resides', resides, ['metropole', 'outre-mer', 'etranger']),
              sameTerritory,
            },
    }),
  };
  options.finish();
  const result = expiryOf(facts);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}

/** The day the command is run, in Paris: only the command line may look at the clock. */
const today = (): CivilDate => inParis(new Date()).date;

function juridiction(options: Options): Answer {
  const commune = options.one('--commune');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    amount: anAmount('--amount', options.required('--amount')),
    postcode: options.required('--postcode'),
    on: optionalDate(options, '--on') ?? today(),
    ...present({
      commune,
      debtorIsTrader: options.has('--debtor-not-trader') ? false : undefined,
      creditorIsTrader: options.has('--creditor-not-trader') ? false : undefined,
    }),
  };
  options.finish();
  const result = competentCourts(facts as Parameters<typeof competentCourts>[0]);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}

function roads(options: Options): Answer {
  const file = options.required('--file');
  options.finish();
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(pathOf(file), 'utf8'));
  } catch {
    throw new ArgumentError({ kind: 'not-a-json-file', argument: '--file', text: file });
  }
  const facts = parseRoadFacts(document);
  if (facts.refused) return refuse({ argument: '--file', ...facts.refusal });
  const result = roadsFor(facts.value);
  return result.refused ? refuse(result.refusal) : ok(result.value);
}

const commands: Record<string, (options: Options) => Answer> = { penalites, prescription, delai, juridiction, roads };

/**
 * `law <command> …`: prints one JSON document (compact with `--json`, indented without) and answers the exit code: 0, 1 when the
 * law or the facts refuse, 2 when the command line cannot be read. Amounts are decimal strings.
 */
export async function runLaw(args: string[], out: (line: string) => void): Promise<number> {
  const [name = '', ...rest] = args;
  const print = (document: unknown) => out(JSON.stringify(toWire(document), null, args.includes('--json') ? 0 : 2));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    print({ refusal: { kind: 'unknown-command', argument: name, allowed: Object.keys(commands) } });
    return 2;
  }
  try {
    const answer = command(new Options(rest));
    print(answer.refused ? { refusal: answer.refusal } : answer.value);
    return answer.refused ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    print({ refusal: error.refusal });
    return 2;
  }
}
