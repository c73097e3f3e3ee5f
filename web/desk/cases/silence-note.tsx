import { Trans } from '@lingui/react/macro';
import { useFormats } from '../../ui/language.ts';
import { ToneMark } from '../../ui/story/state-tag.tsx';
import { useCasePlace } from './case-context.ts';
import classes from './cases.module.css';
import { blockerWords, needsPerson } from './words/blocker-words.ts';

const told = new Set(['disputed', 'claimed-paid', 'paused']);

/** Why nothing leaves now: every reason, and the first moment when something may. Open when a person must act. */
export function SilenceNote() {
  const { view } = useCasePlace();
  const formats = useFormats();
  const { gate } = view;
  if (gate.allowed || view.closedOn || gate.blockers.length === 0) return null;
  const first = gate.firstAllowedAt ? formats.instant(gate.firstAllowedAt) : undefined;
  // A dispute and « already paid » are told by the card above: no need to say them twice at first sight.
  const mustAct = gate.blockers.some((blocker) => needsPerson(blocker) && !told.has(blocker.kind));
  return (
    <details className={classes.silence} open={mustAct || undefined}>
      <summary>
        <Trans>Pourquoi rien ne part maintenant</Trans>
      </summary>
      <ul>
        {gate.blockers.map((blocker) => (
          <li key={blocker.kind}>
            <ToneMark tone={needsPerson(blocker) ? 'watch' : 'plain'} />
            <span>{blockerWords(blocker, formats)}</span>
          </li>
        ))}
      </ul>
      <p>
        {first ? (
          <Trans>Au plus tôt le {first}.</Trans>
        ) : (
          <Trans>Il n’y a pas de date : cela dépend d’une personne.</Trans>
        )}
      </p>
    </details>
  );
}
