import {
  addDays,
  addMonths,
  addYears,
  type CivilDate,
  civilDate,
  daysBetween,
  later,
  yearOf,
} from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import type { HistoryEvent } from './event-history.ts';
import { type Effect, type EventKind, ruleOf } from './events.ts';
import * as law from './prescription.values.ts';

/** One way to count: a period, the day it starts, and whose rules say what interrupts it. */
export type Reading = {
  readonly years: number;
  readonly startsOn: CivilDate;
  /** Counted in whole years from the next 1 January, and interrupted as claims on public bodies are. */
  readonly isPublicBody: boolean;
  /** What may be an acknowledgement is one, and an enforceable order is a title of ten years. */
  readonly isHopeful?: true;
  /** Twenty years after the right was born: no acknowledgement and no suspension carries the claim further. */
  readonly longStopOn: CivilDate;
  readonly because: readonly Source[];
};

/** `still-stopped`: it ended, but something else still stops the clock. */
export type Does = Effect['does'] | 'too-late' | 'still-stopped';

/** What an event did, and the clock it left. */
export type Step = { does: Does; expiresOn: CivilDate; isCapped: boolean; because: Source[] };

export type Cause = { kind: EventKind; since: CivilDate };

export type Run = {
  reading: Reading;
  /** The length that a new period would have now. */
  years: number;
  expiresOn: CivilDate;
  /** What interrupts, and what suspends, and has not ended. */
  interrupting: Cause[];
  suspending: Cause[];
  steps: Step[];
  because: Source[];
};

/** Last day of a period that begins to run after a day. */
export function endOfPeriod(from: CivilDate, years: number, inWholeYears: boolean): CivilDate {
  return inWholeYears ? civilDate(yearOf(from) + years, 12, 31) : addYears(from, years);
}

/** The clock of one reading: the date to guard, moved by events that come in the order of time. */
export class Clock {
  readonly #reading: Reading;
  #years: number;
  #expiresOn: CivilDate;
  /** The day from which the days of the present period count. */
  #runsFrom: CivilDate;
  /** The day since which something has suspended it without a gap. */
  #suspendedSince: CivilDate | undefined;
  readonly #interrupting = new Map<number, Cause>();
  readonly #suspending = new Map<number, Cause>();
  #isCapped = false;
  #inWholeYears: boolean;
  readonly #because: Source[];

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#years = reading.years;
    this.#inWholeYears = reading.isPublicBody;
    this.#expiresOn = endOfPeriod(reading.startsOn, reading.years, reading.isPublicBody);
    this.#runsFrom = this.#firstDay(reading.startsOn);
    this.#because = [...reading.because];
  }

  run(history: readonly HistoryEvent[]): Run {
    const steps = history.map((event): Step => {
      this.#isCapped = false;
      const { effect, because } = ruleOf(event.kind, this.#reading.isPublicBody);
      const does = this.#does(event, effect);
      return { does, expiresOn: this.#expiresOn, isCapped: this.#isCapped, because };
    });
    return {
      reading: this.#reading,
      years: this.#years,
      expiresOn: this.#expiresOn,
      interrupting: [...this.#interrupting.values()],
      suspending: [...this.#suspending.values()],
      steps,
      because: this.#because,
    };
  }

  #does(event: HistoryEvent, effect: Effect): Does {
    if (event.isVoided) return 'voids';
    if (effect.does === 'nothing') return 'nothing';
    if (event.on > this.#expiresOn && !this.#isStopped()) return 'too-late';
    this.#open(event, effect);
    this.#close(event);
    if (this.#isBeforePeriod(event, effect)) return 'nothing';
    switch (effect.does) {
      case 'interrupts':
        return this.#interrupt(event, effect);
      case 'ends':
        return this.#end(event);
      case 'resumes':
        return this.#resume(event);
      case 'opens-title':
        return this.#openTitle(event, effect.isSettled);
      case 'may-interrupt':
        if (this.#reading.isHopeful) this.#renew(event.on, true);
        return 'may-interrupt';
      case 'suspends':
      case 'voids':
        return effect.does;
    }
  }

  #open({ on, kind, index }: HistoryEvent, effect: Effect): void {
    if (effect.does === 'interrupts' && effect.lasts) this.#interrupting.set(index, { kind, since: on });
    if (effect.does !== 'suspends') return;
    if (this.#suspending.size === 0) this.#suspendedSince = on;
    this.#suspending.set(index, { kind, since: on });
  }

  #close({ closes }: HistoryEvent): void {
    for (const index of closes) {
      this.#interrupting.delete(index);
      this.#suspending.delete(index);
    }
  }

  #interrupt({ on }: HistoryEvent, effect: Effect & { does: 'interrupts' }): Does {
    this.#renew(on, effect.isCapped === true);
    this.#because.push(this.#reading.isPublicBody ? law.publicRestart : law.sameLength);
    return 'interrupts';
  }

  #end({ on }: HistoryEvent): Does {
    this.#renew(on, false);
    return this.#isStopped() ? 'still-stopped' : 'ends';
  }

  /** Only days of the present period were suspended; a period interrupted meanwhile has none to give back yet. */
  #resume({ on }: HistoryEvent): Does {
    if (this.#isStopped()) return 'still-stopped';
    const since = later(this.#suspendedSince ?? on, this.#runsFrom);
    const resumed = addDays(this.#expiresOn, Math.max(0, daysBetween(since, on)));
    this.#expiresOn = this.#capped(later(resumed, addMonths(on, 6)));
    return 'resumes';
  }

  /** A period of its own only where it is settled: toward a public body four years may run from the judgment. */
  #openTitle({ on, title }: HistoryEvent, isSettled: boolean): Does {
    const { isPublicBody, isHopeful } = this.#reading;
    const isDoubtful = !isSettled || isPublicBody;
    if (title && (isHopeful || !isDoubtful)) {
      this.#years = title.value.years;
      this.#inWholeYears = false;
    }
    this.#renew(on, false);
    if (!isSettled) this.#because.push(law.titleOfInjonction);
    if (isPublicBody) this.#because.push(law.publicRestart);
    return this.#isStopped() ? 'still-stopped' : 'opens-title';
  }

  /** A new period of the same length (C. civ. 2231), from that day. */
  #renew(on: CivilDate, isCapped: boolean): void {
    const renewed = later(this.#expiresOn, endOfPeriod(on, this.#years, this.#inWholeYears));
    this.#expiresOn = isCapped ? this.#capped(renewed) : renewed;
    this.#runsFrom = later(this.#runsFrom, this.#firstDay(on));
  }

  /** Never beyond the twenty years, and never before what is already acquired. */
  #capped(wanted: CivilDate): CivilDate {
    const { longStopOn } = this.#reading;
    if (wanted <= longStopOn) return wanted;
    this.#isCapped = true;
    this.#because.push(law.longStop);
    return later(longStopOn, this.#expiresOn);
  }

  #firstDay(from: CivilDate): CivilDate {
    return this.#inWholeYears ? civilDate(yearOf(from) + 1, 1, 1) : from;
  }

  /** What is over before the period runs leaves it as it is; what lasts into it does not. */
  #isBeforePeriod({ on, closedOn }: HistoryEvent, effect: Effect): boolean {
    if (effect.does === 'opens-title') return false;
    const lasts = effect.does === 'suspends' || (effect.does === 'interrupts' && effect.lasts === true);
    const over = lasts ? closedOn : on;
    if (over === undefined) return false;
    const { startsOn, isPublicBody } = this.#reading;
    return isPublicBody ? yearOf(over) <= yearOf(startsOn) : over <= startsOn;
  }

  #isStopped(): boolean {
    return this.#interrupting.size + this.#suspending.size > 0;
  }
}
