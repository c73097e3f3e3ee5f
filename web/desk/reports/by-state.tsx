import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { useFormats } from '../../ui/language.ts';
import { allStates } from '../cases-list/case-views.ts';
import { stateWords } from '../cases-list/case-words.ts';

/** The open cases by state: how much waits for a decision rather than for the debtor. */
export function ByState({ view }: { view: DashboardView }) {
  const { t } = useLingui();
  const { roundMoney } = useFormats();
  const open = allStates
    .filter((state) => state !== 'paid' && state !== 'closed')
    .flatMap((state) => view.byState.filter((row) => row.state === state));
  const waiting = open.filter(({ state }) => ['disputed', 'claimed-paid', 'hand-over'].includes(state));
  const cases = waiting.reduce((sum, row) => sum + row.cases, 0);
  const amount = roundMoney(waiting.reduce((sum, row) => sum + row.cents, 0));
  return (
    <ChartWithTable
      title={<Trans>Où en sont les dossiers ouverts</Trans>}
      kind="ranked"
      reading={
        cases > 0 ? (
          <>
            <Plural
              value={cases}
              one={`# dossier, ${amount}, n’attend que vous :`}
              other={`# dossiers, ${amount}, n’attendent que vous :`}
            />{' '}
            <Trans>
              <Link to="/dossiers" search={{ vue: 'a-faire' } as Record<string, string>}>
                répondez, vérifiez ou décidez
              </Link>
              , et les relances reprendront.
            </Trans>
          </>
        ) : (
          <Trans>Aucun dossier n’attend de décision de votre part : tout avance seul.</Trans>
        )
      }
      rowsName={t`État`}
      rows={open.map(({ state, cents, cases: number }) => ({
        label: stateWords(state).word,
        values: { cents, cases: number },
      }))}
      series={[
        { name: 'cents', label: t`Reste dû`, color: 'var(--series-1)' },
        { name: 'cases', label: t`Dossiers`, color: 'var(--series-2)', unit: 'count' },
      ]}
    />
  );
}
