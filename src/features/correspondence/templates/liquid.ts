import { readdirSync, readFileSync } from 'node:fs';
import { Liquid } from 'liquidjs';
import {
  amountText,
  dayText,
  elided,
  frenchTypography,
  ibanText,
  phoneText,
  printable,
  rateText,
  shortDayText,
  sirenText,
} from './french-format.ts';

const channelNames: Record<string, string> = {
  email: 'par courriel',
  sms: 'par SMS',
  letter: 'par lettre simple',
  'registered-letter': 'par lettre recommandée',
  call: 'par téléphone',
};

const folder = new URL('./', import.meta.url);
const readText = (path: string) => frenchTypography(readFileSync(new URL(path, folder), 'utf8'));

const partials = Object.fromEntries(
  readdirSync(new URL('partials/', folder))
    .filter((name) => name.endsWith('.liquid'))
    .map((name) => [name.replace('.liquid', ''), readText(`partials/${name}`).trim()]),
);

/** A backslash before each ASCII punctuation mark: whatever a name holds, Markdown reads it as plain characters. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/**
 * No file is read at rendering (templates are in memory), an unknown variable throws, inherited properties are
 * invisible, and work is bounded: texts that creditors edit will run here too.
 */
function engine(clean: (text: string) => string): Liquid {
  const liquid = new Liquid({
    templates: partials,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) => clean(value === undefined || value === null ? '' : String(value)),
    parseLimit: 200_000,
    renderLimit: 2_000,
    memoryLimit: 20_000_000,
  });
  liquid.registerFilter('amount', amountText);
  liquid.registerFilter('day', dayText);
  liquid.registerFilter('short_day', shortDayText);
  liquid.registerFilter('rate', rateText);
  liquid.registerFilter('siren', sirenText);
  liquid.registerFilter('iban', ibanText);
  liquid.registerFilter('phone', phoneText);
  liquid.registerFilter('de', (name: string) => elided('de', name));
  liquid.registerFilter('que', (name: string) => elided('que', name));
  liquid.registerFilter('last_four', (iban: string) => iban.slice(-4));
  liquid.registerFilter('channel', (channel: string) => channelNames[channel] ?? channel);
  return liquid;
}

const asMarkdown = engine(escapeMarkdown);
const asText = engine(printable);

export type MessageTemplate = { subject: string; body: string };

/** Reads a template file: an optional `subject:` line, a line `---`, then the text. */
export function readTemplate(path: string): MessageTemplate {
  const source = readText(path);
  const head = /^subject\s?: ?(.*)\n---\n/.exec(source);
  return { subject: head?.[1] ?? '', body: source.slice(head?.[0].length ?? 0) };
}

/** The template filled in, as Markdown in which every value is escaped. */
export function fillMarkdown(template: string, values: object): string {
  return asMarkdown.parseAndRenderSync(template, values);
}

/** The template filled in, as a line of text (subjects, SMS). */
export function fillText(template: string, values: object): string {
  return printable(asText.parseAndRenderSync(template, values));
}
