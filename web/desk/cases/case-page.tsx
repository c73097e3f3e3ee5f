import { Trans } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../../ui/api.ts';
import { Columns } from '../../ui/layout/columns.tsx';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan } from '../session/session.api.ts';
import { CaseContext, type Sheet } from './case-context.ts';
import { CaseHead } from './case-head.tsx';
import { CaseSheets } from './case-sheets.tsx';
import { CaseTabs, isTab } from './case-tabs.tsx';
import { useCase } from './cases.api.ts';
import { NextStep } from './next-step.tsx';
import { SideColumn } from './side/side-column.tsx';
import { SilenceNote } from './silence-note.tsx';

/** The heart: who owes what, what happens next, one story for past and future, and every figure explained. */
export default function CasePage() {
  const { caseId = '' } = useParams({ strict: false });
  const { onglet } = useSearch({ strict: false });
  const router = useRouter();
  const canManage = useCan('manage');
  const { data: view, error, refetch } = useCase(caseId);
  const [sheet, open] = useState<Sheet>();
  const place = useMemo(
    () =>
      view && {
        view,
        open,
        canAct: canManage && view.closedOn === null,
        showTab: (tab: string) =>
          void router.navigate({
            to: '/dossiers/$caseId',
            params: { caseId: view.id },
            search: tab === 'fil' ? {} : { onglet: tab },
            replace: true,
            resetScroll: false,
          }),
      },
    [view, canManage, router],
  );
  if (!place) {
    if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NoSuchCase />;
    return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <Waiting />;
  }
  return (
    <CaseContext value={place}>
      <CaseHead />
      <NextStep />
      <SilenceNote />
      <Columns side={<SideColumn />}>
        <CaseTabs tab={isTab(onglet) ? onglet : 'fil'} />
      </Columns>
      {sheet && <CaseSheets sheet={sheet} onClose={() => open(undefined)} />}
    </CaseContext>
  );
}

function NoSuchCase() {
  return (
    <EmptyState
      level={1}
      title={<Trans>Ce dossier n’existe pas, ou n’est pas le vôtre.</Trans>}
      action={
        <LinkButton to="/dossiers">
          <Trans>Voir tous les dossiers</Trans>
        </LinkButton>
      }
    >
      <Trans>L’adresse est peut-être incomplète. Rien n’a été modifié.</Trans>
    </EmptyState>
  );
}

function Waiting() {
  return (
    <Stack gap="lg" aria-busy>
      <Skeleton height={44} maw={620} />
      <Skeleton height={110} />
      <Skeleton height={380} />
    </Stack>
  );
}
