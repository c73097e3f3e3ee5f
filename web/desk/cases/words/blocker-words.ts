import { t } from '@lingui/core/macro';
import type { GateView } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import type { useFormats } from '../../../ui/language.ts';
import { recipientText } from './step-words.ts';

export type Blocker = GateView['blockers'][number];
type Formats = ReturnType<typeof useFormats>;

const dayOf = (facts: Record<string, unknown>, name: string, { longDate }: Formats): string =>
  typeof facts[name] === 'string' ? longDate((facts[name] as string).slice(0, 10) as CivilDate) : '';

/** The blockers of a journal line or of a refusal, where they come as plain JSON. */
export function blockersOf(value: unknown): Blocker[] {
  return Array.isArray(value) ? (value as Blocker[]) : [];
}

/** Does a person have to do something for this to end? The pace of contacts ends by itself. */
export function needsPerson({ kind }: Blocker): boolean {
  return !['too-soon', 'cap-reached', 'quiet-hours', 'not-a-working-day', 'promise-running', 'paid', 'closed'].includes(
    kind,
  );
}

/** Why nobody can be reached so, and what to do about it. */
export function noAddressWords({ way, because, address }: Record<string, unknown>): string {
  const where = typeof address === 'string' ? recipientText(address) : '';
  switch (because) {
    case 'bounced':
      return t`Les courriels envoyés à ${where} reviennent : corrigez cette adresse, ou ajoutez un contact.`;
    case 'wrong-number':
      return t`Le ${where} est un mauvais numéro : corrigez-le, ou ajoutez un contact.`;
    case 'removed':
      return t`Le contact de ${where} a été retiré.`;
    case 'refused':
      return way === 'call'
        ? t`Cette personne a demandé à ne plus être appelée.`
        : way === 'sms'
          ? t`Cette personne a demandé à ne plus recevoir de SMS.`
          : t`Cette personne a demandé à ne plus recevoir de courriels.`;
    default:
      return way === 'call' ? t`Il manque un numéro pour l’appeler.` : t`Il manque une adresse pour lui écrire.`;
  }
}

/** Why nothing may be sent now, in words. */
export function blockerWords({ kind, facts }: Blocker, formats: Formats): string {
  const on = dayOf(facts, 'on', formats);
  switch (kind) {
    case 'paid':
      return t`Plus rien n’est dû.`;
    case 'invoice-corrected':
      return t`La facture a été remplacée depuis que ce message était écrit : il citait l’ancienne.`;
    case 'closed':
      return t`Le dossier est clos.`;
    case 'disputed':
      return t`Le débiteur conteste la facture : rien ne part avant votre réponse.`;
    case 'claimed-paid':
      return t`Le débiteur dit avoir payé : rien ne part avant que vous ayez vérifié.`;
    case 'promise-running': {
      const promised = dayOf(facts, 'promisedOn', formats);
      return promised
        ? t`Il a promis de payer le ${promised} : nous attendons.`
        : t`Une promesse de payer est en cours.`;
    }
    case 'paused':
      return t`Vous avez suspendu les relances.`;
    case 'possible-payment': {
      const amount = typeof facts.amountCents === 'number' ? formats.money(facts.amountCents) : '';
      return t`Un virement de ${amount}, reçu le ${on}, vient peut-être de lui : il est en cours de rapprochement.`;
    }
    case 'too-soon': {
      const last = dayOf(facts, 'last', formats);
      const silence = formats.days(Number(facts.days ?? 3));
      return t`Il a été contacté le ${last} : nous laissons ${silence} de silence au moins.`;
    }
    case 'cap-reached':
      return facts.per === 'week'
        ? t`Il a déjà été contacté deux jours cette semaine : c’est le plus que nous permettons.`
        : t`Il a déjà reçu douze messages en soixante jours : c’est le plus que nous permettons.`;
    case 'quiet-hours':
      return t`Ce n’est pas une heure pour écrire.`;
    case 'not-a-working-day':
      return t`Nous n’écrivons que les jours ouvrés.`;
    case 'no-address':
      return noAddressWords(facts);
    case 'prescribed':
      return t`La créance est prescrite depuis le ${on} : elle ne peut plus être réclamée.`;
    case 'debtor-closed':
      return t`Le registre dit que cette entreprise a cessé : une personne doit vérifier.`;
    case 'debtor-insolvent':
      return t`Une procédure collective est ouverte depuis le ${on} : cette facture d’avant se déclare, elle ne se réclame plus.`;
    case 'law-not-known':
      return t`Un taux n’est pas encore publié : le montant dû ne peut pas être arrêté.`;
    case 'no-mandate':
      return t`Votre mandat n’est pas encore donné.`;
  }
}
