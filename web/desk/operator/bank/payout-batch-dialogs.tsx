import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { PayoutView } from '../../../../src/features/banking/banking.contract.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { bankingActs, type PayoutsPage } from './banking.api.ts';
import { bankingRefusal } from './money-words.ts';

const total = (rows: readonly { amountCents: number }[]) => rows.reduce((sum, row) => sum + row.amountCents, 0);

/** Proposes everything that is owed and can be paid: one payout a case. */
export function ProposeDialog({ rows, onClose }: { rows: PayoutsPage['toPropose']; onClose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const queries = useQueryClient();
  const amount = money(total(rows));
  const transfers = plural(rows.length, { one: '# virement', other: '# virements' });
  const propose = async () => {
    await bankingActs(queries).propose();
    notifications.show({ color: 'good', message: t`${transfers} proposés : une autre personne peut les approuver.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Proposer ce qui est à reverser</Trans>}
      confirm={<Trans>Proposer {transfers}</Trans>}
      onConfirm={propose}
      words={bankingRefusal}
    >
      <p>
        <Trans>
          {transfers}, {amount} en tout. Une autre personne que vous devra les approuver un à un ; rien ne part vers la
          banque avant.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

/** Writes the approved payouts into one payment order for the bank. */
export function BatchDialog({ payouts, onClose }: { payouts: readonly PayoutView[]; onClose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const amount = money(total(payouts));
  const transfers = plural(payouts.length, { one: '# virement', other: '# virements' });
  const make = async () => {
    await bankingActs(queries).makeBatch(payouts.map(({ id }) => id));
    notifications.show({ color: 'good', message: t`Fichier produit : téléchargez-le et remettez-le à la banque.` });
    await navigate({ to: '/virements', search: { vue: 'fichiers' } as never });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Produire le fichier pour la banque</Trans>}
      confirm={<Trans>Produire le fichier</Trans>}
      onConfirm={make}
      words={bankingRefusal}
    >
      <p>
        <Trans>
          Un ordre SEPA (pain.001) de {transfers}, {amount} en tout. Les virements passent à « envoyé » : ils ne peuvent
          plus être écartés. Le prochain relevé de la banque les dira exécutés.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
