import { t } from '@lingui/core/macro';
import { ApiProblem } from '../../ui/api.ts';

/** Why the account of the first operator was not created; without a failure, the link came without its code. */
export function firstOperatorWords(failure?: Error): string {
  const kind = failure === undefined ? 'link-not-valid' : failure instanceof ApiProblem ? failure.kind : 'unexpected';
  switch (kind) {
    case 'link-not-valid':
      return t`Ce lien n’est pas complet, a déjà servi ou a plus d’une heure. Redémarrez Recouvrance : un nouveau lien s’affichera.`;
    case 'not-found':
      return t`Cette installation n’attend pas de premier opérateur : elle est une démonstration.`;
    case 'account-not-created':
      return t`Le compte n’a pas pu être créé : vérifiez l’adresse, et qu’elle n’a pas déjà un compte.`;
    case 'invalid-input':
    case 'bad-request':
      return t`Le nom, l’adresse ou le mot de passe ne convient pas, ou le lien n’est pas complet.`;
    case 'too-many-requests':
      return t`Trop d’essais en peu de temps. Attendez dix minutes, puis réessayez.`;
    case 'unreachable':
      return t`Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.`;
    default:
      return t`Le compte n’a pas été créé. Rien n’a changé ; réessayez dans un instant.`;
  }
}
