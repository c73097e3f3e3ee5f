import { t } from '@lingui/core/macro';
import type { ProblemWords } from '../../ui/states/problem-words.ts';
import { authWords } from '../sign-in/auth-words.ts';
import { AuthFailure, type Role } from './account.api.ts';

/** The refusals of the account, said to a person. */
export function accountWords(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof AuthFailure)) return undefined;
  const safe = t`Rien n’a changé.`;
  const words = (happened: string, todo: string): ProblemWords => ({ happened, safe, todo, canRetry: false });
  switch (failure.refusal.code) {
    case 'INVALID_PASSWORD':
      return words(t`Ce n’est pas votre mot de passe actuel.`, t`Vérifiez-le, puis réessayez.`);
    case 'SESSION_NOT_FRESH':
      return words(
        t`Par sécurité, cette page demande une connexion récente.`,
        t`Déconnectez-vous, connectez-vous de nouveau, puis revenez ici.`,
      );
    case 'INVALID_CODE':
    case 'INVALID_TWO_FACTOR_AUTHENTICATION':
      return words(
        t`Ce code n’est pas le bon, ou il a expiré.`,
        t`Recopiez celui que l’application affiche maintenant.`,
      );
    case 'USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION':
      return words(t`Cette personne est déjà dans votre organisation.`, t`Changez son rôle dans la liste.`);
    case 'USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION':
      return words(t`Cette personne est déjà invitée.`, t`Annulez son invitation pour en envoyer une autre.`);
    case 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER':
    case 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER':
      return words(
        t`Une organisation garde au moins un propriétaire.`,
        t`Donnez d’abord ce rôle à une autre personne.`,
      );
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
      return words(authWords(failure.refusal), t`Choisissez-en un autre.`);
    default:
      if (failure.refusal.status === 403 || failure.refusal.status === 429 || failure.refusal.status === 0) {
        return failure.refusal.status === 403
          ? words(t`Votre rôle ne permet pas cette action.`, t`Demandez-la à un propriétaire de votre organisation.`)
          : words(authWords(failure.refusal), '');
      }
      return words(t`Cette demande a été refusée.`, t`Rechargez la page, puis réessayez.`);
  }
}

export function roleWords(role: Role): { name: string; may: string } {
  switch (role) {
    case 'owner':
      return { name: t`Propriétaire`, may: t`tout, y compris l’IBAN et les membres` };
    case 'manager':
      return { name: t`Gestionnaire`, may: t`déposer, suivre et décider des dossiers` };
    case 'reader':
      return { name: t`Lecture seule`, may: t`tout voir, sans rien changer : pour un comptable` };
  }
}

/** « Firefox sur Windows », from what a browser says of itself. */
export function deviceWords(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : /Chrome\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : undefined;
  const system = /Android/.test(userAgent)
    ? 'Android'
    : /iPhone|iPad/.test(userAgent)
      ? 'iOS'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS X/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : undefined;
  if (browser && system) return t`${browser} sur ${system}`;
  return browser ?? system ?? t`Appareil inconnu`;
}
