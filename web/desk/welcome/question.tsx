import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ErrorState } from '../../ui/states/error-state.tsx';
import classes from './welcome.module.css';

type QuestionProps = {
  title: ReactNode;
  /** Why it is asked, in a sentence. */
  why: ReactNode;
  children: ReactNode;
  onSubmit: () => void;
  isSending: boolean;
  /** A failure that no field tells. */
  failure?: unknown;
  submitLabel?: ReactNode;
  onBack?: (() => void) | undefined;
};

/** One question on the page: what is asked, why, the answer, and the way on. */
export function Question({ title, why, children, onSubmit, isSending, failure, submitLabel, onBack }: QuestionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A new question is announced, and the keyboard starts at its top.
  useEffect(() => heading.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={send} noValidate>
      <h1 className={classes.title} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={classes.why}>{why}</p>
      <div className={classes.fields}>{children}</div>
      {failure ? <ErrorState failure={failure} compact /> : null}
      <div className={classes.actions}>
        <Button type="submit" size="md" loading={isSending}>
          {submitLabel ?? <Trans>Continuer</Trans>}
        </Button>
        {onBack && (
          <Button variant="subtle" size="md" onClick={onBack}>
            <Trans>Revenir</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}
