import { Trans } from '@lingui/react/macro';
import { Button, CopyButton, UnstyledButton } from '@mantine/core';
import { Panel } from '../../../ui/layout/panel.tsx';
import { spacedSiren } from '../../deposit/companies/company-card.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';

/** The debtor: who, where, and its own link, to hand over by hand. */
export function ContactCard() {
  const { view, open, canAct } = useCasePlace();
  const { debtor, portalUrl } = view;
  const address = [...debtor.addressLines, [debtor.postcode, debtor.city].filter(Boolean).join(' ')].filter(Boolean);
  const siren = debtor.siren ? spacedSiren(debtor.siren) : '';
  return (
    <Panel
      title={debtor.name}
      aside={
        canAct && (
          <UnstyledButton className={classes.proof} onClick={() => open({ kind: 'address' })}>
            <Trans>Corriger l’adresse</Trans>
          </UnstyledButton>
        )
      }
    >
      {address.length > 0 ? (
        <p>{address.join(', ')}</p>
      ) : (
        <p className={classes.fine}>
          <Trans>Pas d’adresse postale connue : aucune lettre ne peut partir.</Trans>
        </p>
      )}
      {siren && <p className={classes.fine}>SIREN {siren}</p>}
      {!view.closedOn && (
        <>
          <p className={classes.fine}>
            <Trans>Son lien montre la facture, le calcul et comment payer, sans créer de compte.</Trans>
          </p>
          <CopyButton value={portalUrl}>
            {({ copied, copy }) => (
              <Button variant="light" mt={8} onClick={copy} aria-live="polite">
                {copied ? <Trans>Lien copié</Trans> : <Trans>Copier son lien</Trans>}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </Panel>
  );
}
