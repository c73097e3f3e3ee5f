import { type Cents, decimal, percentText, type Rate } from '../kernel/money.ts';
import { citation, legifranceUrl, type Source } from './citation.ts';

/** A source as programs outside read it. */
export type WireSource = {
  article: string;
  id: string | null;
  url: string | null;
  read: Source['read'];
  told?: string;
  note?: string;
  conflict?: string;
};

function wireSource(source: Source): WireSource {
  return {
    article: citation(source),
    id: source.id ?? null,
    url: legifranceUrl(source) ?? null,
    read: source.read,
    ...(source.told === undefined ? {} : { told: source.told }),
    ...(source.note === undefined ? {} : { note: source.note }),
    ...(source.conflict === undefined ? {} : { conflict: source.conflict }),
  };
}

const rateKeys: ReadonlySet<string> = new Set(['rate', 'contractual', 'floor', 'points', 'contractualRate']);

function isSource(value: object): value is Source {
  return 'read' in value && 'kind' in value && ['article', 'text', 'decision', 'publication'].includes(`${value.kind}`);
}

/**
 * Any result of the law as JSON: cents become decimal strings ('1234.56'), rates become percent strings ('12.40'), sources
 * become `{ article, id, url, read }`. What is undefined is left out.
 */
export function toWire(value: unknown, key = ''): unknown {
  if (typeof value === 'bigint') return rateKeys.has(key) ? percentText(value as Rate) : decimal(value as Cents);
  if (Array.isArray(value)) return value.map((one) => toWire(one, key));
  if (value instanceof Set || value instanceof Map) return [...value].map((one) => toWire(one, key));
  if (value === null || typeof value !== 'object') return value;
  if (isSource(value)) return wireSource(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, toWire(inner, name)]),
  );
}
