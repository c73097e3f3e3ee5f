/** A field of the invoice by its EN 16931 number, where it has one. */
export type FieldRef = { readonly term: string; readonly party?: 'seller' | 'buyer' | 'payee' };

/** What a person should know about an invoice that was read all the same: facts, the sentences are in `french-messages.ts`. */
export type ReadWarning =
  | { kind: 'missing-field'; field: FieldRef }
  | { kind: 'repeated-field'; field: FieldRef; used: string; others: readonly string[] }
  | { kind: 'impossible-date'; field: FieldRef; text: string }
  | { kind: 'unusual-date-format'; field: FieldRef; text: string }
  | { kind: 'doubtful-reading'; field: FieldRef; text: string; confidence: number }
  | { kind: 'due-before-issue'; issueDate: string; dueDate: string }
  | { kind: 'several-due-dates'; dates: readonly string[] }
  | { kind: 'unreadable-amount'; field: FieldRef; text: string }
  | { kind: 'fraction-of-cent'; field: FieldRef; text: string }
  | { kind: 'implausible-amount'; field: FieldRef; text: string }
  | { kind: 'unknown-currency'; text: string }
  | { kind: 'not-in-euros'; currency: string }
  | { kind: 'other-currency'; field: FieldRef; currency: string; text: string }
  | { kind: 'unknown-type-code'; text: string }
  | { kind: 'type-code-assumed'; used: string; written?: string }
  | { [K in SumRule]: { kind: K; computed: string; written: string; difference: string; currency?: string } }[SumRule]
  | { kind: 'vat-rate-mismatch'; rate: string; basis: string; computed: string; written: string; difference: string }
  | { kind: 'negative-due-amount'; text: string; typeCode?: string }
  | { kind: 'nothing-due'; text: string }
  | { kind: 'invalid-iban'; text: string; why: 'shape' | 'country' | 'length' | 'checksum' }
  | { kind: 'invalid-siren'; party: PartyRole; text: string }
  | { kind: 'invalid-siret'; party: PartyRole; text: string }
  | { kind: 'invalid-vat'; party: PartyRole; text: string; why: 'shape' | 'checksum' }
  | { kind: 'identifiers-disagree'; party: PartyRole; values: readonly string[] }
  | { kind: 'same-seller-and-buyer'; text: string }
  | { kind: 'other-payee'; name?: string }
  | { kind: 'factored'; evidence: string }
  | { kind: 'missing-mention'; mention: 'PMT' | 'PMD' | 'AAB' }
  | { kind: 'suspicious-text'; field: FieldRef; why: SuspiciousText; text: string }
  | { kind: 'encoding-mismatch'; declared: string }
  | { kind: 'declared-paid'; process: string }
  | { kind: 'marked-paid'; text: string }
  | { kind: 'test-document' }
  | { kind: 'copy-of-invoice' }
  | { kind: 'pdf-repaired' }
  | { kind: 'pdf-restricted' }
  | { kind: 'unread-pages'; from: number; to: number; pageCount: number }
  | { kind: 'picture-pages'; pages: readonly number[] }
  | { kind: 'perhaps-several-invoices'; pages: readonly number[] }
  | { kind: 'attachment-altered'; name: string }
  | { kind: 'unreadable-attachment'; name: string; refusal: string }
  | { kind: 'unusual-attachment-name'; name: string }
  | { kind: 'same-invoice-twice'; names: readonly string[] }
  | { kind: 'other-invoice-attached'; name: string; number?: string };

export type PartyRole = 'seller' | 'buyer' | 'payee';

/** The sums of EN 16931 that matter for a claim. */
export type SumRule =
  | 'line-total-mismatch' // BR-CO-10: sum of lines = BT-106
  | 'net-total-mismatch' // BR-CO-13: BT-106 − BT-107 + BT-108 = BT-109
  | 'vat-basis-mismatch' // sum of BT-116 = BT-109
  | 'tax-total-mismatch' // BR-CO-14: sum of BT-117 = BT-110
  | 'grand-total-mismatch' // BR-CO-15: BT-109 + BT-110 = BT-112
  | 'due-amount-mismatch'; // BR-CO-16: BT-112 − BT-113 + BT-114 = BT-115

export type SuspiciousText = 'formula' | 'control-character' | 'markup' | 'template' | 'too-long';
