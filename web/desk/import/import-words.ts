import { t } from '@lingui/core/macro';
import type { LineStateName } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { ApiProblem } from '../../ui/api.ts';
import type { ProblemWords } from '../../ui/states/problem-words.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';

/** Why a list cannot be read, in the words of the server, which names the column or the line. */
export function listRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const { message } = failure.facts;
  if (failure.kind === 'unreadable-list' && typeof message === 'string') {
    return { happened: t`Cette liste ne peut pas être lue.`, todo: message, canRetry: false };
  }
  const { title } = failure;
  return failure.status >= 500 || !title ? undefined : { happened: title, todo: '', canRetry: false };
}

export function lineStateWords(state: LineStateName): { word: string; tone: Tone } {
  switch (state) {
    case 'good':
      return { word: t`bonne`, tone: 'good' };
    case 'faulty':
      return { word: t`à corriger`, tone: 'watch' };
    case 'skipped':
      return { word: t`laissée de côté`, tone: 'plain' };
    case 'duplicate':
      return { word: t`déjà déposée`, tone: 'plain' };
    case 'opened':
      return { word: t`dossier ouvert`, tone: 'good' };
    case 'undone':
      return { word: t`annulée`, tone: 'plain' };
  }
}

export function importStateWords(state: string): string {
  switch (state) {
    case 'read':
      return t`à confirmer`;
    case 'confirmed':
      return t`dossiers en cours d’ouverture`;
    case 'written':
      return t`relances à lancer`;
    case 'launched':
      return t`relances lancées`;
    default:
      return t`annulée`;
  }
}

/** Why a case stays when its list is taken back. */
export function keptWords(why: string): string {
  switch (why) {
    case 'message-sent':
      return t`un message est déjà parti`;
    case 'paid':
      return t`un règlement est arrivé`;
    case 'answered':
      return t`le débiteur a répondu`;
    default:
      return t`il est déjà clos`;
  }
}

/** What a column may hold, as a person chooses it; the words of the server for a field that this page does not know. */
export function fieldWords(field: string, title: string): string {
  const words: Record<string, string> = {
    number: t`Numéro de facture`,
    issueDate: t`Date de facture`,
    dueDate: t`Échéance`,
    debtorName: t`Nom du client`,
    debtorCode: t`Code client`,
    siren: t`SIREN`,
    siret: t`SIRET`,
    vat: t`N° TVA`,
    email: t`Adresse électronique`,
    phone: t`Téléphone`,
    contact: t`Contact`,
    address: t`Adresse`,
    addressMore: t`Adresse (suite)`,
    postcode: t`Code postal`,
    city: t`Ville`,
    country: t`Pays`,
    net: t`Montant HT`,
    tax: t`TVA`,
    total: t`Montant TTC`,
    remaining: t`Reste dû`,
    paid: t`Déjà réglé`,
    debit: t`Débit`,
    credit: t`Crédit`,
    side: t`Sens (D/C)`,
    lettering: t`Lettrage`,
    status: t`Statut`,
    type: t`Type de pièce`,
    currency: t`Devise`,
    label: t`Libellé`,
    origin: t`Facture d’origine`,
  };
  return words[field] ?? title;
}
