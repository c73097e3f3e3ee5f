import { useLingui } from '@lingui/react/macro';
import { ApiProblem } from '../../ui/api.ts';

/** The faults that the server found in the fields of the organisation, in words by field; undefined for other failures. */
export function useFaults(): (failure: unknown) => Record<string, string> | undefined {
  const { t } = useLingui();
  const words: Record<string, string> = {
    siren: t`Ce SIREN n’est pas valide : neuf chiffres, dont le dernier contrôle les autres.`,
    email: t`Cette adresse électronique est incomplète.`,
    phone: t`Ce numéro n’est pas valide en France.`,
    iban: t`Cet IBAN n’est pas valide : vérifiez chaque chiffre sur votre RIB.`,
    bic: t`Ce BIC n’est pas valide : huit ou onze caractères.`,
    addressLines: t`Chaque ligne tient en 38 caractères, sept lignes au plus.`,
    address: t`Chaque ligne tient en 38 caractères, sept lignes au plus.`,
  };
  return (failure) => {
    if (!(failure instanceof ApiProblem)) return undefined;
    const fields = Object.keys(failure.fields);
    if (fields.length === 0) return undefined;
    return Object.fromEntries(
      fields.map((path) => {
        const field = path.split('.')[0] ?? path;
        return [field === 'addressLines' ? 'address' : field, words[field] ?? t`Cette information est à corriger.`];
      }),
    );
  };
}
