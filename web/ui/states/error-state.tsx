import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useLanguage } from '../language.ts';
import { WarningIcon } from '../theme/icons.tsx';
import { type ProblemWords, problemWords } from './problem-words.ts';
import classes from './states.module.css';

type ErrorStateProps = {
  failure: unknown;
  /** The words of the feature for its own refusals; otherwise the common ones. */
  words?: ProblemWords | undefined;
  onRetry?: (() => void) | undefined;
  /** One line, inside a form or a card. */
  compact?: boolean;
};

/** A failure told to a person: what happened, what is safe, what to do. Announced to screen readers. */
export function ErrorState({ failure, words, onRetry, compact = false }: ErrorStateProps) {
  useLanguage();
  const { happened, safe, todo, canRetry } = words ?? problemWords(failure);
  return (
    <div role="alert" className={compact ? classes.inlineError : classes.error}>
      <span className={classes.errorMark}>
        <WarningIcon />
      </span>
      <div>
        <p className={classes.errorTitle}>{happened}</p>
        <p className={classes.errorText}>{[safe, todo].filter(Boolean).join(' ')}</p>
        {canRetry && onRetry && (
          <Button variant="default" size="xs" onClick={onRetry} mt={10}>
            <Trans>Réessayer</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
