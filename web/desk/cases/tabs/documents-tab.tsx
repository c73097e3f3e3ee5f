import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { inParis } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { FileIcon } from '../../../ui/theme/icons.tsx';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { documentWords } from '../words/outcome-words.ts';

/** The papers of the case: the invoice, each letter as it left, what the debtor sent, the statement. */
export function DocumentsTab() {
  const { view, open } = useCasePlace();
  const root = useReadRoot();
  const { longDate } = useFormats();
  return (
    <Panel>
      <ul className={classes.rows}>
        {view.documents.map((document) => (
          <li key={document.id}>
            <FileIcon />
            <span>
              <UnstyledButton className={classes.rowLink} onClick={() => open({ kind: 'document', id: document.id })}>
                {document.name}
              </UnstyledButton>
              <small>
                {documentWords(document.kind)}, {longDate(inParis(new Date(document.createdAt)).date)}
              </small>
            </span>
            <a href={`${root}/documents/${document.id}?download=1`} download>
              <Trans>Télécharger</Trans>
            </a>
          </li>
        ))}
        {view.money.collectedCents > 0 && (
          <li>
            <FileIcon />
            <span>
              <Trans>Relevé net du dossier</Trans>
              <small>
                <Trans>Ce qui a été encaissé, retenu et viré</Trans>
              </small>
            </span>
            <a href={`${root}/cases/${view.id}/net-statement.pdf`} download>
              <Trans>Télécharger</Trans>
            </a>
          </li>
        )}
      </ul>
      {view.documents.length === 0 && view.money.collectedCents === 0 && (
        <p className={classes.fine}>
          <Trans>Aucune pièce : la facture a été saisie. Les lettres s’ajouteront ici à mesure qu’elles partent.</Trans>
        </p>
      )}
    </Panel>
  );
}
