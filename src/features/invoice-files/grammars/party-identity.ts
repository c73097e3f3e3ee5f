import { parseSiren, parseSiret, parseTvaNumber, sirenOfTvaNumber } from '../../../kernel/siren.ts';
import type { Identifier, PartyRead } from '../invoice-reading.ts';
import type { PartyRole, ReadWarning } from '../read-warnings.ts';
import { present } from './field-reading.ts';

/** What a grammar found about a party, before its French numbers are worked out. */
export type PartyFacts = Omit<PartyRead, 'siren' | 'siret' | 'validSiren' | 'validSiret' | 'validVat'> & {
  /** BT-30, BT-47: the legal registration; also among the identifiers. */
  readonly legalRegistration?: Identifier;
};

const SIREN_SCHEMES = new Set(['0002', 'SIREN', 'FR:SIREN', 'FR:SIRENE', 'SIRENE']);
const SIRET_SCHEMES = new Set(['0009', 'SIRET', 'FR:SIRET']);
/** Electronic address of the French reform: SIREN, then optionally SIRET, routing code or suffix after underscores. */
const FRENCH_ADDRESS_SCHEME = '0225';

/** ISO 6523 codes are met alone, or after a register's prefix: `iso6523-actorid-upis::0009`. */
function schemeOf(identifier: Identifier): string {
  return (identifier.scheme ?? '').toUpperCase().replace(/^.*::/, '');
}

function digitsOf(text: string): string {
  return text.replace(/[\s.-]/g, '');
}

type FrenchNumbers = { siren?: string; siret?: string };

function numbersIn(identifier: Identifier): FrenchNumbers {
  const scheme = schemeOf(identifier);
  if (SIREN_SCHEMES.has(scheme) || SIRET_SCHEMES.has(scheme)) {
    const digits = digitsOf(identifier.value);
    if (/^\d{9}$/.test(digits)) return { siren: digits };
    if (/^\d{14}$/.test(digits)) return { siret: digits };
  }
  if (scheme === FRENCH_ADDRESS_SCHEME) {
    const match = /^(?:0225:)?(\d{9}|\d{14})(?:_(\d{14})?.*)?$/.exec(identifier.value.trim());
    if (match?.[1]?.length === 14) return { siret: match[1] };
    if (match?.[1]) return match[2]?.startsWith(match[1]) ? { siren: match[1], siret: match[2] } : { siren: match[1] };
  }
  return {};
}

/** A registration number without a scheme is French only when the party is and the checksum agrees. */
function unlabelled(identifier: Identifier | undefined, country: string | undefined): FrenchNumbers {
  if (!identifier || schemeOf(identifier) !== '' || (country !== undefined && country !== 'FR')) return {};
  const siret = parseSiret(identifier.value);
  if (!siret.refused) return { siret: siret.value };
  const siren = parseSiren(identifier.value);
  return siren.refused ? {} : { siren: siren.value };
}

function fromVat(vat: string | undefined): FrenchNumbers {
  const parsed = parseTvaNumber(vat ?? '');
  const siren = parsed.refused ? undefined : sirenOfTvaNumber(parsed.value);
  return siren === undefined ? {} : { siren };
}

/**
 * Works out SIREN and SIRET: legal registration first, then the other identifiers, the French electronic address, and last
 * the VAT number. Fourteen digits where a SIREN is expected are a SIRET. Digits are given even when their checksum is wrong.
 */
export function identified(facts: PartyFacts): PartyRead {
  const { legalRegistration, ...rest } = facts;
  const labelled = [
    ...(legalRegistration ? [legalRegistration] : []),
    ...facts.identifiers,
    ...(facts.electronicAddress ? [facts.electronicAddress] : []),
  ].map(numbersIn);
  const sources = [...labelled, unlabelled(legalRegistration, facts.country), fromVat(facts.vat)];
  const siret = sources.find((source) => source.siret)?.siret;
  const siren =
    labelled.find((source) => source.siren)?.siren ?? siret?.slice(0, 9) ?? sources.find((s) => s.siren)?.siren;
  const valid = {
    validSiren: accepted(parseSiren(siren ?? '')),
    validSiret: accepted(parseSiret(siret ?? '')),
    validVat: accepted(parseTvaNumber(facts.vat ?? '')),
  };
  return { ...rest, ...present({ siren, siret, ...valid }) };
}

function accepted<T>(result: { refused: false; value: T } | { refused: true; refusal: unknown }): T | undefined {
  return result.refused ? undefined : result.value;
}

/** What is wrong with a party's numbers: checksums, and numbers that name different companies. */
export function identityWarnings(party: PartyRead, role: PartyRole): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  const { siren, siret, vat } = party;
  if (siret !== undefined && !party.validSiret) warnings.push({ kind: 'invalid-siret', party: role, text: siret });
  const alreadySaid = siret !== undefined && !party.validSiret && siret.slice(0, 9) === siren;
  if (siren !== undefined && !party.validSiren && !alreadySaid)
    warnings.push({ kind: 'invalid-siren', party: role, text: siren });
  if (vat !== undefined) {
    const parsed = parseTvaNumber(vat);
    if (parsed.refused) warnings.push({ kind: 'invalid-vat', party: role, text: vat, why: parsed.refusal.why });
  }
  const sirenOfVat = /^FR[0-9A-Z]{2}(\d{9})$/.exec(digitsOf(vat ?? '').toUpperCase())?.[1];
  const named = new Set([siren, siret?.slice(0, 9), sirenOfVat].filter((value) => value !== undefined));
  if (named.size > 1) {
    const values = [siren, siret, vat].filter((value) => value !== undefined);
    warnings.push({ kind: 'identifiers-disagree', party: role, values });
  }
  return warnings;
}
