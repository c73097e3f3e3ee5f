import { Trans } from '@lingui/react/macro';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ToneMark } from '../../../ui/story/state-tag.tsx';
import { type Finding, useFindingWords } from '../../deposit/finding-words.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';

/** Told by other sheets: how the debtor is reached, and the clock of the prescription. */
const TOLD = new Set(['no-email', 'no-phone', 'no-address', 'prescribed', 'prescription-near']);

const tones = { blocks: 'harm', check: 'watch', note: 'plain' } as const;

/** What weakens the claim as things stand today, the gravest first; nothing when nothing does. */
export function FindingsCard() {
  const { view } = useCasePlace();
  const wordsOf = useFindingWords();
  const findings = view.findings.filter(({ kind }) => !TOLD.has(kind));
  if (findings.length === 0) return null;
  return (
    <Panel title={<Trans>À savoir sur cette créance</Trans>}>
      <ul className={classes.findings}>
        {findings.map((finding: Finding) => (
          <li key={finding.kind}>
            <ToneMark tone={tones[finding.severity]} />
            <span>{wordsOf(finding)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
