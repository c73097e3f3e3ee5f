import type { ReactNode } from 'react';
import { ToneMark } from '../../ui/story/state-tag.tsx';
import classes from './deposit.module.css';
import { type Finding, useFindingWords } from './finding-words.ts';

type FieldDoubtProps = { finding: Finding | undefined; children: ReactNode };

/** A field with, below it, what is doubtful about what was read. */
export function FieldDoubt({ finding, children }: FieldDoubtProps) {
  const wordsOf = useFindingWords();
  return (
    <div className={classes.field} data-doubt={finding && finding.severity !== 'note' ? true : undefined}>
      {children}
      {finding && (
        <p className={classes.doubt} data-severity={finding.severity}>
          {finding.severity !== 'note' && <ToneMark tone="watch" />}
          <span>{wordsOf(finding)}</span>
        </p>
      )}
    </div>
  );
}
