import { isCreditorReference } from '../../kernel/iban.ts';
import { plainUpper } from '../payments/lookup-keys.ts';

/** Why a reference read in a text is not certain. */
export type Doubt = 'wrong-check-digits' | 'letters-for-digits' | 'no-prefix';

export type FoundReferences = {
  /** Case references (`RCV-2026-000142`) written without doubt, alone or inside their payment reference (`RF..RCV2026000142`). */
  exact: string[];
  doubtful: { caseReference: string; doubt: Doubt }[];
};

/** What may stand between two signs of a reference: banks cut lines anywhere, people add spaces and hyphens. */
const GAP = '[\\s\\-./_]*';
const spelled = (signs: string[]) => signs.join(GAP);
const digits = (count: number, sign: string) => spelled(Array.from({ length: count }, () => sign));

/** `RCV`, the year and at least six digits; digits that follow without a gap belong to the number. */
const WRITTEN = new RegExp(`R${GAP}C${GAP}V${GAP}(2${GAP}0${GAP}\\d${GAP}\\d)${GAP}(${digits(6, '\\d')}\\d*)`, 'g');
/** The same with letters where digits should be. */
const CONFUSED = new RegExp(
  `R${GAP}C${GAP}V${GAP}(${digits(4, '[0-9OIL]')})${GAP}(${digits(6, '[0-9OIL]')})(?![0-9OIL])`,
  'g',
);
const CHECK_DIGITS = new RegExp(`R${GAP}F${GAP}(\\d${GAP}\\d)${GAP}$`);
const BARE = /(?<![0-9A-Z])(20\d{2})[\s\-./_]?(\d{6})(?![0-9A-Z])/g;

const compact = (text: string) => text.replace(/[^A-Z0-9]/g, '');

/**
 * The references of ours in what a payer wrote, with the noise that banks and people add: case, spaces, hyphens, a missing `RF`.
 * A payment reference whose check digits are wrong, a letter O for a zero, or a number without `RCV` are only doubtful.
 */
export function findReferences(text: string): FoundReferences {
  const upper = plainUpper(text);
  const exact = new Set<string>();
  const doubtful = new Map<string, Doubt>();
  for (const match of upper.matchAll(WRITTEN)) {
    const [year, number] = [compact(match[1] as string), compact(match[2] as string)];
    const caseReference = `RCV-${year}-${number}`;
    const checkDigits = CHECK_DIGITS.exec(upper.slice(Math.max(0, match.index - 12), match.index))?.[1];
    const isCertain = checkDigits === undefined || isCreditorReference(`RF${compact(checkDigits)}RCV${year}${number}`);
    if (isCertain) exact.add(caseReference);
    else doubtful.set(caseReference, 'wrong-check-digits');
  }
  for (const match of upper.matchAll(CONFUSED)) {
    const [year, number] = [withDigits(match[1] as string), withDigits(match[2] as string)];
    if (/^20\d\d$/.test(year)) addDoubt(`RCV-${year}-${number}`, 'letters-for-digits');
  }
  for (const match of upper.matchAll(BARE)) addDoubt(`RCV-${match[1]}-${match[2]}`, 'no-prefix');
  return {
    exact: [...exact],
    doubtful: [...doubtful].map(([caseReference, doubt]) => ({ caseReference, doubt })),
  };

  function addDoubt(caseReference: string, doubt: Doubt): void {
    if (!exact.has(caseReference) && !doubtful.has(caseReference)) doubtful.set(caseReference, doubt);
  }
}

function withDigits(text: string): string {
  return compact(text).replaceAll('O', '0').replace(/[IL]/g, '1');
}
