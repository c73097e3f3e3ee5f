import { Plural, Trans } from '@lingui/react/macro';
import type { TodayView } from '../../../src/features/reporting/reporting.contract.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { KeyFigure, KeyFigures } from '../../ui/layout/columns.tsx';

/** Due, collected this month, expected: the three figures of the morning. */
export function TodayFigures({ view }: { view: TodayView }) {
  const { money, days, share } = useFormats();
  const late = view.averageDaysLate === null ? null : days(view.averageDaysLate);
  const paidOut = money(view.paidOutThisMonthCents);
  const kept = view.promisesKeptPercent === null ? null : share(view.promisesKeptPercent / 100);
  return (
    <KeyFigures>
      <KeyFigure
        label={<Trans>Dû, échu</Trans>}
        value={<Money cents={view.overdueCents} />}
        note={
          <>
            <Plural value={view.overdueCases} _0="aucun dossier ouvert" one="# dossier" other="# dossiers" />
            {late && view.overdueCases > 0 && (
              <>
                {', '}
                <Trans>{late} de retard en moyenne</Trans>
              </>
            )}
          </>
        }
      />
      <KeyFigure
        label={<Trans>Encaissé ce mois</Trans>}
        value={<Money cents={view.collectedThisMonthCents} />}
        note={<Trans>{paidOut} virés sur votre compte</Trans>}
      />
      <KeyFigure
        label={<Trans>Attendu sous 30 jours</Trans>}
        value={<Money cents={view.expectedIn30DaysCents} />}
        note={kept ? <Trans>promesses tenues à {kept}</Trans> : <Trans>selon les promesses en cours</Trans>}
      />
    </KeyFigures>
  );
}
