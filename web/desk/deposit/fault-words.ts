import { t } from '@lingui/core/macro';
import { ApiProblem } from '../../ui/api.ts';

/** A fault of a field, said at the field: what is wrong and what to write. */
export function faultWords(kind: string): string {
  switch (kind) {
    case 'missing':
      return t`À indiquer.`;
    case 'not-a-siren':
      return t`Ce SIREN n’est pas juste : neuf chiffres, le dernier se calcule sur les autres. Vérifiez-les un à un.`;
    case 'not-an-iban':
      return t`Cet IBAN n’est pas juste : sa clé ne correspond pas. Vérifiez-le caractère par caractère.`;
    case 'not-a-bic':
      return t`Ce BIC n’est pas juste : huit ou onze caractères.`;
    case 'not-an-email':
      return t`Cette adresse n’est pas complète : il faut un nom, une arobase, un domaine.`;
    case 'not-a-phone-number':
      return t`Ce numéro n’est pas reconnu : dix chiffres, ou l’indicatif du pays d’abord.`;
    case 'not-a-postcode':
      return t`Un code postal français compte cinq chiffres.`;
    case 'not-a-date':
      return t`Cette date n’existe pas.`;
    case 'in-the-future':
      return t`Cette date est dans le futur.`;
    case 'due-before-issued':
      return t`L’échéance précède l’émission de la facture.`;
    case 'not-yet-due':
      return t`Cette facture n’est pas encore échue : elle pourra être recouvrée le lendemain de son échéance.`;
    case 'due-too-far':
      return t`Cette échéance est à plus de dix ans de la facture.`;
    case 'not-a-rate':
      return t`Un taux s’écrit en pour cent par an, par exemple 12,40.`;
    case 'nothing-left-to-pay':
      return t`D’après ce montant, tout est déjà payé.`;
    case 'does-not-add-up':
      return t`Le hors taxe et la TVA ne font pas ce total.`;
    default:
      return t`À vérifier.`;
  }
}

/** The faults of the fields of a refused form, in words, by the path of the field. */
export function faultsOf(failure: unknown): Record<string, string> {
  if (!(failure instanceof ApiProblem)) return {};
  return Object.fromEntries(Object.entries(failure.fields).map(([path, kind]) => [path, faultWords(kind)]));
}
