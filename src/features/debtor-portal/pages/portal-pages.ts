import { readFileSync } from 'node:fs';
import type { Liquid } from 'liquidjs';
import { filledIn, pageEngine, spacedFrench } from './page-engine.ts';
import { formats, type Language } from './portal-formats.ts';

export const pagesFolder = new URL('../../../../web/portal/', import.meta.url);

/** The English of each French text of the pages; a text that has none is shown in French. */
const english: Readonly<Record<string, string>> = JSON.parse(readFileSync(new URL('en.json', pagesFolder), 'utf8'));

const engines: Record<Language, Liquid> = { fr: engineOf('fr'), en: engineOf('en') };

/**
 * Renders a page of `web/portal`: every value is escaped, an unknown variable or filter throws, inherited properties are
 * invisible. Texts are written in French in the templates and pass by the filter `t`, which puts values in their places
 * (`{amount:amount}` is the value `amount` written as an amount).
 */
export function renderPage(page: string, language: Language, values: object): string {
  return engines[language].renderFileSync(page, { language, ...values });
}

function engineOf(language: Language): Liquid {
  const liquid = pageEngine(pagesFolder, formats[language]);
  liquid.registerFilter('t', (source: unknown, ...values: [string, unknown][]) =>
    filledIn(textOf(String(source), language), formats[language], Object.fromEntries(values)),
  );
  return liquid;
}

function textOf(source: string, language: Language): string {
  if (language === 'en' && english[source] !== undefined) return english[source];
  return spacedFrench(source);
}
