import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { frenchTypography } from '../../correspondence/templates/french-format.ts';
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
  const liquid = new Liquid({
    root: fileURLToPath(pagesFolder),
    partials: fileURLToPath(new URL('partials/', pagesFolder)),
    layouts: fileURLToPath(pagesFolder),
    extname: '.liquid',
    cache: true,
    relativeReference: false,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: 'escape',
  });
  for (const [name, format] of Object.entries(formats[language])) {
    liquid.registerFilter(name, (value: unknown) => format(String(value)));
  }
  liquid.registerFilter('fr', (text: unknown) => frenchTypography(String(text)));
  liquid.registerFilter('t', (source: unknown, ...values: [string, unknown][]) =>
    filledIn(textOf(String(source), language), language, Object.fromEntries(values)),
  );
  return liquid;
}

const spaced = new Map<string, string>();

function textOf(source: string, language: Language): string {
  if (language === 'en' && english[source] !== undefined) return english[source];
  const known = spaced.get(source) ?? frenchTypography(source);
  spaced.set(source, known);
  return known;
}

function filledIn(text: string, language: Language, values: Record<string, unknown>): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (place, name: string, format = 'text') => {
    const write = formats[language][format];
    const value = values[name];
    if (!write || value === undefined || value === null) throw new Error(`nothing to put in ${place} of « ${text} »`);
    return write(String(value));
  });
}
