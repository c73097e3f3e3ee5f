import type { ReactNode } from 'react';
import classes from './story.module.css';

/** `act` under way, `watch` a person must look, `harm` loss or danger, `good` settled, `plain` nothing to say. */
export type Tone = 'plain' | 'act' | 'watch' | 'harm' | 'good';

/** A state as a word with a small mark. Each tone has its own shape: colour is never the only sign. */
export function StateTag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      <ToneMark tone={tone} />
      <span className={classes.tagWord}>{children}</span>
    </span>
  );
}

export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg className={classes.mark} viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
      {tone === 'plain' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />}
      {tone === 'act' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {tone === 'watch' && <path d="M6 .8 11.6 11H.400z" fill="currentColor" />}
      {tone === 'harm' && <path d="M6 .3 11.7 6 6 11.7.3 6z" fill="currentColor" />}
      {tone === 'good' && (
        <path
          d="m1.5 6.5 3 3 6-7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
