import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { frenchTypography } from '../../correspondence/templates/french-format.ts';

/** How each kind of fact is written in one language. */
export type Formats = Readonly<Record<string, (value: string) => string>>;

/**
 * Renders the pages of a folder in one language: every value is escaped, an unknown variable or filter throws, inherited
 * properties are invisible. Each format is a filter; `fr` spaces French as print does.
 */
export function pageEngine(folder: URL, formats: Formats): Liquid {
  const liquid = new Liquid({
    root: fileURLToPath(folder),
    partials: fileURLToPath(new URL('partials/', folder)),
    layouts: fileURLToPath(folder),
    extname: '.liquid',
    cache: true,
    relativeReference: false,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: 'escape',
  });
  for (const [name, format] of Object.entries(formats)) {
    liquid.registerFilter(name, (value: unknown) => format(String(value)));
  }
  liquid.registerFilter('fr', (text: unknown) => frenchTypography(String(text)));
  return liquid;
}

const spaced = new Map<string, string>();

/** A French text of the templates with its unbreakable spaces; worked out once. */
export function spacedFrench(source: string): string {
  const known = spaced.get(source) ?? frenchTypography(source);
  spaced.set(source, known);
  return known;
}

/** Puts values in their places: `{amount:amount}` is the value `amount` written as an amount. A place without a value is a bug. */
export function filledIn(text: string, formats: Formats, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (place, name: string, format = 'text') => {
    const write = formats[format];
    const value = values[name];
    if (!write || value === undefined || value === null) throw new Error(`nothing to put in ${place} of « ${text} »`);
    return write(String(value));
  });
}
