import { Alert } from '@mantine/core';
import { useLanguage } from '../../ui/language.ts';
import { type AuthRefusal, authWords } from './auth-words.ts';

/** Why the form was refused. */
export function FormError({ refusal }: { refusal: AuthRefusal | undefined }) {
  useLanguage();
  return <FormAlert words={refusal && authWords(refusal)} />;
}

/** A sentence about the whole form, read aloud when it appears. */
export function FormAlert({ words }: { words: string | undefined }) {
  return (
    <div aria-live="assertive">
      {words && (
        <Alert color="harm" role="alert">
          {words}
        </Alert>
      )}
    </div>
  );
}
