import { remarkMessage } from '../invoice-lists/french-words.ts';
import type { LineRemark } from '../invoice-lists/list.ts';
import type { RemarkView } from './batch-deposits.contract.ts';

const day = (iso: string) => iso.split('-').reverse().join('/');

/** What checking adds to what reading said. */
const WORDS: Record<string, (remark: LineRemark) => string> = {
  'several-of-that-name': ({ text }) => `Vous avez plusieurs débiteurs nommés « ${text} » : donnez le SIREN.`,
  'found-by-name': ({ text }) => `Reconnu parmi vos débiteurs par son nom exact (${text}).`,
  'attached-by-merge': ({ text = '' }) => {
    const [name = '', on = ''] = text.split('|');
    return `Rattaché à « ${name} » (fusion du ${day(on)}).`;
  },
  'other-name': ({ text }) => `Le registre ou vos dossiers le nomment « ${text} ».`,
  'already-deposited': ({ text }) => `La facture « ${text} » est déjà déposée.`,
  'deposited-otherwise': ({ text }) =>
    `La facture « ${text} » est déjà déposée avec une autre date ou un autre montant.`,
  'debtor-incomplete': () => 'Il manque des informations sur ce débiteur : complétez-le.',
  prescribed: ({ text }) => `La créance est prescrite depuis le ${day(text)}.`,
  'credit-note-undated': ({ text }) => `L’avoir « ${text} » n’a pas de date entre celle de la facture et aujourd’hui.`,
  'in-the-future': ({ text }) => `La date de facture (${day(text)}) est dans le futur.`,
  'nothing-left-to-pay': () => 'Plus rien n’est dû.',
  'due-before-issued': ({ text }) => `L’échéance (${day(text)}) précède la facture.`,
  'not-a-postcode': ({ text }) => (text === '' ? 'Le code postal manque.' : `« ${text} » n’est pas un code postal.`),
};

/** Fields of a debtor that may be missing. */
const MISSING: Record<string, string> = { siren: 'Le SIREN manque.', city: 'La ville manque.' };

export function remarkOf(remark: LineRemark): RemarkView {
  const missing = remark.kind === 'missing' ? MISSING[remark.field] : undefined;
  return { ...remark, message: missing ?? WORDS[remark.kind]?.(remark) ?? remarkMessage(remark) };
}
