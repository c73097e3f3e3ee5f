import { deniesFactoring, saysFactored } from '../../../law/mentions-de-facture/factoring.ts';
import { identityWarnings } from '../grammars/party-identity.ts';
import { type InvoiceReading, isCreditNote, type PartyRead } from '../invoice-reading.ts';
import type { FieldRef, ReadWarning, SuspiciousText } from '../read-warnings.ts';
import { isFactoredTypeCode, isKnownCurrency, isKnownTypeCode, isPaidFrame } from './code-lists.ts';
import { signOf } from './semantic-checks.ts';

type Checked = Omit<InvoiceReading, 'warnings'>;

/** Everything about an invoice, sums apart, that its creditor should see before claiming it. */
export function claimWarnings(invoice: Checked): ReadWarning[] {
  return [
    ...missingFields(invoice),
    ...dateWarnings(invoice),
    ...codeWarnings(invoice),
    ...amountWarnings(invoice),
    ...partyWarnings(invoice),
    ...factoringWarnings(invoice),
    ...mentionWarnings(invoice),
    ...textWarnings(invoice),
  ];
}

function missingFields(invoice: Checked): ReadWarning[] {
  const owed =
    invoice.dueAmount !== undefined && signOf(invoice.dueAmount) > 0 && !isCreditNote(invoice.typeCode ?? '');
  const fields: [boolean, FieldRef][] = [
    [invoice.issueDate === undefined, { term: 'BT-2' }],
    [invoice.currency === undefined, { term: 'BT-5' }],
    [owed && invoice.dueDate === undefined, { term: 'BT-9' }],
    [invoice.netTotal === undefined, { term: 'BT-109' }],
    [invoice.taxTotal === undefined && invoice.vatLines.length > 0, { term: 'BT-110' }],
    [invoice.grandTotal === undefined, { term: 'BT-112' }],
    [invoice.dueAmount === undefined, { term: 'BT-115' }],
    [invoice.seller.name === undefined, { term: 'BT-27', party: 'seller' }],
    [invoice.buyer.name === undefined, { term: 'BT-44', party: 'buyer' }],
  ];
  return fields.flatMap(([missing, field]) => (missing ? [{ kind: 'missing-field', field } as const] : []));
}

function dateWarnings(invoice: Checked): ReadWarning[] {
  const { issueDate, dueDate, dueDates } = invoice;
  const inverted = issueDate !== undefined && dueDate !== undefined && dueDate < issueDate;
  return [
    ...(inverted ? [{ kind: 'due-before-issue', issueDate, dueDate } as const] : []),
    ...(dueDates.length > 1 ? [{ kind: 'several-due-dates', dates: dueDates } as const] : []),
  ];
}

function codeWarnings(invoice: Checked): ReadWarning[] {
  const { currency, typeCode, process } = invoice;
  const warnings: ReadWarning[] = [];
  if (currency !== undefined && !isKnownCurrency(currency)) warnings.push({ kind: 'unknown-currency', text: currency });
  else if (currency !== undefined && currency !== 'EUR') warnings.push({ kind: 'not-in-euros', currency });
  if (typeCode === undefined) warnings.push({ kind: 'missing-field', field: { term: 'BT-3' } });
  else if (!isKnownTypeCode(typeCode)) warnings.push({ kind: 'unknown-type-code', text: typeCode });
  if (process !== undefined && isPaidFrame(process)) warnings.push({ kind: 'declared-paid', process });
  return warnings;
}

function amountWarnings(invoice: Checked): ReadWarning[] {
  const { dueAmount, typeCode } = invoice;
  if (!dueAmount || isCreditNote(typeCode ?? '')) return [];
  if (signOf(dueAmount) === 0) return [{ kind: 'nothing-due', text: dueAmount.text }];
  if (signOf(dueAmount) > 0) return [];
  return [{ kind: 'negative-due-amount', text: dueAmount.text, ...(typeCode === undefined ? {} : { typeCode }) }];
}

function partyWarnings(invoice: Checked): ReadWarning[] {
  const { seller, buyer, payee, accounts } = invoice;
  const warnings = [...identityWarnings(seller, 'seller'), ...identityWarnings(buyer, 'buyer')];
  if (seller.siren !== undefined && seller.siren === buyer.siren) {
    warnings.push({ kind: 'same-seller-and-buyer', text: seller.siren });
  }
  if (payee && payee.name !== seller.name) {
    warnings.push({ kind: 'other-payee', ...(payee.name === undefined ? {} : { name: payee.name }) });
  }
  for (const { text, iban } of accounts) {
    if (iban !== undefined) continue;
    const why = /^[A-Z]{2}\d{2}/i.test(text.trim()) ? 'checksum' : 'shape';
    warnings.push({ kind: 'invalid-iban', text, why });
  }
  return warnings;
}

/** A claim that was assigned to a factor is no longer the seller's to recover. */
function factoringWarnings(invoice: Checked): ReadWarning[] {
  const { typeCode, notes, paymentTerms, payee } = invoice;
  const assigned = notes.find((note) => note.code === 'ACC' && !deniesFactoring(note.text));
  const evidence =
    (typeCode !== undefined && isFactoredTypeCode(typeCode) ? `BT-3 = ${typeCode}` : undefined) ??
    assigned?.text ??
    notes.find((note) => note.code !== 'ACC' && saysFactored(note.text))?.text ??
    (saysFactored(paymentTerms ?? '') ? paymentTerms : undefined) ??
    (saysFactored(payee?.name ?? '') ? payee?.name : undefined);
  return evidence === undefined ? [] : [{ kind: 'factored', evidence: evidence.slice(0, 200) }];
}

/** A mention counts when its coded note is there, or when any text of the invoice plainly says it. */
const MENTIONS = {
  PMT: /40(?:[.,]00)?\s*(?:€|eur)|indemnit[ée] forfaitaire/i,
  PMD: /p[ée]nalit[ée]s?|int[ée]r[êe]ts? de retard/i,
  AAB: /escompte/i,
} as const;

/** Mentions that French law wants on an invoice between professionals (rule BR-FR-05), where the profile can carry them. */
function mentionWarnings(invoice: Checked): ReadWarning[] {
  const { seller, profile = '', typeCode = '', notes, paymentTerms = '' } = invoice;
  const isFrench = seller.country === 'FR' || (seller.country === undefined && seller.siren !== undefined);
  if (!isFrench || isCreditNote(typeCode) || /minimum/i.test(profile)) return [];
  const texts = [...notes.map((note) => note.text), paymentTerms].join('\n');
  return (['PMT', 'PMD', 'AAB'] as const).flatMap((mention) =>
    notes.some((note) => note.code === mention) || MENTIONS[mention].test(texts)
      ? []
      : [{ kind: 'missing-mention', mention } as const],
  );
}

function partyTexts(party: PartyRead | undefined, role: FieldRef['party'], term: string): [FieldRef, string][] {
  if (!party || role === undefined) return [];
  const texts = [party.name, party.tradingName, party.city, party.postcode, party.contact?.name, ...party.addressLines];
  return texts.flatMap((text) =>
    text === undefined ? [] : [[{ term, party: role }, text] satisfies [FieldRef, string]],
  );
}

/** Texts that would do something if they were opened as a spreadsheet, a page or a template, or that hide something. */
function textWarnings(invoice: Checked): ReadWarning[] {
  const texts: [FieldRef, string | undefined][] = [
    [{ term: 'BT-1' }, invoice.number],
    ...partyTexts(invoice.seller, 'seller', 'BT-27'),
    ...partyTexts(invoice.buyer, 'buyer', 'BT-44'),
    ...partyTexts(invoice.payee, 'payee', 'BT-59'),
    [{ term: 'BT-10' }, invoice.buyerReference],
    [{ term: 'BT-13' }, invoice.orderReference],
    [{ term: 'BT-83' }, invoice.paymentReference],
    [{ term: 'BT-20' }, invoice.paymentTerms],
    ...invoice.notes.map((note): [FieldRef, string] => [{ term: 'BT-22' }, note.text]),
  ];
  return texts.flatMap(([field, text]) => {
    const why = text === undefined ? undefined : suspicion(text, field.term);
    return why === undefined || text === undefined
      ? []
      : [{ kind: 'suspicious-text', field, why, text: text.slice(0, 120) } as const];
  });
}

// Invisible and direction-changing characters, and the C0/C1 controls that are not line breaks or tabs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

function suspicion(text: string, term: string): SuspiciousText | undefined {
  if (CONTROL.test(text)) return 'control-character';
  if (/^[=@]\s*[\w"'+-]|^[+-](?![\d\s(])/.test(text) || /^[=+@-].*[|!(]/.test(text.split('\n', 1)[0] ?? ''))
    return 'formula';
  if (/<\s*[/!?]?\s*[a-z]|javascript:|data:text\/html|\bon(?:error|load|click)\s*=/i.test(text)) return 'markup';
  if (/\{\{|\{%|\$\{|<%/.test(text)) return 'template';
  const limit = term === 'BT-22' || term === 'BT-20' ? 20_000 : 500;
  return text.length > limit ? 'too-long' : undefined;
}
