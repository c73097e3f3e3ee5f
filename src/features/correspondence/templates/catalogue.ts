import { type MessageTemplate, readTemplate } from './liquid.ts';
import type { Mention } from './mentions.ts';

type Entry = {
  channel: 'email' | 'sms' | 'letter' | 'call';
  audience: 'debtor' | 'creditor';
  /** Does the message ask for money (and must then say how to pay)? */
  demandsPayment: boolean;
  registered?: true;
  /** Oldest first; a version is the day its words took effect. */
  versions: string[];
  needs: Mention[];
};

const debtorBasics: Mention[] = ['creditor-name', 'debtor-name', 'invoices'];
const posted: Mention[] = ['creditor-address', 'debtor-address', 'signatory'];

const catalogue = {
  'reminder-friendly': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'amount-due', 'account'],
  },
  'reminder-firm': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'amount-due', 'account'],
  },
  'after-notice': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'amount-due', 'account', 'mise-en-demeure'],
  },
  thanks: {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: false,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'settled'],
  },
  'payment-receipt': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'receipt', 'amount-due', 'account'],
  },
  'promise-noted': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'promise', 'account'],
  },
  'dispute-noted': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'dispute'],
  },
  'claim-paid-noted': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: debtorBasics,
  },
  'debtor-link': {
    channel: 'email',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'link'],
  },
  'payout-notice': {
    channel: 'email',
    audience: 'creditor',
    demandsPayment: false,
    versions: ['2026-11-01'],
    needs: ['creditor-name', 'debtor-name', 'settlement', 'operator'],
  },
  'reminder-firm-sms': {
    channel: 'sms',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'link'],
  },
  'after-notice-sms': {
    channel: 'sms',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'link', 'mise-en-demeure'],
  },
  'letter-reminder': {
    channel: 'letter',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, ...posted, 'amount-due', 'account', 'deadline'],
  },
  'mise-en-demeure': {
    channel: 'letter',
    audience: 'debtor',
    demandsPayment: true,
    registered: true,
    versions: ['2026-11-01'],
    needs: [
      ...debtorBasics,
      ...posted,
      'signatory-role',
      'debtor-siren',
      'amount-due',
      'account',
      'deadline',
      'interest-lines',
      'basis-of-interest',
    ],
  },
  'interest-statement': {
    channel: 'letter',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'creditor-address', 'debtor-address', 'interest-lines', 'basis-of-interest'],
  },
  'net-statement': {
    channel: 'letter',
    audience: 'creditor',
    demandsPayment: false,
    versions: ['2026-11-01'],
    needs: ['creditor-name', 'creditor-address', 'debtor-name', 'invoices', 'settlement', 'operator'],
  },
  'call-script': {
    channel: 'call',
    audience: 'debtor',
    demandsPayment: true,
    versions: ['2026-11-01'],
    needs: [...debtorBasics, 'amount-due'],
  },
} satisfies Record<string, Entry>;

export type MessageTemplateId = keyof typeof catalogue;
export const messageTemplateIds = Object.keys(catalogue) as MessageTemplateId[];

/** The Typst page that every letter is set on, relative to the folder of letters. */
export const letterPage = 'letter.2026-11-01.typ';
/** The folder that a PdfRenderer of letters is given. */
export const lettersFolder = new URL('letters/', import.meta.url);

const folders = { email: 'emails', sms: 'sms', letter: 'letters' } as const;
/** A call script is a structure, not a text to fill in. */
const noText: MessageTemplate = { subject: '', body: '' };
const read = new Map<string, MessageTemplate>();

export type ChosenTemplate = Entry & {
  id: MessageTemplateId;
  version: string;
  reference: string;
  text: MessageTemplate;
};

/**
 * The template by its id in the words in force on that day ('mise-en-demeure'), or in one version ('mise-en-demeure.2026-11-01').
 * Words carry no legal date of their own: before the first version, the first is used. Undefined when there is none.
 */
export function chooseTemplate(wanted: string, on: string): ChosenTemplate | undefined {
  const [name = '', asked] = wanted.split('.');
  const id = messageTemplateIds.find((candidate) => candidate === name);
  if (!id) return undefined;
  const entry: Entry = catalogue[id];
  const version = asked
    ? entry.versions.find((candidate) => candidate === asked)
    : (entry.versions.findLast((candidate) => candidate <= on) ?? entry.versions[0]);
  if (!version) return undefined;
  const reference = `${id}.${version}`;
  const text =
    entry.channel === 'call'
      ? noText
      : (read.get(reference) ?? readTemplate(`${folders[entry.channel]}/${reference}.liquid`));
  read.set(reference, text);
  return { ...entry, id, version, reference, text };
}
