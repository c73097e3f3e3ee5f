import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { CentsLike, Language } from './formats.ts';
import * as formats from './formats.ts';

const KEY = 'recouvrance-language';

// French needs no catalogue: its sentences are the source, compiled as they are shown.
i18n.setMessagesCompiler((message) => compileMessage(frenchSpaces(message)));

/** The spaces that French does not break: narrow before ; ? !, whole before : and inside « guillemets ». */
export function frenchSpaces(text: string): string {
  return text.replace(/ (?=[;?!])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0');
}

/** The language asked by `?lang=`, else the one chosen before, else French. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? window.localStorage.getItem(KEY);
  return asked === 'en' ? 'en' : 'fr';
}

/** Loads the catalogue, shows the language everywhere and remembers it. */
export async function showLanguage(language: Language): Promise<void> {
  const messages = language === 'en' ? (await import('../locales/en.po')).messages : {};
  i18n.loadAndActivate({ locale: language, messages });
  window.localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

export function useLanguage(): Language {
  return useLingui().i18n.locale === 'en' ? 'en' : 'fr';
}

/** The formats of formats.ts, in the language being read. */
export function useFormats() {
  const language = useLanguage();
  return useMemo(
    () => ({
      money: (amount: CentsLike) => formats.money(amount, language),
      roundMoney: (amount: CentsLike) => formats.roundMoney(amount, language),
      rate: (ppm: CentsLike) => formats.rate(ppm, language),
      percent: (text: string) => formats.percent(text, language),
      count: (value: number) => formats.count(value, language),
      share: (part: number) => formats.share(part, language),
      days: (value: number) => formats.days(value, language),
      longDate: (date: CivilDate) => formats.longDate(date, language),
      monthDay: (date: CivilDate) => formats.monthDay(date, language),
      weekdayDate: (date: CivilDate) => formats.weekdayDate(date, language),
      shortDate: (date: CivilDate, today?: CivilDate) => formats.shortDate(date, language, today),
      monthYear: (date: CivilDate) => formats.monthYear(date, language),
      relativeDay: (date: CivilDate, today: CivilDate) => formats.relativeDay(date, today, language),
      hour: (at: Date | string) => formats.hour(at, language),
      instant: (at: Date | string) => formats.instant(at, language),
      fileSize: (bytes: number) => formats.fileSize(bytes, language),
    }),
    [language],
  );
}
