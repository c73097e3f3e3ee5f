import { type CivilDate, later } from '../../../kernel/civil-date.ts';
import { tellingWords } from '../../../kernel/names.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { parseSiren, parseSiret } from '../../../kernel/siren.ts';
import { addressOf, capitals, dayOf, endingOf, shown } from '../register-address.ts';
import { addressPartsOf, isPerson, namesOf, type SireneVariables, tradeNameOfPlace } from '../sirene-variables.ts';

/** Which of INSEE's two files a header announces. */
export type StockKind = 'units' | 'establishments';

/** Columns without which a file says nothing; all others may be absent, as INSEE adds and withdraws some. */
const NEEDED: Record<StockKind, string[]> = {
  units: [
    'siren',
    'dateDernierTraitementUniteLegale',
    'etatAdministratifUniteLegale',
    'denominationUniteLegale',
    'nomUniteLegale',
    'nicSiegeUniteLegale',
  ],
  establishments: ['siret', 'etatAdministratifEtablissement', 'codePostalEtablissement', 'libelleCommuneEtablissement'],
};

export type HeaderRefusal = { kind: 'not-a-stock-file'; missing: string[] };

/** Tells the file of units from that of establishments by its first line. */
export function kindOfHeader(header: string[]): Result<StockKind, HeaderRefusal> {
  const kind = header.includes('siret') ? 'establishments' : 'units';
  const missing = NEEDED[kind].filter((column) => !header.includes(column));
  return missing.length === 0 ? ok(kind) : refuse({ kind: 'not-a-stock-file', missing });
}

/** Why a line is left out. */
export type LineFault = 'number-of-columns' | 'not-a-siren' | 'not-a-siret' | 'no-state';

/** A line of the tables `company` or `establishment`, as COPY reads it. */
export type StockRow = { line: string; treatedOn: CivilDate | undefined };
export type ReadRow = (fields: string[]) => Result<StockRow, { kind: LineFault }>;

/** The reader of a file's lines, by the columns that its header names. */
export function rowReader(kind: StockKind, header: string[]): ReadRow {
  const read = kind === 'units' ? unitRow : establishmentRow;
  return (fields) => {
    if (fields.length !== header.length) return refuse({ kind: 'number-of-columns' });
    const variables: SireneVariables = {};
    for (const [index, column] of header.entries()) {
      const value = fields[index];
      if (value) variables[column] = value;
    }
    return read(variables);
  };
}

/** Columns of a unit, in the order of the table. */
export const UNIT_COLUMNS =
  'siren, head_nic, legal_form, is_active, is_person, created_on, closed_on, name, trade_name, activity, staff, name_key, more_words';

function unitRow(unit: SireneVariables): Result<StockRow, { kind: LineFault }> {
  const siren = parseSiren(unit.siren ?? '');
  if (siren.refused) return refuse({ kind: 'not-a-siren' });
  const state = unit.etatAdministratifUniteLegale;
  if (state !== 'A' && state !== 'C') return refuse({ kind: 'no-state' });
  const { name, tradeName, acronym } = namesOf(unit);
  const form = shown(unit.categorieJuridiqueUniteLegale);
  const nic = shown(unit.nicSiegeUniteLegale);
  const other = [tradeName, acronym].find((candidate) => candidate && capitals(candidate) !== capitals(name));
  const line = copyLine([
    String(Number(siren.value)),
    nic && /^\d{1,5}$/.test(nic) ? String(Number(nic)) : undefined,
    form && /^\d{4}$/.test(form) ? form : undefined,
    state === 'A' ? 't' : 'f',
    isPerson(unit) ? 't' : 'f',
    dayOf(unit.dateCreationUniteLegale),
    state === 'C' ? dayOf(unit.dateDebut) : undefined,
    name,
    other,
    shown(unit.activitePrincipaleUniteLegale),
    shown(unit.trancheEffectifsUniteLegale),
    tellingWords(name ?? '').join(' '),
    [...new Set([tradeName, acronym].flatMap((text) => tellingWords(text ?? '')))].join(' '),
  ]);
  return ok({ line, treatedOn: dayOf(unit.dateDernierTraitementUniteLegale) });
}

/** Columns of an establishment, in the order of the table. */
export const ESTABLISHMENT_COLUMNS =
  'siret, is_head_office, is_active, closed_on, trade_name, street, postcode, city, commune, country';

function establishmentRow(place: SireneVariables): Result<StockRow, { kind: LineFault }> {
  const siret = parseSiret(place.siret ?? '');
  if (siret.refused) return refuse({ kind: 'not-a-siret' });
  const state = place.etatAdministratifEtablissement;
  if (state !== 'A' && state !== 'F') return refuse({ kind: 'no-state' });
  const address = addressOf(addressPartsOf(place));
  const abroad = shown(place.libellePaysEtrangerEtablissement);
  // The locality is written again when it is read: kept once, it is kept in its columns.
  const street = address.lines.slice(0, address.lines.length - endingOf(address.postcode, address.city, abroad).length);
  const line = copyLine([
    siret.value,
    place.etablissementSiege === 'true' ? 't' : 'f',
    state === 'A' ? 't' : 'f',
    state === 'F' ? dayOf(place.dateDebut) : undefined,
    tradeNameOfPlace(place),
    street.length > 0 ? street.join('\n') : undefined,
    address.postcode,
    address.city,
    address.communeCode,
    abroad,
  ]);
  return ok({ line, treatedOn: dayOf(place.dateDernierTraitementEtablissement) });
}

/** One line of COPY's text format; undefined is NULL, and NUL, which PostgreSQL cannot hold, is dropped. */
function copyLine(values: (string | undefined)[]): string {
  return `${values.map((value) => (value === undefined ? '\\N' : escaped(value))).join('\t')}\n`;
}

function escaped(value: string): string {
  if (!/[\\\t\n\r\0]/.test(value)) return value;
  return value
    .replaceAll('\0', '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

/** The later of two days, the first of which may not be known yet. */
export function latest(a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined {
  if (!a || !b) return a ?? b;
  return later(a, b);
}
