import { Trans } from '@lingui/react/macro';
import { Alert, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CasePreview } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { CostCard } from '../cases/owed/cost-card.tsx';
import { OwedCard } from '../cases/owed/owed-card.tsx';
import classes from './deposit.module.css';
import { type Finding, useFindingWords } from './finding-words.ts';
import { PlanPreview } from './plan-preview.tsx';

type PreviewColumnProps = { preview: UseQueryResult<CasePreview>; isReady: boolean; invoiceNumber: string };

/** What follows from what was typed: what is owed, what will happen, what it costs. */
export function PreviewColumn({ preview, isReady, invoiceNumber }: PreviewColumnProps) {
  const { data, error } = preview;
  const isRefused = error instanceof ApiProblem && error.kind === 'invalid-case';
  if (!data || !isReady) {
    if (error && !isRefused) return <ErrorState failure={error} onRetry={() => void preview.refetch()} />;
    return <Awaited isReading={isReady && !isRefused} />;
  }
  const general = data.findings.filter(({ field, severity }) => field === null && severity !== 'blocks');
  return (
    <div className={classes.outcome} aria-busy={preview.isFetching || undefined}>
      <OwedCard owed={data.owed} invoiceNumber={invoiceNumber} footer={<Doubts preview={data} general={general} />} />
      <PlanPreview plan={data.plan} />
      <CostCard cost={data.cost} />
    </div>
  );
}

function Doubts({ preview, general }: { preview: CasePreview; general: readonly Finding[] }) {
  const { longDate } = useFormats();
  const wordsOf = useFindingWords();
  const { prescription } = preview;
  const article = prescription?.article ?? '';
  const until = prescription ? longDate(prescription.expiresOn as CivilDate) : undefined;
  return (
    <>
      {preview.owed.warnings.map(({ kind, text }) => (
        <Alert key={kind + text} color="watch" mt={12}>
          {text}
        </Alert>
      ))}
      {general.map((finding) => (
        <Alert key={finding.kind} color={finding.severity === 'check' ? 'watch' : 'gray'} mt={12}>
          {wordsOf(finding)}
        </Alert>
      ))}
      {prescription && (
        <p className={classes.fine}>
          <Trans>
            Peut être réclamé en justice jusqu’au {until} ({article}).
          </Trans>
        </p>
      )}
    </>
  );
}

function Awaited({ isReading }: { isReading: boolean }) {
  return (
    <Panel title={<Trans>Ce qui est dû aujourd’hui</Trans>}>
      {isReading ? (
        <Skeleton height={130} />
      ) : (
        <p className={classes.lead}>
          <Trans>
            Complétez la facture et le débiteur : ce qui est dû, ce qui partira et ce que cela coûte s’affichent ici,
            avant toute décision.
          </Trans>
        </p>
      )}
    </Panel>
  );
}
