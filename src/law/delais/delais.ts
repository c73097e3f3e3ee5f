import {
  addDays,
  addMonths,
  type CivilDate,
  day,
  monthOf,
  parseCivilDate,
  weekdayOf,
  yearOf,
} from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from '../citation.ts';
import { holidayKind, holidayRules, type Zone } from './holidays.ts';

/** A délai: months are counted first, then days (CPC 641, al. 3). */
export type Period = { readonly years?: number; readonly months?: number; readonly days?: number };

/** `procedural`: CPC 640 to 643, reported to the next working day. `civil`: prescription and contracts, never reported. */
export type DelaiKind = 'procedural' | 'civil';

export type Expiry = {
  /** Last day, at twenty-four hours. */
  expiresOn: CivilDate;
  /** Last day for somebody who must act: local holidays, whose effect no court has ruled, are not counted on. */
  cautiousOn: CivilDate;
  /** Where the count ends before any report to a working day. */
  nominalOn: CivilDate;
  because: Source[];
  warnings: DelaiWarning[];
};

export type DelaiWarning = { kind: 'local-holiday-not-ruled'; on: CivilDate; zone: Zone };

export type DelaiRefusal =
  | { kind: 'not-a-period'; argument: 'period'; text?: string }
  | { kind: 'too-long'; argument: 'period' }
  | { kind: 'date-too-far'; argument: 'from'; on: CivilDate }
  /** CPC 643 and 644 lengthen periods of procedure only; `sameTerritory` is for a court and a party both overseas. */
  | { kind: 'not-allowed'; argument: 'distance' | 'sameTerritory'; because: Source[] };

/**
 * Article 640 — « Lorsqu'un acte ou une formalité doit être accompli avant l'expiration d'un délai, celui-ci a pour origine la
 * date de l'acte, de l'événement, de la décision ou de la notification qui le fait courir. »
 */
const origin = official(article('code de procédure civile', '640'));
/**
 * Article 641 — « Lorsqu'un délai est exprimé en jours, celui de l'acte, de l'événement, de la décision ou de la notification
 * qui le fait courir ne compte pas. » « Lorsqu'un délai est exprimé en mois ou en années, ce délai expire le jour du dernier
 * mois ou de la dernière année qui porte le même quantième […] A défaut d'un quantième identique, le délai expire le dernier
 * jour du mois. » « Lorsqu'un délai est exprimé en mois et en jours, les mois sont d'abord décomptés, puis les jours. »
 */
const count = official(article('code de procédure civile', '641'));
/**
 * Article 642 — « Tout délai expire le dernier jour à vingt-quatre heures. Le délai qui expirerait normalement un samedi, un
 * dimanche ou un jour férié ou chômé est prorogé jusqu'au premier jour ouvrable suivant. »
 */
const report = official(article('code de procédure civile', '642'));
const reportToTuesday = secondHand(decision('Cass. 3e civ.', day('2021-01-21'), '19-24.799', 'JURITEXT000043087389'), {
  note: 'les fêtes légales du code du travail comptent : « soit jusqu’au mardi lorsque le lundi est un jour férié »',
});
const localEffect = unconfirmed(article('code de procédure civile', '642'), {
  note: 'effet des jours fériés propres à l’Alsace-Moselle et à l’outre-mer : non jugé',
});
/** Articles 2228 et 2229 du code civil : la prescription se compte par jours ; elle est acquise lorsque le dernier jour est accompli. */
const civilCount = official(article('code civil', '2228'));
const civilEnd = official(article('code civil', '2229'));
const noReport = unconfirmed(article('code de procédure civile', '642'), {
  note: 'report au jour ouvrable écrit pour les délais de procédure ; non étendu ici à la prescription',
});

/** Parses `15d`, `1m`, `5y`, `1m10d`, `1y6m`. */
export function parsePeriod(text: string): Result<Period, DelaiRefusal> {
  const match = /^(?:(\d{1,3})y)?(?:(\d{1,4})m)?(?:(\d{1,5})d)?$/.exec(text.trim());
  const [years, months, days] = [1, 2, 3].map((group) => Number(match?.[group] ?? 0)) as [number, number, number];
  if (!match || years + months + days === 0) return refuse({ kind: 'not-a-period', argument: 'period', text });
  return ok({ ...(years ? { years } : {}), ...(months ? { months } : {}), ...(days ? { days } : {}) });
}

export type Residence = 'metropole' | 'outre-mer' | 'etranger';

/**
 * Articles 643 et 644 du code de procédure civile : « les délais de comparution, d'appel, d'opposition, de recours en révision et
 * de pourvoi en cassation sont augmentés de : 1. Un mois » outre-mer, « 2. Deux mois pour celles qui demeurent à l'étranger ».
 * Months added for a party far from the court; `sameTerritory` when both are in the same overseas territory.
 */
export function distanceMonths(
  court: 'metropole' | 'outre-mer',
  resides: Residence,
  sameTerritory = false,
): { months: number; because: Source[] } {
  const because = [official(article('code de procédure civile', court === 'metropole' ? '643' : '644'))];
  if (resides === 'etranger') return { months: 2, because };
  if (court === 'metropole') return { months: resides === 'outre-mer' ? 1 : 0, because };
  return { months: sameTerritory ? 0 : 1, because };
}

export type DelaiFacts = {
  /** Day of the act, event, decision or notification: not counted. */
  readonly from: CivilDate;
  readonly period: Period;
  readonly kind: DelaiKind;
  readonly zone?: Zone;
  /** Where the court sits and the party lives, for the periods that distance lengthens (CPC 643, 644). */
  readonly distance?: { court: 'metropole' | 'outre-mer'; resides: Residence; sameTerritory?: boolean };
};

function reported(nominal: CivilDate, zone: Zone, countLocal: boolean): CivilDate {
  let on = nominal;
  for (;;) {
    const kind = holidayKind(on, zone);
    if (weekdayOf(on) <= 5 && (kind === undefined || (kind === 'local' && !countLocal))) return on;
    on = addDays(on, 1);
  }
}

/** Days after which a report has always met a working day: no run of holidays and weekends is that long. */
const LONGEST_REPORT = 10;

function isWithinCalendar(from: CivilDate, months: number): boolean {
  const year = yearOf(from) + Math.floor((monthOf(from) - 1 + months) / 12);
  return !parseCivilDate(`${year}-12-31`).refused;
}

function distanceOf({ kind, distance }: DelaiFacts): Result<{ months: number; because: Source[] }, DelaiRefusal> {
  if (!distance) return ok({ months: 0, because: [] });
  const { court, resides, sameTerritory } = distance;
  const found = distanceMonths(court, resides, sameTerritory);
  if (kind === 'civil') return refuse({ kind: 'not-allowed', argument: 'distance', because: found.because });
  if (sameTerritory && (court !== 'outre-mer' || resides !== 'outre-mer')) {
    return refuse({ kind: 'not-allowed', argument: 'sameTerritory', because: found.because });
  }
  return ok(found);
}

/**
 * The last day of a délai. Procedural délais are reported to the next day that is neither Saturday, Sunday nor holiday of the
 * zone; civil ones never are, nor does distance lengthen them. `cautiousOn` leaves out the local holidays, whose effect is not
 * ruled.
 */
export function expiryOf(facts: DelaiFacts): Result<Expiry, DelaiRefusal> {
  const { years = 0, months = 0, days = 0 } = facts.period;
  const wanted = [years, months, days];
  if (wanted.some((part) => !Number.isInteger(part) || part < 0) || wanted.every((part) => part === 0)) {
    return refuse({ kind: 'not-a-period', argument: 'period' });
  }
  if (years + months / 12 + days / 365 > 60) return refuse({ kind: 'too-long', argument: 'period' });
  const zone = facts.zone ?? 'metropole';
  const distance = distanceOf(facts);
  if (distance.refused) return distance;
  const added = years * 12 + months + distance.value.months;
  const nominalOn = isWithinCalendar(facts.from, added) ? addDays(addMonths(facts.from, added), days) : undefined;
  const furthest = nominalOn && (facts.kind === 'civil' ? nominalOn : addDays(nominalOn, LONGEST_REPORT));
  if (!nominalOn || !furthest || parseCivilDate(furthest).refused) {
    return refuse({ kind: 'date-too-far', argument: 'from', on: facts.from });
  }
  if (facts.kind === 'civil') {
    const because = [civilCount, civilEnd, noReport];
    return ok({ expiresOn: nominalOn, cautiousOn: nominalOn, nominalOn, because, warnings: [] });
  }
  const expiresOn = reported(nominalOn, zone, true);
  const cautiousOn = reported(nominalOn, zone, false);
  const because = [origin, count, report];
  if (expiresOn !== nominalOn) because.push(...holidayRules(zone), reportToTuesday);
  const warnings: DelaiWarning[] = [];
  if (expiresOn !== cautiousOn) {
    warnings.push({ kind: 'local-holiday-not-ruled', on: cautiousOn, zone });
    because.push(localEffect);
  }
  return ok({ expiresOn, cautiousOn, nominalOn, because: [...because, ...distance.value.because], warnings });
}
