import { Alert } from '@mantine/core';
import { useLanguage } from '../../ui/language.ts';
import { type AuthRefusal, authWords } from './auth-words.ts';

/** Why the form was refused, read aloud when it appears. */
export function FormError({ refusal }: { refusal: AuthRefusal | undefined }) {
  useLanguage();
  return (
    <div aria-live="assertive">
      {refusal && (
        <Alert color="harm" role="alert">
          {authWords(refusal)}
        </Alert>
      )}
    </div>
  );
}
