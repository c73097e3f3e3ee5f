import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { KeyFigures } from '../../ui/layout/columns.tsx';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan, useToday } from '../session/session.api.ts';
import { TodayFigures } from './figures.tsx';
import { Headline } from './headline.tsx';
import { todayQuery } from './today.api.ts';
import classes from './today.module.css';
import { TodoList } from './todo-list.tsx';
import { byCase, inPlay } from './todos-by-case.ts';
import { UpcomingPanel } from './upcoming.tsx';

/** The creditor's morning: what to do and why now, three figures, and what leaves by itself. */
export function CreditorToday() {
  const { t } = useLingui();
  const now = useToday();
  const { data, error, refetch } = useQuery(todayQuery);
  const today = (data?.today as CivilDate | undefined) ?? now;
  const todos = data?.todos ?? [];
  const isNew =
    data && data.overdueCases === 0 && todos.length === 0 && data.collectedThisMonthCents + data.overdueCents === 0;
  return (
    <>
      <PageHead
        name={t`Aujourd’hui`}
        title={
          <Headline today={today} number={isNew ? undefined : data && byCase(todos).length} cents={inPlay(todos)} />
        }
      />
      <div className={classes.stack}>
        {error && <ErrorState failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {isNew && <FirstInvoice />}
        {data && !isNew && (
          <>
            <TodayFigures view={data} />
            {todos.length > 0 ? <TodoList todos={todos} today={today} /> : <NothingToDo />}
            <UpcomingPanel upcoming={data.upcoming} today={today} />
          </>
        )}
      </div>
    </>
  );
}

function Waiting() {
  const { t } = useLingui();
  return (
    <div className={classes.stack} role="status" aria-label={t`Chargement`}>
      <KeyFigures>
        {[1, 2, 3].map((figure) => (
          <Skeleton key={figure} height={116} />
        ))}
      </KeyFigures>
      <Skeleton height={280} />
    </div>
  );
}

function NothingToDo() {
  return (
    <Panel flush>
      <EmptyState title={<Trans>Personne n’attend rien de vous</Trans>}>
        <Trans>
          Les relances suivent leur cours. Une contestation, une promesse ou une décision à prendre s’affichera ici,
          avec ce qu’il faut en savoir.
        </Trans>
      </EmptyState>
    </Panel>
  );
}

function FirstInvoice() {
  const mayDeposit = useCan('manage');
  return (
    <Panel flush>
      <EmptyState
        title={<Trans>Déposez votre première facture</Trans>}
        action={
          mayDeposit && (
            <LinkButton to="/deposer">
              <Trans>Déposer une facture</Trans>
            </LinkButton>
          )
        }
      >
        <p>
          <Trans>
            Un PDF ou un fichier Factur-X suffit. Vous verrez, avant toute décision, ce qui vous est dû au centime et à
            l’article près, ce qui partira et quel jour, et ce que cela coûtera.
          </Trans>
        </p>
        <p>
          <Trans>
            Vous hésitez encore ? <a href="/calculs/par-ou-commencer">Cinq questions</a> donnent un plan daté et son
            coût.
          </Trans>
        </p>
        {!mayDeposit && (
          <p>
            <Trans>Votre accès est en lecture seule : un gestionnaire de votre organisation peut la déposer.</Trans>
          </p>
        )}
      </EmptyState>
    </Panel>
  );
}
