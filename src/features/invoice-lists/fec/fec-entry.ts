import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import { type LineRemark, type Row, remark } from '../list.ts';
import { textOf } from '../row-facts.ts';
import { readAmount } from '../written-amounts.ts';
import { readDate } from '../written-dates.ts';
import type { FecColumns, FecField } from './fec-fields.ts';

/** One line of a FEC on an account of clients: positive when it is owed, negative when it is received or credited. */
export type FecEntry = {
  line: number;
  journal: string;
  account: string;
  name: string;
  reference: string;
  date?: CivilDate;
  isCarriedForward: boolean;
  label: string;
  amount: Cents;
  lettering: string;
  faults: LineRemark[];
};

/** FEC amounts have a decimal comma and no thousands; some programs write a point. */
const SIGNS = { comma: true, point: true };

export type FecReader = {
  isClient(row: Row): boolean;
  /** Signed amount of any line; undefined when it cannot be read. */
  amountOf(row: Row): Cents | undefined;
  entryKey(row: Row): string;
  /** The account and lettering of a client's line. */
  letteringKey(row: Row): string | undefined;
  entryOf(row: Row): FecEntry;
};

export function fecReader({ at, hasSide }: FecColumns): FecReader {
  const text = (row: Row, field: FecField) => textOf(row.cells[at(field)] ?? '');
  const read = (row: Row, field: FecField): Cents | undefined => {
    const amount = readAmount(row.cells[at(field)] ?? '', SIGNS);
    return amount.kind === 'fault' ? undefined : amount.kind === 'empty' ? (0n as Cents) : amount.cents;
  };
  const amountOf = (row: Row): Cents | undefined => {
    if (hasSide) {
      const amount = read(row, 'Montant');
      const side = text(row, 'Sens').toUpperCase();
      if (amount === undefined || !/^(?:D|C|\+?1|-1)$/.test(side)) return undefined;
      return (/^(?:C|-1)$/.test(side) ? -amount : amount) as Cents;
    }
    const [debit, credit] = [read(row, 'Debit'), read(row, 'Credit')];
    return debit === undefined || credit === undefined ? undefined : ((debit - credit) as Cents);
  };
  const accountOf = (row: Row) => text(row, 'CompAuxNum') || text(row, 'CompteNum');
  return {
    isClient: (row) => text(row, 'CompteNum').startsWith('411'),
    amountOf,
    entryKey: (row) => `${text(row, 'JournalCode')} ${text(row, 'EcritureNum')}`,
    letteringKey: (row) => {
      const lettering = text(row, 'EcritureLet');
      return lettering === '' ? undefined : `${accountOf(row)}\u0001${lettering}`;
    },
    entryOf(row) {
      const faults: LineRemark[] = [];
      const amount = amountOf(row);
      if (amount === undefined)
        faults.push(remark(hasSide ? 'Montant' : 'Debit', 'not-an-amount', text(row, hasSide ? 'Montant' : 'Debit')));
      const [pieceText, entryText] = [text(row, 'PieceDate'), text(row, 'EcritureDate')];
      const date = readDate(pieceText || entryText);
      if (date.kind !== 'date')
        faults.push(remark('PieceDate', date.kind === 'empty' ? 'missing' : 'not-a-date', pieceText || entryText));
      const auxiliary = text(row, 'CompAuxNum');
      const isCollective = auxiliary === '' && /^4110*$/.test(text(row, 'CompteNum'));
      const name = text(row, 'CompAuxLib') || (isCollective ? '' : text(row, 'CompteLib'));
      if (name === '') faults.push(remark('CompAuxLib', 'missing'));
      const label = text(row, 'EcritureLib');
      const isOpening =
        /^(?:an|ran|ano|anx|nouv)/i.test(text(row, 'JournalCode')) ||
        /^(?:a[ -]?nouveau|report a nouveau)/i.test(label.normalize('NFD').replace(/\p{M}/gu, ''));
      return {
        line: row.line,
        journal: text(row, 'JournalCode'),
        account: accountOf(row),
        name,
        reference: text(row, 'PieceRef'),
        isCarriedForward: isOpening && (pieceText === '' || pieceText === entryText),
        label,
        amount: amount ?? (0n as Cents),
        lettering: text(row, 'EcritureLet'),
        faults,
        ...(date.kind === 'date' ? { date: date.date } : {}),
      };
    },
  };
}
