import { Trans } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import classes from './shell.module.css';

/** An address that leads nowhere. */
export function LostPage() {
  return (
    <main className={classes.alone}>
      <EmptyState
        level={1}
        title={<Trans>Cette page n’existe pas, ou plus.</Trans>}
        action={
          <LinkButton to="/">
            <Trans>Revenir à aujourd’hui</Trans>
          </LinkButton>
        }
      >
        <Trans>L’adresse est peut-être incomplète. Rien n’a été modifié.</Trans>
      </EmptyState>
    </main>
  );
}

/** A page that broke: what happened, and a way to try again. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  return (
    <main className={classes.alone}>
      <ErrorState failure={error} onRetry={reset} />
    </main>
  );
}
