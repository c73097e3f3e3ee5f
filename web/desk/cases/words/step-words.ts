import { t } from '@lingui/core/macro';
import type { z } from 'zod';
import type { channelName, PlannedStep, stepName } from '../../../../src/features/cases/cases.contract.ts';

type StepName = z.infer<typeof stepName>;
type ChannelName = z.infer<typeof channelName>;

/** What a step of the plan is, in words; lists and charts take theirs from here. */
export function stepTitle(step: StepName | (string & {})): string {
  switch (step) {
    case 'reminder-friendly':
      return t`Premier rappel, amical`;
    case 'first-call':
      return t`Premier appel`;
    case 'reminder-firm':
      return t`Rappel ferme`;
    case 'letter-reminder':
      return t`Lettre de rappel`;
    case 'mise-en-demeure':
      return t`Mise en demeure`;
    case 'after-notice':
      return t`Rappel après la mise en demeure`;
    case 'last-call':
      return t`Dernier appel`;
    case 'hand-over':
      return t`Vous décidez de la suite`;
    default:
      return step;
  }
}

/** « par courriel et SMS ». */
export function channelsText(channels: readonly ChannelName[]): string {
  const key = [...channels].sort().join('+');
  switch (key) {
    case 'email':
      return t`par courriel`;
    case 'sms':
      return t`par SMS`;
    case 'email+sms':
      return t`par courriel et SMS`;
    case 'letter':
      return t`par lettre`;
    case 'registered-letter':
      return t`par lettre recommandée avec avis de réception`;
    case 'call':
      return t`par téléphone`;
    default:
      return '';
  }
}

/** A channel as a noun: « Courriel ». */
export function channelNoun(channel: ChannelName | string): string {
  switch (channel) {
    case 'email':
      return t`Courriel`;
    case 'sms':
      return t`SMS`;
    case 'letter':
      return t`Lettre`;
    case 'registered-letter':
      return t`Recommandé`;
    case 'call':
      return t`Appel`;
    default:
      return channel;
  }
}

/** A recipient as a person reads it: « 02 99 81 72 63 »; addresses and names as they are. */
export function recipientText(recipient: string): string {
  const national = /^\+33([1-9])(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(recipient);
  return national ? `0${national.slice(1).join('\u00a0')}` : recipient;
}

/** What a step does and to whom, for a list: « Par courriel à compta@… ». */
export function stepDetail(step: PlannedStep): string {
  if (step.step === 'hand-over') {
    return t`Soixante jours sont passés : commissaire de justice, attendre, ou arrêter. Rien ne part sans vous.`;
  }
  const recipient = step.recipient && recipientText(step.recipient);
  if (step.channels[0] === 'call') {
    return recipient ? t`Un appel à passer au ${recipient}. Le texte vous est préparé.` : t`Un appel à passer.`;
  }
  const how = channelsText(step.channels);
  const line = [how, recipient ? t`à ${recipient}` : ''].filter(Boolean).join(' ');
  return line === '' ? '' : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

/** Why it cannot leave as things are. */
export function missingText(missing: PlannedStep['missing'], channels: readonly ChannelName[]): string | undefined {
  if (missing.length === 0) return undefined;
  const nothing = channels.length === 0 || channels[0] === 'call';
  if (missing.includes('phone')) return t`Sans numéro où l’appeler, cet appel ne se fera pas.`;
  if (missing.includes('address')) return t`Sans adresse postale, cette lettre ne partira pas.`;
  if (missing.includes('email') && missing.includes('mobile') && nothing) {
    return t`Sans adresse électronique ni mobile utilisable, ce rappel ne partira pas.`;
  }
  if (missing.includes('email')) {
    return channels.includes('letter')
      ? t`Sans adresse électronique utilisable, ce sera une lettre.`
      : t`Sans adresse électronique utilisable, pas de courriel.`;
  }
  return t`Sans numéro de mobile utilisable, pas de SMS.`;
}

/** What a message sent was, by its template. */
export function templateTitle(template: string): string {
  switch (template) {
    case 'reminder-firm-sms':
      return t`Rappel ferme`;
    case 'after-notice-sms':
      return t`Rappel après la mise en demeure`;
    case 'promise-noted':
      return t`Réponse à sa promesse`;
    case 'dispute-noted':
      return t`Réponse à sa contestation`;
    case 'claim-paid-noted':
      return t`Réponse : nous vérifions son paiement`;
    case 'thanks':
      return t`Remerciements`;
    case 'payment-receipt':
      return t`Reçu de son paiement`;
    case 'debtor-link':
      return t`Lien vers la facture`;
    case 'payout-notice':
      return t`Avis de virement`;
    default:
      return stepTitle(template);
  }
}

/** A message with the way it took: « Rappel ferme, par SMS »; a letter of reminder says it by its name. */
export function messageTitle(template: string, channel: string): string {
  const how = template === 'letter-reminder' ? '' : channelsText(channel === '' ? [] : [channel as ChannelName]);
  return [templateTitle(template), how].filter(Boolean).join(', ');
}
