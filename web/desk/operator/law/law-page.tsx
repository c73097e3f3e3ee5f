import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { PageHead } from '../../../ui/layout/page-head.tsx';
import type { Column } from '../../../ui/lists/column.ts';
import { DataTable } from '../../../ui/lists/data-table.tsx';
import { RowNarrow, RowSecond } from '../../../ui/lists/row-title.tsx';
import { plainText } from '../../../ui/lists/sorting.ts';
import { useTableAddress } from '../../../ui/lists/table-address.ts';
import { SearchField, Toolbar, Views } from '../../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../../ui/states/empty-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useToday } from '../../session/session.api.ts';
import { bookQuery, lawRowsQuery, type Schedule } from './law.api.ts';
import classes from './law.module.css';
import { needOf, readWords, rowInForce } from './law-words.ts';
import { PendingRows } from './pending-rows.tsx';
import { ScheduleDrawer } from './schedule-drawer.tsx';

type Line = Schedule & { page: string };

/** The law as this installation applies it: what waits for a confirmation, and every subject with its value, its source, its doubt. */
export default function LawPage() {
  const { t } = useLingui();
  const book = useQuery(bookQuery);
  const rows = useQuery(lawRowsQuery);
  const today = useToday();
  const { filters, setFilter } = useTableAddress({ by: 'title', descending: false });
  const lines = useMemo(
    () => book.data?.flatMap(({ title, schedules }) => schedules.map((one): Line => ({ ...one, page: title }))),
    [book.data],
  );
  const view = filters.vue ?? '';
  const wanted = plainText(filters.q ?? '');
  const needs = lines?.map((line) => needOf(line, today));
  const countOf = (need: string) => needs?.filter((one) => one === need).length;
  const shown = lines?.filter(
    (line, index) =>
      plainText(`${line.title} ${line.page} ${line.subject}`).includes(wanted) &&
      (view === '' || needs?.[index] === view || (view === 'own' && line.rows.some(({ isOwn }) => isOwn))),
  );
  const pending = rows.data?.filter(({ state }) => state === 'pending') ?? [];
  const opened = lines?.find(({ subject }) => subject === filters.sujet);
  return (
    <>
      <PageHead name={t`Droit`} title={titleOf(rows.data && pending.length)} />
      <div className={classes.stack}>
        {pending.length > 0 && <PendingRows rows={pending} />}
        <div>
          <Toolbar total={shown?.length}>
            <Views
              chosen={view}
              onChoose={(id) => setFilter('vue', id)}
              views={[
                { id: '', label: t`Tout` },
                { id: 'no-value', label: t`Sans valeur aujourd’hui`, count: countOf('no-value') },
                { id: 'doubtful', label: t`Non confirmées`, count: countOf('doubtful') },
                { id: 'review', label: t`À relire`, count: countOf('review') },
                { id: 'own', label: t`Ajoutées ici` },
              ]}
            />
            <SearchField label={t`Sujet`} value={filters.q ?? ''} onChange={(value) => setFilter('q', value)} />
          </Toolbar>
          <DataTable
            label={t`Droit`}
            columns={useColumns(today, (subject) => setFilter('sujet', subject))}
            rows={shown}
            rowKey={({ subject }) => subject}
            onOpen={({ subject }) => setFilter('sujet', subject)}
            failure={book.error ?? rows.error ?? undefined}
            onRetry={() => {
              void book.refetch();
              void rows.refetch();
            }}
            empty={
              <EmptyState title={<Trans>Aucun sujet ici</Trans>}>
                <Trans>C’est bon signe, ou cherchez un autre mot.</Trans>
              </EmptyState>
            }
          />
        </div>
      </div>
      {opened && (
        <ScheduleDrawer
          schedule={opened}
          own={rows.data?.filter(({ subject }) => subject === opened.subject) ?? []}
          onClose={() => setFilter('sujet', undefined)}
        />
      )}
    </>
  );
}

function titleOf(pending: number | undefined) {
  if (pending === undefined) return <Trans>Le droit appliqué aux dossiers</Trans>;
  return plural(pending, {
    0: 'Le droit appliqué aux dossiers',
    one: 'Une valeur attend d’être confirmée',
    other: '# valeurs attendent d’être confirmées',
  });
}

function useColumns(today: CivilDate, open: (subject: string) => void): Column<Line>[] {
  const { t } = useLingui();
  return [
    {
      id: 'title',
      header: t`Sujet`,
      width: '40%',
      cell: (line) => (
        <>
          <UnstyledButton className={classes.open} onClick={() => open(line.subject)}>
            {line.title}
          </UnstyledButton>
          <RowSecond>{line.page}</RowSecond>
          <RowNarrow>
            <span className={classes.now}>{rowInForce(line, today)?.value}</span>
            <Certainty line={line} today={today} />
          </RowNarrow>
        </>
      ),
    },
    {
      id: 'value',
      header: t`Aujourd’hui`,
      wideOnly: true,
      cell: (line) => {
        const row = rowInForce(line, today);
        return row ? <span className={classes.now}>{row.value}</span> : <Trans>aucune valeur</Trans>;
      },
    },
    {
      id: 'read',
      header: t`Lecture`,
      wideOnly: true,
      width: '18%',
      cell: (line) => <Certainty line={line} today={today} />,
    },
  ];
}

/** How sure the value of today is; without one, that nothing is answered. */
function Certainty({ line, today }: { line: Line; today: CivilDate }) {
  const row = rowInForce(line, today);
  if (!row) {
    return (
      <StateTag tone="harm">
        <Trans>refuse de répondre</Trans>
      </StateTag>
    );
  }
  const { tone, word } = readWords(row.source.read);
  return (
    <>
      <StateTag tone={tone}>{word}</StateTag>
      {line.reviewIsDue && (
        <StateTag tone="watch">
          <Trans>à relire</Trans>
        </StateTag>
      )}
    </>
  );
}
