import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';

/** Where a payment went: penalties first, then the indemnity, then the principal. */
export function PaymentDialog({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const { view } = useCasePlace();
  const { money, longDate } = useFormats();
  const { t } = useLingui();
  const payment = view.payments.find(({ id }) => id === paymentId);
  const on = payment ? longDate(payment.receivedOn as CivilDate) : '';
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t`Fermer` }}
      opened
      onClose={onClose}
      title={<Trans>Où est allé ce paiement</Trans>}
    >
      {payment ? (
        <>
          <p className={classes.lead}>
            {payment.origin === 'direct' ? (
              <Trans>Reçu chez vous le {on}.</Trans>
            ) : (
              <Trans>Reçu le {on} sur le compte de fonds de tiers.</Trans>
            )}{' '}
            {payment.payerName}
          </p>
          <dl className={classes.pairs}>
            <dt>
              <Trans>Pénalités</Trans>
            </dt>
            <dd>{money(payment.toInterestCents)}</dd>
            <dt>
              <Trans>Indemnité forfaitaire</Trans>
            </dt>
            <dd>{money(payment.toIndemnityCents)}</dd>
            <dt>
              <Trans>Principal</Trans>
            </dt>
            <dd>{money(payment.toPrincipalCents)}</dd>
            {payment.surplusCents > 0 && (
              <>
                <dt>
                  <Trans>En trop, à rendre au débiteur</Trans>
                </dt>
                <dd>{money(payment.surplusCents)}</dd>
              </>
            )}
            <dt data-strong>
              <Trans>Total</Trans>
            </dt>
            <dd data-strong>{money(payment.amountCents)}</dd>
          </dl>
        </>
      ) : (
        <p className={classes.fine}>
          <Trans>Ce paiement n’est plus compté dans ce dossier.</Trans>
        </p>
      )}
    </Modal>
  );
}
