import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Does the organisation lack what must be known before a case is opened? Who signs may still be missing. */
export function isNotReady(organisation: { missing: readonly string[] } | null | undefined): boolean {
  return !organisation || organisation.missing.some((field) => field !== 'signatory');
}

/** Says that nothing can be sent for an organisation that is not complete, and leads to where it is completed, and back. */
export function IncompleteOrganisation() {
  return (
    <Alert color="watch" mt={16}>
      <Trans>Votre entreprise n’est pas encore complète : sans cela, aucune lettre ne peut partir en votre nom.</Trans>{' '}
      <Link to="/bienvenue" search={{ suite: window.location.pathname }}>
        <Trans>La compléter</Trans>
      </Link>
    </Alert>
  );
}
