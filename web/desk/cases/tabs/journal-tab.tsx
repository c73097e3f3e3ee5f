import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { eventWords } from '../words/event-words.ts';

/** Every line of the journal, newest first: when, by whom, what. Nothing is ever taken out of it. */
export function JournalTab() {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const formats = useFormats();
  const actorWords = ({ kind, name }: { kind: string; name: string | null }): string => {
    if (kind === 'user') return name ?? t`une personne`;
    if (kind === 'debtor') return t`le débiteur`;
    return kind === 'operator' ? (name ?? t`un opérateur`) : 'Recouvrance';
  };
  const entries = [...view.timeline].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Panel>
      <p className={classes.fine}>
        <Trans>Tout ce qui est arrivé à ce dossier, dans l’ordre inverse. Rien ne s’en efface.</Trans>
      </p>
      <div className={classes.scroll}>
        <table className={classes.journal}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Quand</Trans>
              </th>
              <th scope="col">
                <Trans>Quoi</Trans>
              </th>
              <th scope="col">
                <Trans>Qui</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => {
              const { title, detail } = eventWords(entry, formats);
              return (
                <tr key={entry.id}>
                  <td>{formats.instant(entry.at)}</td>
                  <td>
                    {title}
                    {detail && <small>{detail}</small>}
                  </td>
                  <td>{actorWords(entry.actor)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
