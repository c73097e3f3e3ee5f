import { ok, type Result, refuse } from '../../kernel/result.ts';
import { fingerprintEntries } from './bank-entry-fingerprint.ts';
import {
  type BankEntry,
  type BankFileRefusal,
  type BankFileWarning,
  type BankStatement,
  type BankStatementFile,
  collectWarnings,
  type WarningSink,
} from './bank-statement.ts';
import { readAccountId } from './camt-fields.ts';
import { readEntry, readStatement } from './camt-statement.ts';
import { type CamtTransaction, readTransaction } from './camt-transaction.ts';
import { elementAt, readXml, textAt, type XmlElement, type XmlVisitor } from './xml-reader.ts';

/** Nesting of real files stays under 20; an entry with its batch details is read transaction by transaction. */
const XML_LIMITS = { depth: 64, elements: 50_000, piece: 256 * 1024 };
const ENTRY_LIMIT = 40_000;
const TRANSACTION_LIMIT = 75_000;

const FORMS = {
  '052': { body: 'BkToCstmrAcctRpt', part: 'Rpt', kind: 'report' },
  '053': { body: 'BkToCstmrStmt', part: 'Stmt', kind: 'statement' },
  '054': { body: 'BkToCstmrDbtCdtNtfctn', part: 'Ntfctn', kind: 'notification' },
} as const;

type Form = (typeof FORMS)[keyof typeof FORMS];

/**
 * Reads an account report, statement or notification of ISO 20022 (camt.052, .053, .054, versions 02 to 13, told by the
 * namespace). Amounts stay exact; what is doubtful is a warning, what cannot be trusted as a whole is a refusal.
 */
export function readCamt(text: string, doubts: BankFileWarning[] = []): Result<BankStatementFile, BankFileRefusal> {
  const sink = collectWarnings();
  for (const doubt of doubts) sink.warn(doubt);
  const reader = new CamtReader(sink);
  const root = readXml<BankFileRefusal>(text.replace(/^\uFEFF/, ''), reader, XML_LIMITS);
  if (root.refused) return root;
  if (reader.statements.length === 0) return refuse({ kind: 'no-statement' });
  fingerprintEntries(reader.statements);
  const header = elementAt(root.value, `${reader.form?.body ?? ''}/GrpHdr`);
  return ok({
    message: reader.message,
    messageId: header && textAt(header, 'MsgId'),
    createdAt: header && textAt(header, 'CreDtTm'),
    statements: reader.statements,
    warnings: sink.all(),
  });
}

/** Turns elements into data as they close, so that memory holds one entry of the tree at a time. */
class CamtReader implements XmlVisitor<BankFileRefusal> {
  message = '';
  form: Form | undefined;
  readonly statements: BankStatement[] = [];
  readonly #sink: WarningSink;
  #entries: BankEntry[] = [];
  #transactions: CamtTransaction[] = [];
  #entryCount = 0;
  #transactionCount = 0;

  constructor(sink: WarningSink) {
    this.#sink = sink;
  }

  onRoot(name: string, namespace: string) {
    const match = /^urn:iso:std:iso:20022:tech:xsd:(camt\.(05[234])\.001\.(\d{2}))$/.exec(namespace);
    if (!match || name !== 'Document') return refuse({ kind: 'not-a-statement' as const, root: name, namespace });
    const [, message = '', number = '', version] = match;
    if (Number(version) < 2 || Number(version) > 13) return refuse({ kind: 'unsupported-version' as const, message });
    this.message = message;
    this.form = FORMS[number as keyof typeof FORMS];
    return undefined;
  }

  onClose(element: XmlElement, parent: XmlElement | undefined) {
    if (element.name === 'TxDtls' && parent?.name === 'NtryDtls') return this.#closeTransaction(element);
    if (element.name === 'Ntry' && parent?.name === this.form?.part) return this.#closeEntry(element, parent);
    if (element.name === this.form?.part && parent?.name === this.form?.body) return this.#closeStatement(element);
    return 'keep' as const;
  }

  #closeTransaction(element: XmlElement) {
    this.#transactionCount += 1;
    if (this.#transactionCount > TRANSACTION_LIMIT) {
      return refuse({ kind: 'too-many-entries' as const, limit: TRANSACTION_LIMIT });
    }
    this.#transactions.push(readTransaction(element));
    return 'drop' as const;
  }

  #closeEntry(element: XmlElement, statement: XmlElement | undefined) {
    this.#entryCount += 1;
    if (this.#entryCount > ENTRY_LIMIT) return refuse({ kind: 'too-many-entries' as const, limit: ENTRY_LIMIT });
    const place = { statement: this.statements.length + 1, entry: this.#entries.length + 1 };
    const account = readAccountId(statement && elementAt(statement, 'Acct'));
    const entry = readEntry(element, this.#transactions, account.iban, place, this.#sink.warn);
    this.#transactions = [];
    if (entry.refused) return entry;
    this.#entries.push(entry.value);
    return 'drop' as const;
  }

  #closeStatement(element: XmlElement) {
    const kind = this.form?.kind ?? 'statement';
    const place = { statement: this.statements.length + 1 };
    const statement = readStatement(element, kind, this.#entries, place, this.#sink.warn);
    this.#entries = [];
    if (statement.refused) return statement;
    this.statements.push(statement.value);
    return 'drop' as const;
  }
}
