import { addDays, type CivilDate, civilDate, weekdayOf, yearOf } from '../../kernel/civil-date.ts';
import { article, official, type Source, secondHand } from '../citation.ts';

/**
 * Where a day is looked at: its public holidays depend on it. `alsace-moselle-sans-temple`: a commune there that has neither a
 * Protestant temple nor a mixed church, where Good Friday is worked. Polynésie and Nouvelle-Calédonie have their own law: not
 * covered.
 */
export const zones = [
  'metropole',
  'alsace-moselle',
  'alsace-moselle-sans-temple',
  'guadeloupe',
  'guyane',
  'martinique',
  'mayotte',
  'reunion',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
] as const;
export type Zone = (typeof zones)[number];

/**
 * Article L3133-1 du code du travail — « Les fêtes légales ci-après désignées sont des jours fériés : 1° Le 1er janvier ; 2° Le
 * lundi de Pâques ; 3° Le 1er mai ; 4° Le 8 mai ; 5° L'Ascension ; 6° Le lundi de Pentecôte ; 7° Le 14 juillet ; 8°
 * L'Assomption ; 9° La Toussaint ; 10° Le 11 novembre ; 11° Le jour de Noël. »
 */
const nationalHolidaysRule: Source = secondHand(article('code du travail', 'L3133-1'), {
  told: 'code.travail.gouv.fr, cité par un tiers',
});

/**
 * Article L3134-13 du code du travail — « 2° Le Vendredi Saint dans les communes ayant un temple protestant ou une église
 * mixte […] 12° Le premier et le second jour de Noël. »
 */
const alsaceMoselleRule: Source = secondHand(article('code du travail', 'L3134-13', 'LEGIARTI000006902635'), {
  told: 'code.travail.gouv.fr, cité par un tiers',
  note: 'le Vendredi saint ne vaut que dans les communes ayant un temple protestant ou une église mixte',
});

/**
 * Article L3422-2 du code du travail : journées de commémoration de l'abolition de l'esclavage — « 1° Le 27 avril à Mayotte ;
 * 2° Le 22 mai en Martinique ; 3° Le 27 mai en Guadeloupe et à Saint-Martin ; 4° Le 10 juin en Guyane ; 5° Le 9 octobre à
 * Saint-Barthélemy ; 6° Le 20 décembre à La Réunion. »
 */
const overseasRule: Source = official(article('code du travail', 'L3422-2'), {
  note: 'lu sur Légifrance dans sa version du 21 mai 2019',
});

const abolition: Partial<Record<Zone, [month: number, day: number]>> = {
  mayotte: [4, 27],
  martinique: [5, 22],
  guadeloupe: [5, 27],
  'saint-martin': [5, 27],
  guyane: [6, 10],
  'saint-barthelemy': [10, 9],
  reunion: [12, 20],
};

/** Easter Sunday of a Gregorian year (Meeus's rule, integers only). */
export function easterSunday(year: number): CivilDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - f + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return civilDate(year, Math.floor(n / 31), (n % 31) + 1);
}

/** A national holiday of L3133-1, or a day that is a holiday only in the zone. */
export type HolidayKind = 'national' | 'local';

function isAlsaceMoselle(zone: Zone): boolean {
  return zone === 'alsace-moselle' || zone === 'alsace-moselle-sans-temple';
}

const byYear = new Map<string, Map<CivilDate, HolidayKind>>();

/** The holidays of a year in a zone. */
export function holidaysOf(year: number, zone: Zone = 'metropole'): ReadonlyMap<CivilDate, HolidayKind> {
  const key = `${year}${zone}`;
  const known = byYear.get(key);
  if (known) return known;
  const easter = easterSunday(year);
  const days = new Map<CivilDate, HolidayKind>();
  if (zone === 'alsace-moselle') days.set(addDays(easter, -2), 'local');
  if (isAlsaceMoselle(zone)) days.set(civilDate(year, 12, 26), 'local');
  const local = abolition[zone];
  if (local) days.set(civilDate(year, ...local), 'local');
  const fixed: [number, number][] = [
    [1, 1],
    [5, 1],
    [5, 8],
    [7, 14],
    [8, 15],
    [11, 1],
    [11, 11],
    [12, 25],
  ];
  for (const [month, dayOfMonth] of fixed) days.set(civilDate(year, month, dayOfMonth), 'national');
  for (const offset of [1, 39, 50]) days.set(addDays(easter, offset), 'national');
  byYear.set(key, days);
  return days;
}

/** National or local holiday, or undefined for an ordinary day. */
export function holidayKind(on: CivilDate, zone: Zone = 'metropole'): HolidayKind | undefined {
  return holidaysOf(yearOf(on), zone).get(on);
}

export function isHoliday(on: CivilDate, zone: Zone = 'metropole'): boolean {
  return holidayKind(on, zone) !== undefined;
}

/** `ouvres`: Monday to Friday. `ouvrables`: Monday to Saturday. Holidays are neither. */
export type WorkingWeek = 'ouvres' | 'ouvrables';

export function isWorkingDay(on: CivilDate, zone: Zone = 'metropole', week: WorkingWeek = 'ouvres'): boolean {
  return weekdayOf(on) <= (week === 'ouvres' ? 5 : 6) && !isHoliday(on, zone);
}

/** The day itself when it is worked, the first one after it otherwise. */
export function nextWorkingDay(on: CivilDate, zone: Zone = 'metropole', week: WorkingWeek = 'ouvres'): CivilDate {
  let day = on;
  while (!isWorkingDay(day, zone, week)) day = addDays(day, 1);
  return day;
}

/** The day `count` working days after a day (before it when negative); the day itself is not counted. */
export function addWorkingDays(
  on: CivilDate,
  count: number,
  zone: Zone = 'metropole',
  week: WorkingWeek = 'ouvres',
): CivilDate {
  const step = count < 0 ? -1 : 1;
  let day = on;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, zone, week)) left--;
  }
  return day;
}

/** Why the days of a zone are holidays. */
export function holidayRules(zone: Zone): Source[] {
  if (isAlsaceMoselle(zone)) return [nationalHolidaysRule, alsaceMoselleRule];
  return abolition[zone] ? [nationalHolidaysRule, overseasRule] : [nationalHolidaysRule];
}
