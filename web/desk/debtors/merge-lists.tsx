import { Plural, Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { MergeProposals, MergesView } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { useFirstRows } from '../../ui/lists/show-more.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan } from '../session/session.api.ts';
import classes from './debtors.module.css';
import { mergeRefusal } from './merge-words.ts';
import { useMergeActs, useMerges } from './merges.api.ts';

type Merge = MergesView['merges'][number];

/** The merges made, each with what moved; those that still hold can be undone. */
export function MergeList() {
  const { data, error, refetch } = useMerges();
  const [shown, more] = useFirstRows(data?.merges ?? [], 20);
  const [asked, ask] = useState<Merge>();
  const { undo } = useMergeActs();
  if (data?.merges.length === 0) return null;
  return (
    <Panel title={<Trans>Fusions faites</Trans>}>
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : null}
      {!data && !error && <Skeleton height={80} />}
      <ul className={classes.rows}>
        {shown.map((merge) => (
          <MergeRow key={merge.id} merge={merge} onUndo={() => ask(merge)} />
        ))}
      </ul>
      {more}
      {asked && (
        <ConfirmDialog
          opened
          onClose={() => ask(undefined)}
          title={<Trans>Défaire cette fusion ?</Trans>}
          confirm={<Trans>Défaire</Trans>}
          words={mergeRefusal}
          onConfirm={() => undo.mutateAsync(asked.id)}
        >
          <p>
            <Trans>
              « {asked.goneName} » redevient un débiteur à part, avec ses factures, ses dossiers et ce qui leur a été
              écrit depuis. Ce qui a été déposé depuis chez « {asked.keptName} » y reste.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function MergeRow({ merge, onUndo }: { merge: Merge; onUndo: () => void }) {
  const manages = useCan('manage');
  const { longDate } = useFormats();
  const { keptName, goneName, mergedBy, cases, withdrawnInvoices, undoneOn, undoneBy, laterName } = merge;
  const on = longDate(merge.mergedOn as CivilDate);
  const until = undoneOn ? longDate(undoneOn as CivilDate) : '';
  return (
    <li>
      <div className={classes.rowText}>
        <strong>
          <Trans>
            « {goneName} » réuni avec « {keptName} »
          </Trans>
        </strong>
        <span className={classes.quiet}>
          <Trans>
            Le {on}, par {mergedBy}.
          </Trans>{' '}
          <Plural
            value={cases}
            _0="Aucun dossier n’a changé de débiteur."
            one="# dossier a changé de débiteur."
            other="# dossiers ont changé de débiteur."
          />{' '}
          {withdrawnInvoices > 0 && (
            <Plural
              value={withdrawnInvoices}
              one="# facture en double écartée."
              other="# factures en double écartées."
            />
          )}
        </span>
        {undoneOn && (
          <span className={classes.quiet}>
            <Trans>
              Défaite le {until}, par {undoneBy}.
            </Trans>
          </span>
        )}
        {laterName && (
          <span className={classes.quiet}>
            <Trans>
              « {keptName} » a depuis été réuni avec « {laterName} » : défaites d’abord cette fusion-là.
            </Trans>
          </span>
        )}
      </div>
      {manages && !undoneOn && (
        <Button variant="default" size="xs" disabled={laterName !== null} onClick={onUndo}>
          <Trans>Défaire</Trans>
        </Button>
      )}
    </li>
  );
}

/** The pairs that a person has told apart: they are proposed again on demand. */
export function ApartList({ apart }: { apart: MergeProposals['apart'] }) {
  const manages = useCan('manage');
  const { longDate } = useFormats();
  const { proposeAgain } = useMergeActs();
  const [shown, more] = useFirstRows(apart, 20);
  if (apart.length === 0) return null;
  return (
    <Panel title={<Trans>Vous avez dit : ce sont deux débiteurs</Trans>}>
      {proposeAgain.error ? (
        <ErrorState failure={proposeAgain.error} words={mergeRefusal(proposeAgain.error)} compact />
      ) : null}
      <ul className={classes.rows}>
        {shown.map(({ firstId, firstName, secondId, secondName, decidedOn, decidedBy }) => {
          const on = longDate(decidedOn as CivilDate);
          return (
            <li key={`${firstId} ${secondId}`}>
              <div className={classes.rowText}>
                <strong>
                  <Trans>
                    « {firstName} » et « {secondName} »
                  </Trans>
                </strong>
                <span className={classes.quiet}>
                  <Trans>
                    Le {on}, par {decidedBy}.
                  </Trans>
                </span>
              </div>
              {manages && (
                <Button variant="default" size="xs" onClick={() => proposeAgain.mutate({ firstId, secondId })}>
                  <Trans>Proposer de nouveau</Trans>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {more}
    </Panel>
  );
}
