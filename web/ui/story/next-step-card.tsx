import type { ReactNode } from 'react';
import type { Tone } from './state-tag.tsx';
import classes from './story.module.css';

type NextStepCardProps = {
  /** « Prochaine étape, mardi 24 novembre ». */
  when: ReactNode;
  /** « Courriel ferme à Mme Le Goff, comptabilité ». */
  what: ReactNode;
  /** Who does it, what it leaves time for, what could stop it. */
  why?: ReactNode;
  /** One main action, then at most two others. */
  actions?: ReactNode;
  tone?: Extract<Tone, 'act' | 'watch' | 'harm' | 'good' | 'plain'>;
};

/** What happens next, when, by whom, and the one thing to do about it. */
export function NextStepCard({ when, what, why, actions, tone = 'act' }: NextStepCardProps) {
  return (
    <section className={classes.next} data-tone={tone}>
      <div>
        <p className={classes.nextWhen}>{when}</p>
        <h2 className={classes.nextWhat}>{what}</h2>
        {why && <p className={classes.nextWhy}>{why}</p>}
      </div>
      {actions && <div className={classes.nextActions}>{actions}</div>}
    </section>
  );
}
