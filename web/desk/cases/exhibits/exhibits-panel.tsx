import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExhibitKind } from '../../../../src/features/exhibits/exhibits.contract.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { FileIcon } from '../../../ui/theme/icons.tsx';
import { useCan, useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { ExhibitDialog } from '../dialogs/exhibit-dialog.tsx';
import { type Exhibit, exhibitsQuery, type FileState, useExhibitActs } from '../exhibits.api.ts';
import { exhibitWords, fileItemWords } from '../words/exhibit-words.ts';
import { datedApart } from './dated-apart.ts';
import { MailAddress } from './mail-address.tsx';
import { ToCheck } from './to-check.tsx';

/** What a judge would look for, what is there and what is missing, and the pieces added so far. */
export function ExhibitsPanel() {
  const { view } = useCasePlace();
  const root = useReadRoot();
  const mayAdd = useCan('manage');
  const { data, error, refetch } = useQuery(exhibitsQuery(view.id, root));
  const [adding, setAdding] = useState<ExhibitKind>();
  const [leaving, setLeaving] = useState<Exhibit>();
  const score = data?.completeness.score;
  const toCheck = data?.exhibits.filter((exhibit) => exhibit.toCheck) ?? [];
  const kept = data?.exhibits.filter((exhibit) => !exhibit.toCheck) ?? [];
  return (
    <>
      {toCheck.length > 0 && <ToCheck exhibits={toCheck} mayDecide={mayAdd} onWithdraw={setLeaving} />}
      <Panel
        title={score === undefined ? <Trans>Les preuves</Trans> : <Trans>Dossier complet à {score} %</Trans>}
        aside={
          mayAdd && (
            <Button variant="default" size="xs" onClick={() => setAdding('order')}>
              <Trans>Ajouter une pièce</Trans>
            </Button>
          )
        }
      >
        {error && <ErrorState compact failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={120} />}
        {data && (
          <>
            <ul className={classes.rows}>
              {data.completeness.items.map((item) => (
                <FileLine key={item.item} item={item} onAdd={mayAdd ? setAdding : undefined} />
              ))}
            </ul>
            {kept.length > 0 && (
              <ul className={`${classes.rows} ${classes.exhibits}`}>
                {kept.map((exhibit) => (
                  <ExhibitLine key={exhibit.id} exhibit={exhibit} onWithdraw={mayAdd ? setLeaving : undefined} />
                ))}
              </ul>
            )}
            {mayAdd && data.mail && <MailAddress mail={data.mail} />}
          </>
        )}
        {adding && <ExhibitDialog kind={adding} onClose={() => setAdding(undefined)} />}
        {leaving && <WithdrawDialog exhibit={leaving} onClose={() => setLeaving(undefined)} />}
      </Panel>
    </>
  );
}

const PIECE: Partial<Record<FileState['item'], ExhibitKind>> = {
  order: 'order',
  delivery: 'delivery-note',
  terms: 'terms',
  exchanges: 'correspondence',
};

function FileLine({ item, onAdd }: { item: FileState; onAdd: ((kind: ExhibitKind) => void) | undefined }) {
  const { name, mend } = fileItemWords(item.item);
  const piece = PIECE[item.item];
  return (
    <li>
      <span>
        {name}
        {item.state !== 'there' && <small>{mend}</small>}
      </span>
      {item.state === 'there' ? (
        <StateTag tone="good">
          <Trans>au dossier</Trans>
        </StateTag>
      ) : item.state === 'to-come' ? (
        <StateTag tone="plain">
          <Trans>à venir</Trans>
        </StateTag>
      ) : piece && onAdd ? (
        <Button variant="subtle" size="compact-sm" onClick={() => onAdd(piece)}>
          <Trans>Ajouter</Trans>
        </Button>
      ) : (
        <StateTag tone="watch">
          <Trans>manque</Trans>
        </StateTag>
      )}
    </li>
  );
}

function ExhibitLine({ exhibit, onWithdraw }: { exhibit: Exhibit; onWithdraw: ((one: Exhibit) => void) | undefined }) {
  const { open } = useCasePlace();
  const { t } = useLingui();
  const { longDate, instant } = useFormats();
  const name = exhibit.label ?? exhibit.name;
  const dated = datedApart(exhibit, longDate);
  const [added, by, from] = [instant(exhibit.addedAt), exhibit.addedBy, exhibit.receivedFrom];
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
          {[exhibitWords(exhibit.kind), dated].filter(Boolean).join(', ')}{' '}
          {from ? (
            <Trans>
              (reçue de {from}, {added})
            </Trans>
          ) : (
            <Trans>
              (ajoutée par {by}, {added})
            </Trans>
          )}
        </small>
      </span>
      {onWithdraw && (
        <Button variant="subtle" size="compact-sm" aria-label={t`Retirer ${name}`} onClick={() => onWithdraw(exhibit)}>
          <Trans>Retirer</Trans>
        </Button>
      )}
    </li>
  );
}

function WithdrawDialog({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const { view } = useCasePlace();
  const acts = useExhibitActs(view.id);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Retirer cette pièce du dossier ?</Trans>}
      confirm={<Trans>Retirer</Trans>}
      onConfirm={() => acts.withdraw(exhibit.id)}
      danger
    >
      <p>
        <Trans>Elle ne sera plus produite. Le journal garde la trace de son passage.</Trans>
      </p>
    </ConfirmDialog>
  );
}
