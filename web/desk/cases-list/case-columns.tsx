import { Trans, useLingui } from '@lingui/react/macro';
import type { CaseSummary } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import type { Column } from '../../ui/lists/column.ts';
import { RowLink, RowNarrow, RowSecond } from '../../ui/lists/row-title.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { useToday } from '../session/session.api.ts';
import { CaseStateTag } from './case-state-tag.tsx';
import { problemText, stepWords } from './case-words.ts';

/** The columns of the list of cases; their identifiers are the sorts that the API knows. An operator sees whose case it is; the case itself opens for its creditor only. */
export function useCaseColumns(isOperator: boolean): Column<CaseSummary>[] {
  const { t } = useLingui();
  const { days } = useFormats();
  const columns: (Column<CaseSummary> | undefined)[] = [
    {
      id: 'debtor',
      header: t`Débiteur`,
      sortable: true,
      width: isOperator ? '24%' : '28%',
      cell: (row) => (
        <>
          <RowLink to="/dossiers/$caseId" params={{ caseId: row.id }}>
            {row.debtorName}
          </RowLink>
          <RowSecond>{isOperator ? row.reference : `${row.reference} · ${row.invoiceNumber}`}</RowSecond>
          <RowNarrow>
            <State row={row} />
          </RowNarrow>
        </>
      ),
    },
    isOperator
      ? {
          id: 'organisation',
          header: t`Créancier`,
          wideOnly: true,
          width: '15%',
          cell: (row) => row.organisationName ?? '–',
        }
      : undefined,
    {
      id: 'state',
      header: t`État`,
      wideOnly: true,
      width: isOperator ? '20%' : '24%',
      cell: (row) => <State row={row} />,
    },
    {
      id: 'next',
      header: t`Prochaine étape`,
      wideOnly: true,
      sortable: true,
      width: '17%',
      cell: (row) => <NextStep row={row} />,
    },
    {
      id: 'late',
      header: t`Retard`,
      width: '9.5%',
      numeric: true,
      wideOnly: true,
      sortable: true,
      cell: (row) => days(row.daysLate),
    },
    {
      id: 'amount',
      header: t`Reste dû`,
      numeric: true,
      sortable: true,
      cell: (row) => <Money cents={row.principalCents} />,
    },
  ];
  return columns.filter((column) => column !== undefined);
}

/** What comes next; while the case waits for an answer of the creditor, that answer, for nothing else will happen. */
function NextStep({ row }: { row: CaseSummary }) {
  const { shortDate } = useFormats();
  const today = useToday();
  if (row.state === 'disputed' || row.state === 'claimed-paid') return <Trans>Réponse du créancier</Trans>;
  if (!row.nextStep || !row.nextStepOn) {
    return (
      <RowSecond>
        <Trans>Rien de prévu</Trans>
      </RowSecond>
    );
  }
  return (
    <>
      {stepWords(row.nextStep)}
      <RowSecond>{shortDate(row.nextStepOn as CivilDate, today)}</RowSecond>
    </>
  );
}

function State({ row }: { row: CaseSummary }) {
  if (row.problem) return <StateTag tone="harm">{problemText(row.problem)}</StateTag>;
  return <CaseStateTag state={row.state} />;
}
