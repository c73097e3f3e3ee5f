import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PayoutView } from '../../../../src/features/banking/banking.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { Money } from '../../../ui/amounts/money.tsx';
import { useFormats } from '../../../ui/language.ts';
import { useFirstRows } from '../../../ui/lists/show-more.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useToday } from '../../session/session.api.ts';
import classes from '../operator.module.css';
import { spaced } from './entries-panel.tsx';
import { payoutWords } from './money-words.ts';

type PayoutTableProps = {
  label: string;
  payouts: readonly PayoutView[];
  action?: (payout: PayoutView) => ReactNode;
};

/** Payouts, each with whom it pays and from where it comes, who proposed it and who approved it. */
export function PayoutTable({ label, payouts, action }: PayoutTableProps) {
  const [shown, more] = useFirstRows(payouts, 20);
  return (
    <>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Bénéficiaire</Trans>
            </th>
            <th scope="col" className={classes.wide}>
              <Trans>Pour</Trans>
            </th>
            <th scope="col">{action ? <Trans>Décision</Trans> : <Trans>État</Trans>}</th>
            <th scope="col" className={classes.num}>
              <Trans>Montant</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((payout) => (
            <tr key={payout.id}>
              <td>
                <b>{payout.beneficiaryName}</b>
                <span className={classes.iban}>{spaced(payout.iban)}</span>
              </td>
              <td className={classes.wide}>
                {payout.caseReference ?? <Trans>nos honoraires</Trans>}
                <History payout={payout} />
              </td>
              <td className={classes.acts}>{action ? action(payout) : <Standing payout={payout} />}</td>
              <td className={classes.num}>
                <Money cents={payout.amountCents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function History({ payout }: { payout: PayoutView }) {
  const { instant } = useFormats();
  const [proposed, by] = [instant(payout.proposedAt), payout.proposedBy];
  const [approved, approver] = [payout.approvedAt && instant(payout.approvedAt), payout.approvedBy];
  return (
    <span className={classes.history}>
      <Trans>
        proposé par {by}, le {proposed}
      </Trans>
      {approved && (
        <>
          <br />
          <Trans>
            approuvé par {approver}, le {approved}
          </Trans>
        </>
      )}
    </span>
  );
}

function Standing({ payout }: { payout: PayoutView }) {
  const { shortDate } = useFormats();
  const today = useToday();
  const { tone, word } = payoutWords(payout.state);
  return (
    <>
      <StateTag tone={tone}>{word}</StateTag>
      {payout.executedOn && <span className={classes.history}>{shortDate(payout.executedOn as CivilDate, today)}</span>}
    </>
  );
}
