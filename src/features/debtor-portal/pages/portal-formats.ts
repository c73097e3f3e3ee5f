import {
  amountText,
  dayText,
  elided,
  ibanText,
  phoneText,
  printable,
  rateText,
} from '../../correspondence/templates/french-format.ts';
import type { Formats } from './page-engine.ts';

export type Language = 'fr' | 'en';

const NBSP = '\u00a0';
const JOINER = '\u2060';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A short reference keeps to one line: F-2026-118 is not cut after its F. */
const joined = (text: string) => (text.length > 20 ? printable(text) : printable(text).replaceAll('-', `-${JOINER}`));

const shared: Formats = { iban: ibanText, phone: phoneText, text: printable, joined };

const french: Formats = {
  ...shared,
  amount: amountText,
  day: dayText,
  rate: rateText,
  de: (name) => elided('de', printable(name)),
  que: (name) => elided('que', printable(name)),
  time: (minutes) => clock(minutes).join(`${NBSP}h${NBSP}`),
};

const english: Formats = {
  ...shared,
  amount: (amount) => {
    const [whole = '0', fraction = '00'] = amount.replace(/^[+-]/, '').split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return `${amount.startsWith('-') ? '−' : ''}€${grouped}.${fraction.padEnd(2, '0')}`;
  },
  day: (date) => {
    const [year = '', month = '', dayOfMonth = ''] = date.split('-');
    return `${Number(dayOfMonth)}${NBSP}${MONTHS[Number(month) - 1] ?? month}${NBSP}${year}`;
  },
  rate: (percent) => `${percent}%`,
  de: printable,
  que: printable,
  time: (minutes) => clock(minutes).join(':'),
};

/** How facts are written in a language: amounts from '4812.07', rates from '12.40', days from '2026-12-03', times from minutes. */
export const formats: Record<Language, Formats> = { fr: french, en: english };

function clock(minutes: string): [string, string] {
  const total = Number(minutes);
  return [String(Math.floor(total / 60)), String(total % 60).padStart(2, '0')];
}
