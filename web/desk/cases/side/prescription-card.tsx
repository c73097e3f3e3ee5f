import { Trans } from '@lingui/react/macro';
import { type CivilDate, daysBetween } from '../../../../src/kernel/civil-date.ts';
import { Explained } from '../../../ui/amounts/explained.tsx';
import { useFormats, useLanguage } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';

/** Days before the end at which the clock asks to be looked at. */
const SOON = 180;

/** Until when the claim can be brought to court, always in sight while something is owed. */
export function PrescriptionCard() {
  const { view } = useCasePlace();
  const { longDate, days } = useFormats();
  const language = useLanguage();
  const today = useToday();
  const { prescription } = view;
  if (!prescription || view.closedOn) return null;
  const until = prescription.expiresOn as CivilDate;
  const left = daysBetween(today, until);
  const date = longDate(until);
  const [years, article, remaining] = [prescription.years, prescription.article, days(left)];
  return (
    <Panel title={<Trans>Prescription</Trans>}>
      <p>
        {left < 0 ? (
          <Trans>Votre créance ne peut plus être réclamée en justice depuis le {date}.</Trans>
        ) : (
          <Trans>
            Votre créance peut être réclamée en justice jusqu’au <b>{date}</b>.
          </Trans>
        )}
      </p>
      {left >= 0 && left <= SOON && (
        <p>
          <StateTag tone="harm">
            <Trans>dans {remaining}</Trans>
          </StateTag>
        </p>
      )}
      <p className={classes.fine}>
        <Explained
          meaning={
            language === 'fr' ? (
              prescription.note
            ) : (
              <Trans>
                Une mise en demeure n’y change rien ; une reconnaissance de dette écrite la ferait repartir.
              </Trans>
            )
          }
          source={{ label: `${article.charAt(0).toUpperCase()}${article.slice(1)}` }}
        >
          <Trans>{years} ans après l’échéance</Trans>
        </Explained>
      </p>
    </Panel>
  );
}
