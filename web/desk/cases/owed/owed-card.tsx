import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OwedView } from '../../../../src/features/claims/claims.contract.ts';
import { AmountCard, type AmountLine } from '../../../ui/amounts/amount-card.tsx';
import { Explained } from '../../../ui/amounts/explained.tsx';
import { useFormats } from '../../../ui/language.ts';
import { articlesByLine, owedSums } from './owed-lines.ts';
import { OwedTable } from './owed-table.tsx';

type OwedCardProps = { owed: OwedView; invoiceNumber: string; title?: ReactNode; footer?: ReactNode };

/** What is owed today and of what it is made; opens into the whole computation. */
export function OwedCard({ owed, invoiceNumber, title, footer }: OwedCardProps) {
  const { days } = useFormats();
  const sums = owedSums(owed);
  const article = articlesByLine(owed.articles);
  const late = days(owed.lines.reduce((sum, line) => sum + line.days, 0));
  const link = (found: OwedView['articles'][number] | undefined) =>
    found && { label: found.label, ...(found.url ? { url: found.url } : {}) };
  const lines: AmountLine[] = [{ id: 'principal', label: <Trans>Principal</Trans>, amountCents: sums.principalCents }];
  if (sums.creditedCents > 0) {
    lines.push({ id: 'credited', label: <Trans>Avoirs</Trans>, amountCents: -sums.creditedCents, settles: true });
  }
  lines.push({
    id: 'interest',
    label: (
      <Explained
        meaning={<Trans>Ce que le retard fait devoir en plus, jour par jour, au taux de chaque période.</Trans>}
        source={link(article.interest)}
      >
        {owed.lines.length > 0 ? <Trans>Pénalités, {late}</Trans> : <Trans>Pénalités</Trans>}
      </Explained>
    ),
    amountCents: sums.interestCents,
  });
  if (sums.indemnityCents > 0) {
    lines.push({
      id: 'indemnity',
      label: (
        <Explained
          meaning={<Trans>Une somme fixe par facture payée en retard, pour les frais de recouvrement.</Trans>}
          source={link(article.indemnity)}
        >
          <Trans>Indemnité forfaitaire</Trans>
        </Explained>
      ),
      amountCents: sums.indemnityCents,
    });
  }
  if (sums.paidCents > 0) {
    lines.push({ id: 'paid', label: <Trans>Déjà payé</Trans>, amountCents: -sums.paidCents, settles: true });
  }
  return (
    <AmountCard
      title={title ?? <Trans>Ce qui est dû aujourd’hui</Trans>}
      lines={lines}
      totalCents={sums.totalCents}
      computation={<OwedTable owed={owed} invoiceNumber={invoiceNumber} />}
      footer={footer}
    />
  );
}
