import type { Behaviour } from './invoices-of-kermeur.ts';

/** What happens to a case besides its own scenario, and how many days after its opening. */
export type Deed =
  | { after: number; does: 'pay'; share: 'all' | 'first-part'; reference: boolean }
  | { after: number; does: 'promise'; inDays: number }
  | { after: number; does: 'dispute'; code: string; note: string }
  | { after: number; does: 'answer-dispute'; outcome: 'maintained' | 'accepted'; note: string }
  | { after: number; does: 'say-paid' }
  | { after: number; does: 'answer-paid'; received: boolean }
  | { after: number; does: 'paid-creditor' }
  | { after: number; does: 'match' }
  | { after: number; does: 'pause'; days: number; note: string }
  | { after: number; does: 'call'; outcome: 'reached' | 'voicemail' | 'no-answer' | 'callback'; note: string }
  | { after: number; does: 'add-manager'; name: string }
  | { after: number; does: 'email-comes-back' }
  | { after: number; does: 'decide'; choice: 'commissaire-de-justice' | 'close' };

const REACHED = '« La facture est en circuit de validation. » Rappel convenu.';
const answered: Deed = { after: 7, does: 'call', outcome: 'reached', note: REACHED };
const nobody: Deed = { after: 8, does: 'call', outcome: 'no-answer', note: 'Pas de réponse, deux essais.' };
const lastCall: Deed = { after: 56, does: 'call', outcome: 'voicemail', note: 'Message laissé sur le répondeur.' };

/**
 * `turn` varies what is said, so that no two cases of a kind are alike. `isOld`: opened more than two months ago, when people have
 * long since answered what was asked of them; recent cases leave something to do.
 */
export function deedsOf(behaviour: Behaviour, turn: number, isOld: boolean): Deed[] {
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
      return [
        { after: 6, does: 'promise', inDays: 9 },
        ...(isOld ? ([{ after: 33, does: 'pay', share: 'all', reference: true }] as const) : []),
      ];
    case 'disputes':
      return disputes(turn, isOld);
    case 'disputes-then-pays':
      return [
        { after: 5, does: 'dispute', code: 'REF_CT_ABSENT', note: 'Notre numéro de commande manque sur la facture.' },
        {
          after: 9,
          does: 'answer-dispute',
          outcome: 'maintained',
          note: 'Facture renvoyée avec le numéro de commande.',
        },
        { after: 24, does: 'pay', share: 'all', reference: true },
      ];
    case 'says-paid':
      return [
        { after: 12, does: 'say-paid' },
        ...(isOld
          ? ([
              { after: 14, does: 'answer-paid', received: turn % 2 === 0 },
              { after: 29, does: 'pay', share: 'all', reference: true },
            ] as const)
          : []),
      ];
    case 'paid-the-creditor':
      return [{ after: 18, does: 'paid-creditor' }];
    case 'paused':
      return [
        { after: 9, does: 'pause', days: 30, note: 'Chantier en cours chez ce client : on reparle à la réception.' },
        ...(isOld ? ([{ after: 52, does: 'pay', share: 'all', reference: true }] as const) : []),
      ];
    case 'pays-without-reference':
      return [
        { after: 20, does: 'pay', share: 'all', reference: false },
        ...(isOld ? ([{ after: 23, does: 'match' }] as const) : []),
      ];
    case 'unreachable-by-email':
      return isOld && turn % 2 === 0
        ? [lastCall, { after: 66, does: 'decide', choice: 'close' }]
        : [{ after: 44, does: 'pay', share: 'all', reference: true }];
    case 'silent':
      return [
        { after: 3, does: 'add-manager', name: turn % 2 === 0 ? 'Nolwenn Kerbrat' : 'Erwan Caër' },
        nobody,
        ...(isOld ? [] : ([{ after: 9, does: 'email-comes-back' }] as const)),
        lastCall,
        ...(isOld && turn % 3 !== 2
          ? ([{ after: 63, does: 'decide', choice: turn % 3 === 0 ? 'commissaire-de-justice' : 'close' }] as const)
          : []),
      ];
  }
}

/** Old disputes were settled one way or the other; the last ones wait for an answer. */
function disputes(turn: number, isOld: boolean): Deed[] {
  const raised: Deed = {
    after: 5 + (turn % 5),
    does: 'dispute',
    code: 'QTE_ERR',
    note: 'Deux fenêtres sur six n’ont pas été posées.',
  };
  if (!isOld) return [raised];
  return turn % 2 === 0
    ? [
        raised,
        {
          after: 13,
          does: 'answer-dispute',
          outcome: 'accepted',
          note: 'Deux fenêtres manquaient en effet : avoir établi, nouvelle facture à suivre.',
        },
      ]
    : [
        raised,
        {
          after: 12,
          does: 'answer-dispute',
          outcome: 'maintained',
          note: 'Le bon de livraison signé montre les six fenêtres.',
        },
        { after: 30, does: 'pay', share: 'all', reference: true },
      ];
}
