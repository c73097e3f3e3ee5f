import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { ApiProblem } from '../api.ts';
import { refusalsInEnglish } from './refusals-in-english.ts';

/** What to tell a person of a failure: what happened, what is safe, what to do. */
export type ProblemWords = { happened: string; safe?: string; todo: string; canRetry: boolean };

/** Words for the failures that any page may meet; a feature says its own refusals, by their kind, before asking here. */
export function problemWords(failure: unknown): ProblemWords {
  if (!(failure instanceof ApiProblem)) {
    return {
      happened: t`Cette page n’a pas pu s’afficher.`,
      safe: t`Vos données n’ont pas changé.`,
      todo: t`Rechargez la page. Si cela recommence, écrivez-nous : l’erreur est notée de notre côté.`,
      canRetry: true,
    };
  }
  switch (failure.kind) {
    case 'unreachable':
      return {
        happened: t`Le serveur ne répond pas.`,
        safe: t`Ce que vous avez déjà enregistré est à l’abri.`,
        todo: t`Vérifiez votre connexion, puis réessayez.`,
        canRetry: true,
      };
    case 'not-signed-in':
      return {
        happened: t`Votre session a pris fin.`,
        safe: t`Rien n’a été perdu ni envoyé.`,
        todo: t`Connectez-vous de nouveau pour continuer.`,
        canRetry: false,
      };
    case 'not-allowed':
      return {
        happened: t`Votre rôle ne permet pas cette action.`,
        safe: t`Rien n’a changé.`,
        todo: t`Demandez-la à un propriétaire de votre organisation, ou demandez-lui de changer votre rôle.`,
        canRetry: false,
      };
    case 'no-organisation':
      return {
        happened: t`Vous n’avez pas encore d’organisation.`,
        todo: t`Créez-la : son SIREN suffit, le registre remplit le reste.`,
        canRetry: false,
      };
    case 'not-found':
      return {
        happened: t`Cette page n’existe pas, ou plus.`,
        todo: t`Vérifiez l’adresse, ou cherchez avec ⌘K.`,
        canRetry: false,
      };
    case 'conflict':
      return {
        happened: t`Quelqu’un d’autre vient de modifier ceci.`,
        safe: t`Ses changements sont enregistrés ; les vôtres ne le sont pas encore.`,
        todo: t`Rechargez pour voir la dernière version, puis recommencez.`,
        canRetry: true,
      };
    case 'too-large':
      return {
        happened: t`Ce fichier est trop lourd.`,
        safe: t`Il n’a pas été enregistré.`,
        todo: t`Réduisez-le, ou déposez-le en plusieurs parties.`,
        canRetry: false,
      };
    case 'too-many-requests':
      return {
        happened: t`Trop de demandes en peu de temps.`,
        safe: t`Rien n’a été envoyé.`,
        todo: t`Attendez une minute, puis réessayez.`,
        canRetry: true,
      };
    case 'unexpected':
      return {
        happened: t`Le serveur a rencontré une erreur.`,
        safe: t`Rien n’a été enregistré à moitié : une opération se fait entière ou pas du tout.`,
        todo: t`Réessayez dans un instant. L’erreur est notée de notre côté.`,
        canRetry: true,
      };
    default:
      return {
        happened: titleOf(failure) ?? t`Cette demande a été refusée.`,
        safe: t`Rien n’a changé.`,
        todo: t`Vérifiez ce que vous avez saisi, puis réessayez.`,
        canRetry: false,
      };
  }
}

/** The server's sentence for a refusal, in the language being read. */
export function titleOf(failure: ApiProblem): string | undefined {
  return (i18n.locale === 'en' ? refusalsInEnglish[failure.kind] : undefined) ?? failure.title;
}
