import { t } from '@lingui/core/macro';
import type {
  ContactRole,
  ContactView,
  ContactWay,
} from '../../../../src/features/claims/contacts/contacts.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import type { Tone } from '../../../ui/story/state-tag.tsx';
import { recipientText } from '../words/step-words.ts';

/** What somebody does at the debtor's. */
export function roleWords(role: ContactRole): string {
  switch (role) {
    case 'accounts-payable':
      return t`Comptabilité fournisseurs`;
    case 'manager':
      return t`Direction (gérant, président…)`;
    case 'purchasing':
      return t`Achats`;
    case 'legal':
      return t`Service juridique`;
    case 'other':
      return t`Autre`;
  }
}

/** Its role for a list: nothing when nobody said. */
export function roleOf({ role, roleLabel }: ContactView): string {
  return role === 'other' ? (roleLabel ?? '') : roleWords(role);
}

/** How a contact is called when it has no name. */
export function contactName({ name, email, phone }: ContactView): string {
  return name ?? email ?? recipientText(phone ?? '');
}

export function preferenceWords(way: ContactWay): string {
  switch (way) {
    case 'email':
      return t`Préfère le courriel`;
    case 'sms':
      return t`Préfère les SMS`;
    case 'call':
      return t`Préfère le téléphone`;
  }
}

/** What a person asks for, as it would say it. */
export function refusalWords(way: ContactWay): string {
  switch (way) {
    case 'email':
      return t`Ne plus recevoir de courriels`;
    case 'sms':
      return t`Ne plus recevoir de SMS`;
    case 'call':
      return t`Ne plus recevoir d’appels`;
  }
}

/** What was corrected of a contact, for a line of the journal; what it asked for is told by itself. */
export function contactFieldWords(field: string): string {
  switch (field) {
    case 'name':
      return t`Son nom.`;
    case 'role':
    case 'roleLabel':
      return t`Son rôle.`;
    case 'email':
      return t`Son adresse électronique.`;
    case 'phone':
      return t`Son téléphone.`;
    case 'preferredWay':
      return t`Sa préférence.`;
    case 'isFirst':
      return t`Premier contact désormais.`;
    case 'emailBounced':
      return t`Son adresse peut de nouveau servir.`;
    case 'phoneWrongOn':
      return t`L’état de son numéro.`;
    default:
      return '';
  }
}

/** The short code of a server's answer, « 550 5.1.1 »: its sentence is English. Empty when there is none. */
export function answerCode(diagnostic: string): string {
  return /\b[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?\b|\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? '';
}

export type WayWords = { tag: string; tone: Tone; why?: string };
type Formats = { monthDay: (date: CivilDate) => string };

/** What stands against using an address or a number, and what to do about it; nothing to say when it can be used. */
export function wayWords(
  way: ContactWay,
  state: ContactView['ways']['email'],
  { monthDay }: Formats,
): WayWords | undefined {
  if (!state || state.state === 'usable' || state.state === 'not-mobile') return undefined;
  const on = state.on ? monthDay(state.on as CivilDate) : '';
  const toldBy = state.told ?? '';
  switch (state.state) {
    case 'bounced': {
      const code = answerCode(toldBy);
      return {
        tag: t`refusée`,
        tone: 'harm',
        why: code
          ? t`Depuis le ${on}, le serveur du destinataire renvoie nos courriels (réponse ${code}). Nous n’écrivons plus à cette adresse : corrigez-la, ou demandez la bonne par téléphone.`
          : t`Depuis le ${on}, nos courriels reviennent. Nous n’écrivons plus à cette adresse : corrigez-la, ou demandez la bonne par téléphone.`,
      };
    }
    case 'wrong-number':
      return {
        tag: t`mauvais numéro`,
        tone: 'watch',
        why: t`Noté le ${on}. Nous n’y appelons plus : corrigez le numéro.`,
      };
    case 'refused':
      return way === 'email'
        ? { tag: t`ne pas écrire`, tone: 'watch', why: t`Demandé le ${on}, dit par ${toldBy}.` }
        : way === 'sms'
          ? { tag: t`pas de SMS`, tone: 'watch', why: t`Demandé le ${on}, dit par ${toldBy}.` }
          : { tag: t`ne pas appeler`, tone: 'watch', why: t`Demandé le ${on}, dit par ${toldBy}.` };
  }
}
