import { plural, t } from '@lingui/core/macro';
import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';
import { stepWords } from '../cases-list/case-words.ts';

type Formats = {
  monthDay: (date: CivilDate) => string;
  relativeDay: (date: CivilDate, today: CivilDate) => string;
  money: (cents: number) => string;
};

export type TodoWords = {
  /** What to do: « Répondre à une contestation ». */
  what: string;
  /** Why now. */
  why: string;
  /** The verb of the button. */
  act: string;
  tone: Tone;
  /** What the tag says, when something stands still or is at risk. */
  tag?: string;
};

/** « 06 39 98 34 32 » from the international form; other countries' numbers stay as they are. */
export function phoneText(phone: string): string {
  const national = /^\+33(\d{9})$/.exec(phone)?.[1];
  return national ? `0${national}`.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : phone;
}

const textFact = (todo: Todo, name: string): string | undefined => {
  const value = todo.facts[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The kind of a thing to do, in a word or two: the views of the list. */
export function kindWord(kind: Todo['kind']): string {
  switch (kind) {
    case 'call':
      return t`Appeler`;
    case 'answer-dispute':
      return t`Répondre`;
    case 'check-payment':
      return t`Vérifier`;
    case 'declare-claim':
      return t`Déclarer`;
    case 'decide-hand-over':
      return t`Décider`;
    case 'fix-problem':
      return t`Débloquer`;
    case 'complete-contact':
      return t`Compléter`;
    case 'broken-promise':
      return t`Promesses rompues`;
    case 'check-exhibits':
      return t`Pièces à vérifier`;
    case 'finish-deposit':
      return t`Terminer un dépôt`;
  }
}

/** A thing to do in words: what, and why now, from the facts that came with it. */
export function todoWords(todo: Todo, today: CivilDate, formats: Formats): TodoWords {
  const since = formats.relativeDay(todo.sinceOn as CivilDate, today);
  const on = (name: string) => {
    const date = textFact(todo, name);
    return date ? formats.monthDay(date as CivilDate) : undefined;
  };
  switch (todo.kind) {
    case 'call': {
      const step = stepWords(textFact(todo, 'step') ?? '');
      const phone = phoneText(textFact(todo, 'phone') ?? '');
      return {
        what: t`Appeler`,
        why: phone
          ? t`${step}, prévu ${since}. Le texte de l’appel et le numéro, ${phone}, vous attendent.`
          : t`${step}, prévu ${since}. Il manque un numéro de téléphone : cherchez-le d’abord.`,
        act: t`Appeler`,
        tone: 'act',
      };
    }
    case 'answer-dispute': {
      const note = textFact(todo, 'note');
      return {
        what: t`Répondre à une contestation`,
        why: note ? t`Reçue ${since} : « ${note} »` : t`Reçue ${since}, sans explication.`,
        act: t`Répondre`,
        tone: 'watch',
        tag: t`relances arrêtées`,
      };
    }
    case 'check-payment': {
      const paidOn = on('paidOn');
      return {
        what: t`Vérifier un paiement annoncé`,
        why: paidOn
          ? t`Le débiteur dit avoir payé le ${paidOn}. L’avez-vous reçu sur votre compte ?`
          : t`Le débiteur dit avoir déjà payé. L’avez-vous reçu sur votre compte ?`,
        act: t`Vérifier`,
        tone: 'watch',
        tag: t`relances arrêtées`,
      };
    }
    case 'declare-claim': {
      const before = textFact(todo, 'declareBefore');
      const until = on('declareBefore');
      return {
        what: t`Déclarer votre créance`,
        why:
          until && before && before >= today
            ? t`Ce débiteur est en procédure collective : plus aucune relance ne part. Déclarez votre créance au plus tard le ${until}.`
            : t`Ce débiteur est en procédure collective et le délai pour déclarer semble passé : demandez conseil sans attendre.`,
        act: t`Ouvrir`,
        tone: 'harm',
        tag: t`relances arrêtées`,
      };
    }
    case 'decide-hand-over':
      return {
        what: t`Décider de la suite`,
        why: t`Les soixante jours amiables sont passés. Un commissaire de justice peut prendre le relais.`,
        act: t`Décider`,
        tone: 'watch',
        tag: t`attend votre décision`,
      };
    case 'fix-problem': {
      if (textFact(todo, 'messageId')) {
        return {
          what: t`Envoyer à nouveau un message`,
          why: t`Un message n’a pas pu partir ${since}. Ouvrez-le pour lire pourquoi, et le remettre à l’envoi.`,
          act: t`Ouvrir`,
          tone: 'harm',
          tag: t`envoi en échec`,
        };
      }
      return {
        what: t`Débloquer un dossier`,
        why: t`Une étape n’a pas pu se faire. Rien n’est parti ; ouvrez le dossier pour voir pourquoi.`,
        act: t`Ouvrir`,
        tone: 'harm',
        tag: t`étape en échec`,
      };
    }
    case 'complete-contact': {
      const missing = textFact(todo, 'missing');
      const lacks: Record<string, string> = {
        email: t`Sans adresse électronique, les rappels ne partent que par la poste.`,
        phone: t`Sans numéro de téléphone, personne ne peut appeler.`,
        'email-and-phone': t`Ni adresse électronique ni téléphone : seule la poste reste, plus lente et plus chère.`,
      };
      const bounced = textFact(todo, 'bounced');
      if (bounced) {
        return {
          what: t`Adresse électronique refusée : complétez le contact`,
          why: t`Les courriels envoyés à ${bounced} reviennent. Corrigez l’adresse, ou ajoutez un autre contact.`,
          act: t`Compléter`,
          tone: 'watch',
          tag: t`plus de courriels`,
        };
      }
      return {
        what: t`Compléter les coordonnées`,
        why: lacks[missing ?? ''] ?? t`Il manque de quoi joindre ce débiteur.`,
        act: t`Compléter`,
        tone: 'plain',
      };
    }
    case 'broken-promise': {
      const promisedOn = on('promisedOn');
      return {
        what: t`Reprendre une promesse non tenue`,
        why: promisedOn
          ? t`Le paiement promis pour le ${promisedOn} n’est pas arrivé. Les relances ont repris ; un appel peut aider.`
          : t`Le paiement promis n’est pas arrivé. Les relances ont repris ; un appel peut aider.`,
        act: t`Voir`,
        tone: 'harm',
        tag: t`promesse rompue`,
      };
    }
    case 'check-exhibits': {
      const count = typeof todo.facts.count === 'number' ? todo.facts.count : 1;
      const from = textFact(todo, 'from');
      return {
        what: plural(count, { one: 'Vérifier une pièce reçue', other: 'Vérifier # pièces reçues' }),
        why: from
          ? t`Reçu ${since} de ${from} : ne compte au dossier qu’avec votre accord.`
          : t`Reçu ${since} par courriel : ne compte au dossier qu’avec votre accord.`,
        act: t`Vérifier`,
        tone: 'watch',
      };
    }
    case 'finish-deposit': {
      const number = textFact(todo, 'number');
      return {
        what: t`Terminer un dépôt`,
        why: number
          ? t`Déposée ${since}, la facture n° ${number} n’a pas encore de dossier. Rien ne partira avant votre accord.`
          : t`Déposée ${since}, cette facture n’a pas encore de dossier. Rien ne partira avant votre accord.`,
        act: t`Terminer`,
        tone: 'plain',
      };
    }
  }
}
