import { Trans, useLingui } from '@lingui/react/macro';
import type { OwedView } from '../../../../src/features/claims/claims.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { type ComputationLine, ComputationTable } from '../../../ui/amounts/computation-table.tsx';
import type { SourceLink } from '../../../ui/amounts/explained.tsx';
import { useFormats } from '../../../ui/language.ts';
import { articlesByLine, owedSums } from './owed-lines.ts';

/** The computation of what is owed, period by period, with the article of each sum: what the debtor and a judge read too. */
export function OwedTable({ owed, invoiceNumber }: { owed: OwedView; invoiceNumber: string }) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const sums = owedSums(owed);
  const article = articlesByLine(owed.articles);
  const link = (found: OwedView['articles'][number] | undefined): SourceLink | undefined =>
    found && { label: found.label, ...(found.url ? { url: found.url } : {}) };
  const lines: ComputationLine[] = [
    {
      id: 'principal',
      label: invoiceNumber ? t`Facture ${invoiceNumber}` : t`Facture`,
      amountCents: sums.principalCents,
    },
  ];
  if (sums.creditedCents > 0) lines.push({ id: 'credited', label: t`Avoirs`, amountCents: -sums.creditedCents });
  lines.push({
    id: 'interest',
    label: t`Pénalités de retard`,
    amountCents: sums.interestCents,
    source: link(article.interest),
    periods: owed.lines.map(({ from, to, days, ratePercent, baseCents, interestCents }) => ({
      from: from as CivilDate,
      to: to as CivilDate,
      days,
      ratePercent,
      baseCents,
      amountCents: interestCents,
    })),
  });
  if (sums.indemnityCents > 0) {
    lines.push({
      id: 'indemnity',
      label: t`Indemnité forfaitaire`,
      amountCents: sums.indemnityCents,
      source: link(article.indemnity),
    });
  }
  if (sums.paidCents > 0) lines.push({ id: 'paid', label: t`Déjà payé`, amountCents: -sums.paidCents });
  const on = longDate(owed.on as CivilDate);
  return <ComputationTable lines={lines} totalCents={sums.totalCents} totalLabel={<Trans>Dû le {on}</Trans>} />;
}
