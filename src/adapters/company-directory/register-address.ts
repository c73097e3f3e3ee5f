import type { RegisterAddress } from '../../features/companies/ports.ts';
import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';

type Text = string | null | undefined;

/** The parts of an address that every form of the register gives, under one set of names. */
export type AddressParts = {
  complement?: Text;
  number?: Text;
  repetition?: Text;
  streetKind?: Text;
  street?: Text;
  special?: Text;
  postcode?: Text;
  cedex?: Text;
  cedexLabel?: Text;
  communeCode?: Text;
  commune?: Text;
  communeAbroad?: Text;
  country?: Text;
};

/** NF Z10-011: complement above the street, special distribution below, and the last line in capitals without accents. */
export function addressOf(parts: AddressParts): RegisterAddress {
  const abroad = shown(parts.country);
  const postcode = shown(parts.cedex) ?? shown(parts.postcode);
  const city = shown(parts.cedexLabel) ?? shown(parts.commune) ?? shown(parts.communeAbroad);
  const lines = [
    shown(parts.complement),
    joined(parts.number, parts.repetition, parts.streetKind, parts.street),
    shown(parts.special),
  ];
  return {
    lines: [...lines.flatMap((line) => (line ? [line] : [])), ...endingOf(postcode, city, abroad)],
    ...optional('postcode', abroad ? undefined : postcode),
    ...optional('city', city),
    ...optional('communeCode', shown(parts.communeCode)),
    country: abroad ?? 'France',
  };
}

/** The last lines of an address: the locality, and the country when it is not France. */
export function endingOf(postcode: Text, city: Text, abroad: Text): string[] {
  const locality = capitals(joined(abroad ? undefined : postcode, city));
  return [locality, capitals(abroad ?? undefined)].flatMap((line) => (line ? [line] : []));
}

/** The text, unless it is empty or what the register writes in the place of what people asked to keep to themselves. */
export function shown(value: Text): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' || /^\[(ND|NON-DIFFUSIBLE)\]$/.test(trimmed) ? undefined : trimmed;
}

export function joined(...parts: Text[]): string | undefined {
  const text = parts.map(shown).filter((part) => part !== undefined);
  return text.length === 0 ? undefined : text.join(' ');
}

export function capitals(value: string | undefined): string | undefined {
  return value?.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toUpperCase();
}

/** The day at the beginning of `2026-03-31` or `2026-03-31T10:00:00`. */
export function dayOf(value: Text): CivilDate | undefined {
  const date = parseCivilDate((value ?? '').slice(0, 10));
  return date.refused ? undefined : date.value;
}

export function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: T });
}
