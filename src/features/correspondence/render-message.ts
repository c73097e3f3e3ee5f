import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { decimal, parseAmount, sumOf } from '../../kernel/money.ts';
import { ok, orThrow, type Result, refuse } from '../../kernel/result.ts';
import type { MessageFacts } from './message-facts.ts';
import { type Block, readBlocks } from './templates/blocks.ts';
import { type CallScript, callScript, callScriptMarkdown } from './templates/call-script.ts';
import { type ChosenTemplate, chooseTemplate, letterPage } from './templates/catalogue.ts';
import { type BrokenSum, brokenSums, type NotOwedByConsumer, notOwedByConsumer } from './templates/coherence.ts';
import { emailHtml } from './templates/email-html.ts';
import { amountText, ibanText, printable } from './templates/french-format.ts';
import { smsParts, toGsm7 } from './templates/gsm7.ts';
import {
  type LetterData,
  legalLine,
  letterData,
  recipientLines,
  senderOf,
  signatureLines,
} from './templates/letter-data.ts';
import { fillMarkdown, fillText } from './templates/liquid.ts';
import { type Mention, missingMentions } from './templates/mentions.ts';
import { type PaymentDetails, plainText } from './templates/plain-text.ts';
import { isPostalText, postalLines } from './templates/postal-lines.ts';
import { forbiddenlySaid } from './templates/said-wording.ts';

/** `template` is the id with its version: with the facts, it is enough to render the same message again. */
export type RenderedMessage =
  | {
      channel: 'email';
      template: string;
      audience: 'debtor' | 'creditor';
      subject: string;
      html: string;
      text: string;
    }
  | { channel: 'sms'; template: string; text: string; parts: number }
  | {
      channel: 'letter';
      template: string;
      kind: 'simple' | 'registered';
      subject: string;
      /** What a PdfRenderer of `lettersFolder` takes. */
      document: { template: string; data: LetterData };
      recipient: string[];
      sender: string[];
      text: string;
    }
  | { channel: 'call'; template: string; script: CallScript; text: string };

export type RenderRefusal =
  | { kind: 'unknown-template'; template: string }
  | { kind: 'missing-mention'; missing: Mention[] }
  | { kind: 'incoherent-amounts'; broken: BrokenSum[] }
  | { kind: 'not-owed-by-consumer'; what: NotOwedByConsumer[] }
  | { kind: 'forbidden-wording'; found: ReturnType<typeof forbiddenlySaid> }
  /** The block does not fit in seven lines, or needs letters that La Poste cannot sort. */
  | { kind: 'unpostable-address'; whose: 'recipient' | 'sender' };

/** Renders a message from its frozen facts, or answers everything that forbids it. Pure but for its templates, read once. */
export function renderMessage(template: string, facts: MessageFacts): Result<RenderedMessage, RenderRefusal> {
  const chosen = chooseTemplate(template, facts.writtenOn);
  if (!chosen) return refuse({ kind: 'unknown-template', template });
  const missing = missingMentions(facts, chosen);
  if (missing.length > 0) return refuse({ kind: 'missing-mention', missing });
  const unowed = notOwedByConsumer(facts);
  if (unowed.length > 0) return refuse({ kind: 'not-owed-by-consumer', what: unowed });
  const broken = brokenSums(facts);
  if (broken.length > 0) return refuse({ kind: 'incoherent-amounts', broken });
  const rendered = renderChosen(chosen, facts);
  if (rendered.refused || chosen.audience !== 'debtor') return rendered;
  const { value } = rendered;
  const found = forbiddenlySaid('subject' in value ? `${value.subject}\n${value.text}` : value.text, facts);
  return found.length > 0 ? refuse({ kind: 'forbidden-wording', found }) : rendered;
}

function renderChosen(chosen: ChosenTemplate, facts: MessageFacts): Result<RenderedMessage, RenderRefusal> {
  switch (chosen.channel) {
    case 'email':
      return ok(renderEmail(chosen, facts));
    case 'sms': {
      const text = toGsm7(fillText(chosen.text.body, valuesOf(facts)));
      return ok({ channel: 'sms', template: chosen.reference, text, parts: smsParts(text) });
    }
    case 'letter':
      return renderLetter(chosen, facts);
    case 'call': {
      return ok({ channel: 'call', template: chosen.reference, script: callScript(facts), text: callScriptFor(facts) });
    }
  }
}

/** What to say on the telephone, as Markdown; `callScript` gives it as a structure. For the caller's eyes: nothing is sent. */
export function callScriptFor(facts: MessageFacts): string {
  return callScriptMarkdown(callScript(facts));
}

function renderEmail(chosen: ChosenTemplate, facts: MessageFacts): RenderedMessage {
  const values = valuesOf(facts);
  const subject = fillText(chosen.text.subject, values);
  const blocks = readBlocks(fillMarkdown(chosen.text.body, values));
  const sender = senderOf(facts, chosen.audience);
  const signature = signatureLines(facts, chosen.audience).map(printable);
  const payment = paymentOf(facts);
  const footer = [legalLine(facts, chosen.audience), sender.addressLines.join(', ')].map(printable).filter(Boolean);
  const html = emailHtml(blocks, {
    subject,
    senderName: printable(sender.name),
    caseReference: printable(facts.caseReference),
    ...(payment && { payment }),
    signature,
    footer,
  });
  const text = `${plainText(blocks, { ...(payment && { payment }), signature })}\n--\n${footer.join('\n')}\n`;
  return { channel: 'email', template: chosen.reference, audience: chosen.audience, subject, html, text };
}

function renderLetter(chosen: ChosenTemplate, facts: MessageFacts): Result<RenderedMessage, RenderRefusal> {
  const { audience } = chosen;
  const from = senderOf(facts, audience);
  const recipient = recipientLines(facts, audience);
  const sender = postalLines([from.name, ...from.addressLines]);
  if (!recipient?.every(isPostalText)) return refuse({ kind: 'unpostable-address', whose: 'recipient' });
  if (!sender?.every(isPostalText)) return refuse({ kind: 'unpostable-address', whose: 'sender' });
  const values = valuesOf(facts);
  const subject = fillText(chosen.text.subject, values);
  const blocks = readBlocks(fillMarkdown(chosen.text.body, values));
  const payment = blocks.some(isPayment) ? paymentOf(facts) : undefined;
  const registered = chosen.registered ?? false;
  const data = letterData(facts, { audience, registered, subject, blocks, recipient, ...(payment && { payment }) });
  return ok({
    channel: 'letter',
    template: chosen.reference,
    kind: registered ? 'registered' : 'simple',
    subject,
    document: { template: letterPage, data },
    recipient,
    sender,
    text: plainText(blocks, { ...(payment && { payment }), signature: data.signature }),
  });
}

function isPayment(block: Block): boolean {
  return block.kind === 'slot' && (block.name === 'payment' || block.name === 'account');
}

function paymentOf(facts: MessageFacts): PaymentDetails | undefined {
  if (!facts.account) return undefined;
  return {
    holder: printable(facts.account.holder),
    iban: ibanText(facts.account.iban),
    ...(facts.account.bic && { bic: facts.account.bic }),
    reference: facts.paymentReference,
    amount: amountText(facts.owed.total),
  };
}

const amountOf = (text: string | undefined) => orThrow(parseAmount(text ?? '0.00'));

/** What templates may name: the facts, and a few values that would be clumsy to compute in a template. */
function valuesOf(facts: MessageFacts): object {
  const { creditor, debtor, invoices, owed, writtenOn, collector } = facts;
  const dueDays = invoices.map((invoice) => invoice.dueOn).sort();
  const oldestDueOn = dueDays[0];
  const received = invoices.map((invoice) => sumOf([amountOf(invoice.paid), amountOf(invoice.credited)]));
  const interestPaid = amountOf(owed.interestPaid);
  return {
    ...facts,
    consumer: debtor.kind === 'individual',
    salutation: debtor.salutation ?? 'Madame, Monsieur',
    first: invoices[0],
    several: invoices.length > 1,
    othersCount: invoices.length === 2 ? 'une autre' : `${invoices.length - 1} autres`,
    invoices: invoices.map((invoice, index) => ({
      ...invoice,
      received: decimal(received[index] ?? amountOf('0.00')),
    })),
    invoicesTotal: decimal(sumOf(invoices.map((invoice) => amountOf(invoice.total)))),
    invoicesReceived: decimal(sumOf(received)),
    anyPaid: received.some((amount) => amount !== 0n),
    ...shownInvoices(facts),
    remindersMade: facts.remindersMade.map((reminder) => ({
      ...reminder,
      namesChannel: /courriel|SMS|lettre|téléphon/i.test(reminder.label.normalize('NFC')),
    })),
    oldestDueOn,
    severalDueDays: new Set(dueDays).size > 1,
    daysLate: oldestDueOn ? daysBetween(oldestDueOn as CivilDate, writtenOn as CivilDate) : 0,
    hasInterest: amountOf(owed.interest) > 0n,
    hasIndemnity: amountOf(owed.indemnity) > 0n,
    accessories: decimal(sumOf([amountOf(owed.interest), amountOf(owed.indemnity)])),
    owed: { ...owed, lines: owed.lines.map((line) => ({ ...line, invoice: line.invoice ?? '' })) },
    interestPaid: interestPaid > 0n,
    interestAccrued: decimal(sumOf(owed.lines.map((line) => amountOf(line.interest)))),
    manyInvoices: owed.lines.some((line) => line.invoice !== undefined) && invoices.length > 1,
    senderShort: shortened((collector ?? creditor).name),
    creditorShort: shortened(creditor.name),
  };
}

/** An email lists ten invoices and sums up the others, when the debtor's page lists them all. */
function shownInvoices({ invoices, link }: MessageFacts) {
  const count = link && invoices.length > 12 ? 10 : invoices.length;
  const others = invoices.slice(count);
  return {
    shownInvoices: invoices.slice(0, count),
    otherInvoices: others.length > 0 ? others.length : false,
    otherBalance: decimal(sumOf(others.map((invoice) => amountOf(invoice.balance)))),
  };
}

/** A name for an SMS: at most 28 characters, cut at a word when there is one. */
function shortened(name: string): string {
  if (name.length <= 28) return name;
  const cut = name.slice(0, 27);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > 12 ? lastSpace : 27).trimEnd()}.`;
}
