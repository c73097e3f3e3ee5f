import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type ExhibitKind, exhibitKinds } from '../../../../src/features/exhibits/exhibits.contract.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { FileIcon } from '../../../ui/theme/icons.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { type Exhibit, useExhibitActs } from '../exhibits.api.ts';
import { exhibitRefusal, exhibitWords } from '../words/exhibit-words.ts';
import { datedApart } from './dated-apart.ts';

type ToCheckProps = {
  exhibits: readonly Exhibit[];
  mayDecide: boolean;
  onWithdraw: (exhibit: Exhibit) => void;
};

/** What came by email from somebody that we do not know: to be read, then accepted or taken out. */
export function ToCheck({ exhibits, mayDecide, onWithdraw }: ToCheckProps) {
  return (
    <Panel title={<Plural value={exhibits.length} one="Une pièce à vérifier" other="# pièces à vérifier" />}>
      <p className={classes.fine}>
        {mayDecide ? (
          <Trans>Reçu par courriel : ne compte au dossier qu’avec votre accord.</Trans>
        ) : (
          <Trans>Reçu par courriel : ne compte au dossier qu’avec l’accord d’un gestionnaire.</Trans>
        )}
      </p>
      <ul className={`${classes.rows} ${classes.toCheck}`}>
        {exhibits.map((exhibit) => (
          <Line key={exhibit.id} exhibit={exhibit} onWithdraw={mayDecide ? () => onWithdraw(exhibit) : undefined} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ exhibit, onWithdraw }: { exhibit: Exhibit; onWithdraw: (() => void) | undefined }) {
  const { t } = useLingui();
  const { view, open } = useCasePlace();
  const { longDate, instant } = useFormats();
  const { accept } = useExhibitActs(view.id);
  const [kind, setKind] = useState<ExhibitKind>(exhibit.kind);
  const name = exhibit.label ?? exhibit.name;
  const dated = datedApart(exhibit, longDate);
  const facts = [...(onWithdraw ? [] : [exhibitWords(exhibit.kind)]), ...(dated ? [dated] : [])];
  const [from, added] = [exhibit.receivedFrom, instant(exhibit.addedAt)];
  return (
    <li>
      <FileIcon />
      <span>
        <UnstyledButton
          className={classes.rowLink}
          onClick={() => open({ kind: 'document', id: exhibit.documentId })}
          title={`SHA-256 ${exhibit.sha256}`}
        >
          {name}
        </UnstyledButton>
        <small>
          <Trans>
            Reçue de {from}, {added}
          </Trans>
          {facts.length > 0 && ` (${facts.join(', ')})`}
        </small>
        {accept.error && <ErrorState compact failure={accept.error} words={exhibitRefusal(accept.error)} />}
        {onWithdraw && (
          <span className={classes.verdict}>
            <NativeSelect
              size="xs"
              aria-label={t`Nature de ${name}`}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as ExhibitKind)}
              data={exhibitKinds.map((value) => ({ value, label: exhibitWords(value) }))}
            />
            <Button
              size="xs"
              loading={accept.isPending}
              aria-label={t`Accepter ${name}`}
              onClick={() => accept.mutate({ id: exhibit.id, kind })}
            >
              <Trans>Accepter</Trans>
            </Button>
            <Button size="xs" variant="default" aria-label={t`Retirer ${name}`} onClick={onWithdraw}>
              <Trans>Retirer</Trans>
            </Button>
          </span>
        )}
      </span>
    </li>
  );
}
