import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { useFormats } from '../../ui/language.ts';
import { KeyFigure, KeyFigures } from '../../ui/layout/columns.tsx';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan } from '../session/session.api.ts';
import { AgedBalance } from './aged-balance.tsx';
import { ByState } from './by-state.tsx';
import { ExpectedMoney } from './expected-money.tsx';
import { MoneyByMonth } from './money-by-month.tsx';
import { RecoveryByStep } from './recovery-by-step.tsx';
import { dashboardQuery } from './reports.api.ts';
import classes from './reports.module.css';
import { WentWrong } from './went-wrong.tsx';

/** Where the money stands, what works, what went wrong: each chart with its table, and what to do about it. */
export default function ReportsPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(dashboardQuery);
  const isEmpty = data?.byState.every(({ cases }) => cases === 0);
  return (
    <>
      <PageHead name={t`Rapports`} title={<Title view={isEmpty ? undefined : data} />} />
      {error && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {isEmpty && <NothingYet />}
      {data && !isEmpty && (
        <div className={classes.reports}>
          <Efficiency view={data} />
          <WentWrong view={data} />
          <AgedBalance view={data} />
          <MoneyByMonth view={data} />
          <div className={classes.pair}>
            <ExpectedMoney view={data} />
            <RecoveryByStep view={data} />
          </div>
          <ByState view={data} />
        </div>
      )}
    </>
  );
}

function Title({ view }: { view: DashboardView | undefined }) {
  const { roundMoney } = useFormats();
  if (!view) return <Trans>Rapports</Trans>;
  const owed = roundMoney(view.agedBalance.reduce((sum, { cents }) => sum + cents, 0));
  const late = roundMoney(view.agedBalance.find(({ bucket }) => bucket === 'over-90')?.cents ?? 0);
  return (
    <Trans>
      {owed} dehors, dont {late} depuis plus de 90 jours
    </Trans>
  );
}

function Efficiency({ view }: { view: DashboardView }) {
  const { days, share } = useFormats();
  const month = view.moneyIn.at(-1);
  const { money } = useFormats();
  return (
    <KeyFigures>
      <KeyFigure
        label={<Trans>Dossiers clos payés en entier</Trans>}
        value={view.recoveredPercent === null ? '–' : share(view.recoveredPercent / 100)}
        note={<Trans>parmi tous ceux qui sont clos</Trans>}
      />
      <KeyFigure
        label={<Trans>Temps pour être payé</Trans>}
        value={view.averageDaysToPay === null ? '–' : days(Math.round(view.averageDaysToPay))}
        note={<Trans>de l’ouverture du dossier au dernier euro, en moyenne</Trans>}
      />
      <KeyFigure
        label={<Trans>Encaissé ce mois</Trans>}
        value={money(month?.collectedCents ?? 0)}
        note={
          <Plural
            value={view.byState.reduce((n, { cases }) => n + cases, 0)}
            one="# dossier suivi"
            other="# dossiers suivis"
          />
        }
      />
    </KeyFigures>
  );
}

function Waiting() {
  const { t } = useLingui();
  return (
    <div className={classes.reports} role="status" aria-label={t`Chargement`}>
      <Skeleton height={116} />
      <Skeleton height={240} />
      <Skeleton height={320} />
    </div>
  );
}

function NothingYet() {
  const mayDeposit = useCan('manage');
  return (
    <Panel flush>
      <EmptyState
        title={<Trans>Les rapports naissent avec le premier dossier</Trans>}
        action={
          mayDeposit && (
            <LinkButton to="/deposer">
              <Trans>Déposer une facture</Trans>
            </LinkButton>
          )
        }
      >
        <Trans>Balance âgée, argent reçu et attendu, étapes qui font payer : tout se remplit à mesure.</Trans>
      </EmptyState>
    </Panel>
  );
}
