import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ProgressNote } from '../../ui/states/progress-note.tsx';
import { useCan } from '../session/session.api.ts';
import classes from './import.module.css';
import { keptWords, listRefusal } from './import-words.ts';
import { useImportActs } from './imports.api.ts';

/** What became of a confirmed list: its cases being opened, waiting for their launch, launched, or taken back. */
export function WrittenPanel({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const manages = useCan('manage');
  const { launch, undo } = useImportActs(view.id);
  const [asksUndo, undoing] = useDisclosure(false);
  const { state, counts } = view;
  const { opened, good, undone } = counts;
  const kept = undo.data?.kept ?? [];
  if (state === 'confirmed') {
    return (
      <Panel>
        <ProgressNote
          title={<Trans>Les dossiers s’ouvrent</Trans>}
          done={opened}
          total={opened + good}
          unit={t`dossiers`}
        />
      </Panel>
    );
  }
  return (
    <Panel
      title={
        state === 'undone' ? (
          <Trans>Cette liste est annulée</Trans>
        ) : (
          <Plural value={opened} _0="Aucun dossier ouvert" one="# dossier ouvert" other="# dossiers ouverts" />
        )
      }
    >
      <p className={classes.quiet}>
        {state === 'written' && <Trans>Rien n’est encore envoyé : les relances attendent que vous les lanciez.</Trans>}
        {state === 'launched' && <Trans>Les relances sont lancées : chaque dossier suit son plan.</Trans>}
        {state === 'undone' &&
          (undone > 0 ? (
            <Plural
              value={undone}
              one="# dossier retiré : rien n’avait été envoyé."
              other="# dossiers retirés : rien n’avait été envoyé."
            />
          ) : (
            <Trans>Elle n’avait ouvert aucun dossier.</Trans>
          ))}
      </p>
      {counts.faulty > 0 && state !== 'undone' && (
        <p className={classes.quiet}>
          <Trans>
            Pour les lignes à corriger, déposez de nouveau le fichier corrigé : les factures déjà déposées ne comptent
            qu’une fois.
          </Trans>
        </p>
      )}
      {kept.length > 0 && (
        <Alert color="watch" mt={14} title={<Trans>Ces dossiers restent ouverts</Trans>}>
          <ul className={classes.notices}>
            {kept.slice(0, 50).map(({ caseId, reference, why }) => (
              <li key={caseId}>
                <Link to="/dossiers/$caseId" params={{ caseId }}>
                  {reference}
                </Link>
                {' : '}
                {keptWords(why)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {launch.error ? <ErrorState failure={launch.error} words={listRefusal(launch.error)} compact /> : null}
      {manages && state !== 'undone' && (
        <div className={classes.go}>
          {state === 'written' && opened > 0 && (
            <Button size="md" onClick={() => launch.mutate()} loading={launch.isPending}>
              <Trans>Lancer les relances</Trans>
            </Button>
          )}
          <Button variant="default" onClick={undoing.open}>
            <Trans>Annuler cette liste</Trans>
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={asksUndo}
        onClose={undoing.close}
        title={<Trans>Annuler cette liste ?</Trans>}
        confirm={<Trans>Annuler la liste</Trans>}
        onConfirm={() => undo.mutateAsync()}
        words={listRefusal}
        danger
      >
        <p>
          <Trans>
            Les dossiers où rien n’a été envoyé ni payé sont retirés, et leurs factures peuvent être déposées de
            nouveau. Les autres restent, et vous seront nommés.
          </Trans>
        </p>
      </ConfirmDialog>
    </Panel>
  );
}
