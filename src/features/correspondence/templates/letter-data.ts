import type { MessageFacts } from '../message-facts.ts';
import type { Block } from './blocks.ts';
import { amountText, dayText, elided, phoneText, printable, sirenText } from './french-format.ts';
import type { PaymentDetails } from './plain-text.ts';
import { postalLines } from './postal-lines.ts';

/** What the Typst page reads: every string ready to print, never evaluated as markup. */
export type LetterData = {
  title: string;
  author: string;
  date: { year: number; month: number; day: number };
  letterhead: { name: string; lines: string[] };
  recipient: string[];
  registered: boolean;
  references: { label: string; value: string }[];
  placeAndDate: string;
  subject: string;
  blocks: Block[];
  payment?: PaymentDetails & { qrSvg?: string };
  signature: string[];
  legal: string;
  running: string;
};

type Party = { name: string; addressLines: string[]; phone?: string; email?: string; city?: string };

/** Who writes: the platform to the creditor, the collector when there is one, otherwise the creditor. */
export function senderOf(facts: MessageFacts, audience: 'debtor' | 'creditor'): Party {
  if (audience === 'creditor' && facts.operator) return facts.operator;
  return facts.collector ?? facts.creditor;
}

/** SARL au capital de 10 000,00 €, RCS Rennes 404 833 048 (code de commerce, R123-237 and R123-238). */
export function legalLine(facts: MessageFacts, audience: 'debtor' | 'creditor'): string {
  if (audience === 'creditor' && facts.operator) return facts.operator.legal ?? facts.operator.name;
  if (facts.collector) return `${facts.collector.name}, ${facts.collector.statement}`;
  const { creditor } = facts;
  const parts = [
    [creditor.legalForm, creditor.capital && `au capital de ${amountText(creditor.capital)}`].filter(Boolean).join(' '),
    creditor.siren &&
      (creditor.rcsCity
        ? `RCS ${creditor.rcsCity} ${sirenText(creditor.siren)}`
        : `SIREN ${sirenText(creditor.siren)}`),
  ];
  return [creditor.name, ...parts].filter(Boolean).join(', ');
}

export function signatureLines(facts: MessageFacts, audience: 'debtor' | 'creditor'): string[] {
  if (audience === 'creditor' && facts.operator) return [facts.operator.name];
  const { collector, creditor } = facts;
  const signing = collector ?? creditor;
  return [
    signing.signatoryName,
    signing.signatoryRole,
    signing.name,
    collector ? `pour le compte ${elided('de', creditor.name)}` : undefined,
  ].filter((line): line is string => line !== undefined && line !== '');
}

export function recipientLines(facts: MessageFacts, audience: 'debtor' | 'creditor'): string[] | undefined {
  const { creditor, debtor } = facts;
  if (audience === 'creditor') return postalLines([creditor.name, ...creditor.addressLines]);
  const contact = debtor.contactName ? `À l’attention de ${debtor.contactName}` : undefined;
  return postalLines([debtor.name, contact, ...debtor.addressLines]);
}

export function letterData(
  facts: MessageFacts,
  letter: {
    audience: 'debtor' | 'creditor';
    registered: boolean;
    subject: string;
    blocks: Block[];
    recipient: string[];
    payment?: PaymentDetails;
  },
): LetterData {
  const sender = senderOf(facts, letter.audience);
  const [year = 0, month = 0, day = 0] = facts.writtenOn.split('-').map(Number);
  const contact = [sender.phone && phoneText(sender.phone), sender.email].filter((line): line is string =>
    Boolean(line),
  );
  const place = 'city' in sender && sender.city ? `${sender.city}, le` : 'Le';
  const recipientName = letter.audience === 'debtor' ? facts.debtor.name : facts.creditor.name;
  return printableStrings({
    title: letter.subject,
    author: sender.name,
    date: { year, month, day },
    letterhead: { name: sender.name, lines: [...sender.addressLines, ...contact] },
    recipient: letter.recipient,
    registered: letter.registered,
    references: [
      { label: 'Dossier', value: facts.caseReference },
      ...(letter.payment ? [{ label: 'Référence de paiement', value: letter.payment.reference }] : []),
    ],
    placeAndDate: `${place} ${dayText(facts.writtenOn)}`,
    subject: letter.subject,
    blocks: letter.blocks,
    ...(letter.payment && {
      payment: { ...letter.payment, ...(facts.account?.epcQrSvg && { qrSvg: facts.account.epcQrSvg }) },
    }),
    signature: signatureLines(facts, letter.audience),
    legal: legalLine(facts, letter.audience),
    running: `${sender.name} à ${recipientName}, ${dayText(facts.writtenOn)}, dossier ${facts.caseReference}`,
  });
}

function printableStrings<T>(value: T): T {
  if (typeof value === 'string') return (value.startsWith('<svg') ? value : keepBreaks(value)) as T;
  if (Array.isArray(value)) return value.map(printableStrings) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableStrings(inner)])) as T;
  }
  return value;
}

/** Runs keep the spaces at their ends, which separate them from their neighbours. */
function keepBreaks(text: string): string {
  const before = /^ /.test(text) ? ' ' : '';
  const after = / $/.test(text) && text.trim() !== '' ? ' ' : '';
  return `${before}${printable(text)}${after}`;
}
