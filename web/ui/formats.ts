import {
  type CivilDate,
  dayOfMonthOf,
  daysBetween,
  inParis,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../src/kernel/civil-date.ts';

import { parsePercent } from '../../src/kernel/money.ts';

export type Language = 'fr' | 'en';
/** A whole number of cents, however it crossed the wire; never a fraction. */
export type CentsLike = bigint | number | string;

const NARROW = '\u202f';
const FIXED = '\u00a0';
const MINUS = '\u2212';

const months = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
const shortMonths = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;
const weekdays = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** Cents as a bigint; throws on anything but a whole number (a bug, not an input). */
export function toCents(amount: CentsLike): bigint {
  if (typeof amount === 'bigint') return amount;
  if (typeof amount === 'number' ? Number.isSafeInteger(amount) : /^-?\d+$/.test(amount)) return BigInt(amount);
  throw new Error(`not a whole number of cents: ${amount}`);
}

function grouped(whole: bigint, language: Language): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? NARROW : ',');
}

function signed(amount: bigint, figures: string, language: Language): string {
  const sign = amount < 0n ? MINUS : '';
  return language === 'fr' ? `${sign}${figures}${NARROW}€` : `${sign}€${figures}`;
}

/** « 1 234,56 € », thousands and sign apart by narrow no-break spaces, or `€1,234.56`. */
export function money(amount: CentsLike, language: Language): string {
  const cents = toCents(amount);
  const magnitude = cents < 0n ? -cents : cents;
  const fraction = (magnitude % 100n).toString().padStart(2, '0');
  return signed(cents, `${grouped(magnitude / 100n, language)}${language === 'fr' ? ',' : '.'}${fraction}`, language);
}

/** Whole euros for headlines and axes, « 14 100 € », rounded half away from zero. */
export function roundMoney(amount: CentsLike, language: Language): string {
  const cents = toCents(amount);
  const euros = ((cents < 0n ? -cents : cents) + 50n) / 100n;
  return signed(euros === 0n ? 0n : cents, grouped(euros, language), language);
}

/** « 12,40 % » from parts per million (124 000): two decimals at least, four at most. */
export function rate(ppm: CentsLike, language: Language): string {
  const value = toCents(ppm);
  const text = (value < 0n ? -value : value).toString().padStart(5, '0');
  const fraction = text.slice(-4).replace(/0{1,2}$/, '');
  const figures = `${grouped(BigInt(text.slice(0, -4)), language)}${language === 'fr' ? ',' : '.'}${fraction}`;
  return `${value < 0n ? MINUS : ''}${figures}${language === 'fr' ? `${NARROW}%` : '%'}`;
}

/** « 12,40 % » from the decimal text that contracts carry (`12.40`); text that is no rate is shown as it is. */
export function percent(text: string, language: Language): string {
  const parsed = parsePercent(text);
  return parsed.refused ? text : rate(parsed.value, language);
}

/** A count with its thousands apart: « 10 000 ». */
export function count(value: number, language: Language): string {
  return `${value < 0 ? MINUS : ''}${grouped(BigInt(Math.abs(Math.trunc(value))), language)}`;
}

/** A share of one as whole percents: « 81 % ». */
export function share(part: number, language: Language): string {
  return `${Math.round(part * 100)}${language === 'fr' ? `${NARROW}%` : '%'}`;
}

const dayNumber = (date: CivilDate, language: Language) =>
  language === 'fr' && dayOfMonthOf(date) === 1 ? '1er' : String(dayOfMonthOf(date));

/** « 3 décembre 2026 », « 1er janvier 2027 ». */
export function longDate(date: CivilDate, language: Language): string {
  return `${monthDay(date, language)}${FIXED}${yearOf(date)}`;
}

/** « 3 décembre », the year understood. */
export function monthDay(date: CivilDate, language: Language): string {
  return `${dayNumber(date, language)}${FIXED}${months[language][monthOf(date) - 1]}`;
}

/** « mardi 24 novembre ». */
export function weekdayDate(date: CivilDate, language: Language): string {
  return `${weekdays[language][weekdayOf(date) - 1]} ${monthDay(date, language)}`;
}

/** « 24 nov. », with the year when it is not the one of `today`: « 24 nov. 2025 ». */
export function shortDate(date: CivilDate, language: Language, today?: CivilDate): string {
  const text = `${dayNumber(date, language)}${FIXED}${shortMonths[language][monthOf(date) - 1]}`;
  return today && yearOf(today) !== yearOf(date) ? `${text} ${yearOf(date)}` : text;
}

/** « nov. 2026 », for axes and columns by month. */
export function monthYear(date: CivilDate, language: Language): string {
  return `${shortMonths[language][monthOf(date) - 1]}${FIXED}${yearOf(date)}`;
}

/** « aujourd’hui », « demain », « dans 3 jours », « il y a 43 jours ». */
export function relativeDay(date: CivilDate, today: CivilDate, language: Language): string {
  const distance = daysBetween(today, date);
  if (language === 'fr') {
    if (distance === 0) return 'aujourd’hui';
    if (distance === 1) return 'demain';
    if (distance === -1) return 'hier';
    return distance > 0 ? `dans ${days(distance, 'fr')}` : `il y a ${days(-distance, 'fr')}`;
  }
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  return distance > 0 ? `in ${days(distance, 'en')}` : `${days(-distance, 'en')} ago`;
}

/** « 43 jours », « 1 jour ». French keeps the singular below two. */
export function days(value: number, language: Language): string {
  const unit = language === 'fr' ? (Math.abs(value) < 2 ? 'jour' : 'jours') : Math.abs(value) === 1 ? 'day' : 'days';
  return `${count(value, language)}${FIXED}${unit}`;
}

/** The hour an instant shows in Paris: « 9 h 30 », `9:30 am`. */
export function hour(instant: Date | string, language: Language): string {
  const { minutes } = inParis(new Date(instant));
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  if (language === 'fr') return rest === '00' ? `${hours}${FIXED}h` : `${hours}${FIXED}h${FIXED}${rest}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}:${rest}${FIXED}${hours < 12 ? 'am' : 'pm'}`;
}

/** « 24 novembre 2026 à 9 h 30 », in Paris. */
export function instant(at: Date | string, language: Language): string {
  const { date } = inParis(new Date(at));
  return `${longDate(date, language)} ${language === 'fr' ? 'à' : 'at'} ${hour(at, language)}`;
}

/** « 1,4 Mo », `1.4 MB`. */
export function fileSize(bytes: number, language: Language): string {
  const units = language === 'fr' ? ['octets', 'ko', 'Mo', 'Go'] : ['bytes', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const text = power === 0 ? String(bytes) : (bytes / 1000 ** power).toFixed(power === 1 ? 0 : 1);
  return `${language === 'fr' ? text.replace('.', ',') : text}${FIXED}${units[power]}`;
}
