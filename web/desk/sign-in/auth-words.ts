import { t } from '@lingui/core/macro';

/** What better-auth answers when it refuses. */
export type AuthRefusal = { code?: string | undefined; status?: number | undefined };

/** The refusals of the sign-in, said to a person. Wrong address and wrong password are one sentence: neither is confirmed. */
export function authWords({ code, status }: AuthRefusal): string {
  if (status === 0 || status === undefined)
    return t`Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.`;
  if (status === 429) return t`Trop d’essais en peu de temps. Attendez une minute, puis réessayez.`;
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return t`Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou choisissez un nouveau mot de passe.`;
    case 'EMAIL_NOT_VERIFIED':
      return t`Votre adresse n’est pas encore confirmée. Ouvrez le lien que nous vous avons envoyé.`;
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return t`Un compte existe déjà avec cette adresse. Connectez-vous, ou choisissez un nouveau mot de passe.`;
    case 'PASSWORD_TOO_SHORT':
      return t`Le mot de passe doit avoir au moins dix caractères.`;
    case 'PASSWORD_TOO_LONG':
      return t`Le mot de passe est trop long : deux cents caractères au plus.`;
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
    case 'OTP_HAS_EXPIRED':
      return t`Ce code n’est pas le bon, ou il a expiré. Prenez le suivant.`;
    case 'INVALID_TWO_FACTOR_COOKIE':
      return t`Cette étape a expiré. Reprenez la connexion depuis le début.`;
    case 'INVALID_TOKEN':
      return t`Ce lien a déjà servi, ou il a expiré. Demandez-en un autre.`;
    case 'INVITATION_NOT_FOUND':
      return t`Cette invitation n’existe plus. Demandez-en une nouvelle à la personne qui vous a invité.`;
    case 'YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION':
      return t`Cette invitation a été envoyée à une autre adresse. Connectez-vous avec celle qui l’a reçue.`;
    default:
      return t`La connexion a été refusée. Rien n’a changé ; réessayez dans un instant.`;
  }
}
