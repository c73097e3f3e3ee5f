import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { Behaviour } from './invoices-of-kermeur.ts';

/** What happens to a case besides its own scenario, and how many days after its opening. */
export type Deed =
  | { after: number; does: 'pay'; share: 'all' | 'first-part'; reference: boolean }
  | { after: number; does: 'promise'; inDays: number }
  | { after: number; does: 'dispute'; code: string; note: string }
  | { after: number; does: 'answer-dispute' }
  | { after: number; does: 'say-paid' }
  | { after: number; does: 'paid-creditor' }
  | { after: number; does: 'pause'; days: number; note: string }
  | { after: number; does: 'call'; outcome: 'reached' | 'voicemail' | 'no-answer' | 'callback'; note: string }
  | { after: number; does: 'decide'; choice: 'commissaire-de-justice' | 'close' };

const answered: Deed = {
  after: 7,
  does: 'call',
  outcome: 'reached',
  note: '« La facture est en circuit de validation. » Rappel convenu.',
};
const nobody: Deed = { after: 8, does: 'call', outcome: 'no-answer', note: 'Pas de réponse, deux essais.' };

/** `turn` varies what is said, so that no two cases of a kind are alike. */
export function deedsOf(behaviour: Behaviour, turn: number): Deed[] {
  switch (behaviour) {
    case 'pays-early':
      return [{ after: 3 + (turn % 4), does: 'pay', share: 'all', reference: true }];
    case 'pays-after-firm':
      return [answered, { after: 14 + (turn % 3), does: 'pay', share: 'all', reference: true }];
    case 'pays-after-notice':
      return [nobody, { after: 38 + (turn % 6), does: 'pay', share: 'all', reference: true }];
    case 'pays-in-two':
      return [
        answered,
        { after: 16, does: 'pay', share: 'first-part', reference: true },
        { after: 41, does: 'pay', share: 'all', reference: true },
      ];
    case 'promises-and-pays':
      return [
        { after: 4, does: 'promise', inDays: 12 },
        { after: 15, does: 'pay', share: 'all', reference: true },
      ];
    case 'promises-and-forgets':
      return [{ after: 6, does: 'promise', inDays: 9 }];
    case 'disputes':
      return [
        {
          after: 5 + (turn % 5),
          does: 'dispute',
          code: 'QTE_ERR',
          note: 'Deux fenêtres sur six n’ont pas été posées.',
        },
      ];
    case 'disputes-then-pays':
      return [
        { after: 5, does: 'dispute', code: 'REF_CT_ABSENT', note: 'Notre numéro de commande manque sur la facture.' },
        { after: 9, does: 'answer-dispute' },
        { after: 24, does: 'pay', share: 'all', reference: true },
      ];
    case 'says-paid':
      return [{ after: 12, does: 'say-paid' }];
    case 'paid-the-creditor':
      return [{ after: 18, does: 'paid-creditor' }];
    case 'paused':
      return [
        { after: 9, does: 'pause', days: 30, note: 'Chantier en cours chez ce client : on reparle à la réception.' },
      ];
    case 'pays-without-reference':
      return [{ after: 20, does: 'pay', share: 'all', reference: false }];
    case 'unreachable-by-email':
      return turn % 2 === 0 ? [] : [{ after: 44, does: 'pay', share: 'all', reference: true }];
    case 'silent':
      return [
        nobody,
        ...(turn % 2 === 0 ? [{ after: 63, does: 'decide', choice: 'commissaire-de-justice' } as const] : []),
      ];
  }
}

export function dayOf(openedOn: CivilDate, deed: Deed): CivilDate {
  return addDays(openedOn, deed.after);
}
