import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { TodayView } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { stepWords } from '../cases-list/case-words.ts';
import classes from './today.module.css';

type Upcoming = TodayView['upcoming'];

/** What leaves by itself in the coming days, day by day: nothing to do, everything can be moved or stopped. */
export function UpcomingPanel({ upcoming, today }: { upcoming: Upcoming; today: CivilDate }) {
  const { weekdayDate, relativeDay } = useFormats();
  const byDay = Map.groupBy(upcoming, ({ on }) => on);
  return (
    <Panel title={<Trans>Ce qui part tout seul</Trans>}>
      {upcoming.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Rien ne part dans les sept jours. Les dossiers en pause, promis ou contestés attendent.</Trans>
        </p>
      ) : (
        <>
          <p className={classes.quiet}>
            <Trans>Rien à faire ; chaque envoi peut être relu, déplacé ou arrêté dans son dossier.</Trans>
          </p>
          {[...byDay].map(([on, steps]) => (
            <section key={on} className={classes.day}>
              <h3 className={classes.dayName}>
                {weekdayDate(on as CivilDate)} <span>{relativeDay(on as CivilDate, today)}</span>
              </h3>
              <ul className={classes.steps}>
                {steps.map((step) => (
                  <li key={`${step.caseId}${step.step}`}>
                    <span className={classes.stepText}>
                      <Link to="/dossiers/$caseId" params={{ caseId: step.caseId }}>
                        {step.debtorName}
                      </Link>
                      <span>{stepWords(step.step)}</span>
                    </span>
                    <Money cents={step.amountCents} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Panel>
  );
}
