import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Siren, Siret, TvaNumber } from '../../kernel/siren.ts';
import type { ReadWarning } from './read-warnings.ts';

/**
 * The grammar the file is written in. ZUGFeRD 1 is the ancestor of CII, with other element names. The last five are no grammar: the
 * words of a PDF, or those recognised in the pictures of a PDF or in a picture.
 */
export type Syntax = 'CII' | 'ZUGFeRD1' | 'UBL-Invoice' | 'UBL-CreditNote' | UnstructuredSyntax;
export type UnstructuredSyntax = 'pdf-text' | 'scan' | 'image-jpeg' | 'image-png' | 'image-tiff';

/** An amount as the file writes it; `cents` when the invoice is in euros and the amount is a whole number of cents. */
export type AmountRead = { readonly text: string; readonly cents?: Cents };

export type Identifier = { readonly scheme?: string; readonly value: string };

/** A seller, buyer or payee. Texts are the file's own; the branded values are there only when they are valid. */
export type PartyRead = {
  readonly name?: string;
  readonly tradingName?: string;
  readonly identifiers: readonly Identifier[];
  /** Nine digits, spaces removed, whatever their checksum. */
  readonly siren?: string;
  /** Fourteen digits, spaces removed, whatever their checksum. */
  readonly siret?: string;
  readonly vat?: string;
  readonly taxNumber?: string;
  readonly validSiren?: Siren;
  readonly validSiret?: Siret;
  readonly validVat?: TvaNumber;
  readonly electronicAddress?: Identifier;
  readonly addressLines: readonly string[];
  readonly postcode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
};

export type AccountRead = {
  readonly text: string;
  readonly iban?: Iban;
  readonly bic?: string;
  readonly holder?: string;
};

type VatLine = {
  readonly category?: string;
  readonly rate?: string;
  readonly basis?: AmountRead;
  readonly tax?: AmountRead;
};

export type InvoiceNote = { readonly code?: string; readonly text: string };

/** Where a value was read in an invoice that carries no data, and how far it can be trusted (0 to 100). */
export type FieldEvidence = {
  /** `number`, `grandTotal`, `seller.siret`… */
  readonly name: string;
  readonly value: string;
  /** What is written there. */
  readonly text: string;
  readonly page: number;
  /** In points from the top left corner of the page; in pixels for a picture. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly confidence: number;
  readonly why: string;
  readonly label?: string;
};

type PrecedingInvoice = {
  readonly number: string; // BT-25
  readonly issueDate?: CivilDate; // BT-26
  /** UNTDID 1001, in the extended profiles or by the words of a page: 386 is a deposit invoice. */
  readonly typeCode?: string;
};

/** What an electronic invoice says, in the terms of EN 16931 (BT numbers beside). Absent in the file is absent here. */
export type InvoiceReading = {
  readonly syntax: Syntax;
  readonly profile?: string; // BT-24
  readonly process?: string; // BT-23
  readonly typeCode?: string; // BT-3, UNTDID 1001
  readonly number: string; // BT-1
  readonly issueDate?: CivilDate; // BT-2
  readonly dueDate?: CivilDate; // BT-9, the first one written
  readonly dueDates: readonly CivilDate[];
  readonly deliveryDate?: CivilDate; // BT-72
  readonly currency?: string; // BT-5
  readonly lineTotal?: AmountRead; // BT-106
  readonly allowanceTotal?: AmountRead; // BT-107
  readonly chargeTotal?: AmountRead; // BT-108
  readonly netTotal?: AmountRead; // BT-109
  readonly taxTotal?: AmountRead; // BT-110
  readonly grandTotal?: AmountRead; // BT-112
  readonly prepaid?: AmountRead; // BT-113
  readonly rounding?: AmountRead; // BT-114
  readonly dueAmount?: AmountRead; // BT-115
  readonly vatLines: readonly VatLine[]; // BG-23
  readonly seller: PartyRead; // BG-4
  readonly buyer: PartyRead; // BG-7
  readonly payee?: PartyRead; // BG-10
  readonly accounts: readonly AccountRead[]; // BT-84
  readonly paymentMeans: readonly string[]; // BT-81
  readonly paymentReference?: string; // BT-83
  readonly paymentTerms?: string; // BT-20
  readonly buyerReference?: string; // BT-10
  readonly orderReference?: string; // BT-13
  readonly contractReference?: string; // BT-12
  readonly preceding: readonly PrecedingInvoice[]; // BG-3
  readonly notes: readonly InvoiceNote[]; // BG-1
  readonly lineCount: number;
  /** Name of the file inside the PDF that the invoice was read from. */
  readonly attachment?: string;
  /** Only for invoices read in their words: where each value comes from. */
  readonly evidence?: readonly FieldEvidence[];
  readonly warnings: readonly ReadWarning[];
};

/** What could be read of an invoice whose number, day or total is not certain enough to be given. */
export type PartialReading = Omit<InvoiceReading, 'number'> & { readonly number?: string };

/** A credit note by its UNTDID 1001 code: it lowers what is owed, whatever the sign of its amounts. */
export function isCreditNote(typeCode: string): boolean {
  return CREDIT_NOTE_CODES.has(typeCode);
}

const CREDIT_NOTE_CODES = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
]);
