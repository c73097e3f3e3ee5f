import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { type CivilDate, inParis } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { StateTag, ToneMark } from '../../ui/story/state-tag.tsx';
import classes from './reports.module.css';
import { wrongWords } from './wrong-words.ts';

/** What went wrong in the last seven days, and what each asks for. */
export function WentWrong({ view }: { view: DashboardView }) {
  const { shortDate } = useFormats();
  const number = view.wentWrong.length;
  return (
    <Panel
      title={<Trans>Ce qui n’a pas marché cette semaine</Trans>}
      aside={
        <StateTag tone={number === 0 ? 'good' : 'watch'}>
          <Plural value={number} _0="rien à signaler" one="# incident" other="# incidents" />
        </StateTag>
      }
    >
      {number === 0 ? (
        <p className={classes.quiet}>
          <Trans>Tout est parti et arrivé comme prévu depuis sept jours.</Trans>
        </p>
      ) : (
        <ul className={classes.wrongs}>
          {view.wentWrong.map((wrong) => {
            const { happened, todo } = wrongWords(wrong);
            return (
              <li key={`${wrong.caseId}${wrong.at}${wrong.kind}`}>
                <span className={classes.wrongMark}>
                  <ToneMark tone="watch" />
                </span>
                <div>
                  <b>{happened}</b>{' '}
                  <Link to="/dossiers/$caseId" params={{ caseId: wrong.caseId }}>
                    {wrong.debtorName}, {wrong.reference}
                  </Link>
                  <p className={classes.quiet}>{todo}</p>
                </div>
                <time dateTime={wrong.at}>{shortDate(inParis(new Date(wrong.at)).date, view.today as CivilDate)}</time>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
