import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Money } from '../../ui/amounts/money.tsx';
import { KeyFigure, KeyFigures } from '../../ui/layout/columns.tsx';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ToneMark } from '../../ui/story/state-tag.tsx';
import { casePageQuery } from '../cases-list/cases.api.ts';
import { useToday } from '../session/session.api.ts';
import { Headline } from '../today/headline.tsx';
import { entriesQuery, payoutsQuery } from './bank/banking.api.ts';
import { lawRowsQuery } from './law/law.api.ts';
import classes from './operator.module.css';
import { useWork, type Work } from './operator-work.tsx';

/** The operator's day: the money to match, to propose, to approve and to send, and the cases that stand still. */
export function OperatorToday() {
  const { t } = useLingui();
  const today = useToday();
  const payouts = useQuery(payoutsQuery);
  const entries = useQuery(entriesQuery('unmatched'));
  const cases = useQuery(casePageQuery(true, { sort: 'next', direction: 'asc' }, 0));
  const lawRows = useQuery(lawRowsQuery);
  const failed = [payouts, entries, cases, lawRows].find(({ error }) => error);
  const work = useWork(payouts.data, entries.data, cases.data?.cases, lawRows.data);
  const isReady = payouts.data && entries.data && cases.data && lawRows.data;
  const ledger = payouts.data?.ledger;
  return (
    <>
      <PageHead
        name={t`Aujourd’hui`}
        title={
          <Headline
            today={today}
            number={isReady ? work.length : undefined}
            cents={work.reduce((sum, { cents }) => sum + cents, 0)}
          />
        }
      />
      <div className={classes.stack}>
        {failed && <ErrorState failure={failed.error} onRetry={() => void failed.refetch()} />}
        {!isReady && !failed && <Skeleton height={280} />}
        {ledger && (
          <KeyFigures>
            <KeyFigure
              label={<Trans>Sur le compte de fonds de tiers</Trans>}
              value={<Money cents={ledger.bankCents} />}
              note={<Trans>jamais mêlé à notre argent</Trans>}
            />
            <KeyFigure
              label={<Trans>Dû aux créanciers</Trans>}
              value={<Money cents={ledger.payableCents} />}
              note={<Trans>à reverser le jour même</Trans>}
            />
            <KeyFigure
              label={<Trans>Dossiers suivis</Trans>}
              value={<OpenCases counts={cases.data?.counts} />}
              note={<Trans>toutes organisations confondues</Trans>}
            />
          </KeyFigures>
        )}
        {isReady && (work.length > 0 ? <WorkList work={work} /> : <Quiet />)}
      </div>
    </>
  );
}

function OpenCases({ counts }: { counts: Readonly<Record<string, number>> | undefined }) {
  const open = Object.entries(counts ?? {}).filter(([state]) => state !== 'paid' && state !== 'closed');
  return <>{open.reduce((sum, [, number]) => sum + number, 0)}</>;
}

function WorkList({ work }: { work: readonly Work[] }) {
  return (
    <Panel flush>
      <ul className={classes.work}>
        {work.map(({ id, tone, what, why, cents, to, vue, act }) => (
          <li key={id}>
            <span className={classes.workMark} data-tone={tone}>
              <ToneMark tone={tone} />
            </span>
            <div className={classes.workText}>
              <b id={`work-${id}`}>{what}</b>
              <span>{why}</span>
            </div>
            <span className={classes.workAmount}>{cents > 0 && <Money cents={cents} />}</span>
            <LinkButton
              to={to}
              search={(vue ? { vue } : {}) as never}
              variant="default"
              size="xs"
              aria-describedby={`work-${id}`}
            >
              {act}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Quiet() {
  return (
    <Panel flush>
      <EmptyState
        title={<Trans>Les comptes sont à jour</Trans>}
        action={
          <LinkButton to="/virements" variant="default">
            <Trans>Importer un relevé</Trans>
          </LinkButton>
        }
      >
        <Trans>Rien à rapprocher, rien à reverser. Le prochain relevé de la banque dira la suite.</Trans>
      </EmptyState>
    </Panel>
  );
}
