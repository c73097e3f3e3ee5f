import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { Money } from '../../../ui/amounts/money.tsx';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useFirstRows } from '../../../ui/lists/show-more.tsx';
import { EmptyState } from '../../../ui/states/empty-state.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { DownloadIcon } from '../../../ui/theme/icons.tsx';
import classes from '../operator.module.css';
import { batchFile, type PayoutsPage, type StatementView, statementsQuery } from './banking.api.ts';
import { spaced } from './entries-panel.tsx';

/** The files exchanged with the bank: payment orders made, statements imported. */
export function FilesPanel({ page }: { page: PayoutsPage | undefined }) {
  const { data, error, refetch } = useQuery(statementsQuery);
  return (
    <div className={classes.stack}>
      <Panel title={<Trans>Ordres de virement (pain.001)</Trans>} flush>
        {page ? <Batches batches={page.batches} /> : <Skeleton height={120} />}
      </Panel>
      {error ? (
        <ErrorState failure={error} onRetry={() => void refetch()} />
      ) : (
        <Panel title={<Trans>Relevés importés</Trans>} flush>
          {data ? <Statements statements={data} /> : <Skeleton height={120} />}
        </Panel>
      )}
    </div>
  );
}

function Batches({ batches }: { batches: PayoutsPage['batches'] }) {
  const { t } = useLingui();
  const { instant } = useFormats();
  const [shown, more] = useFirstRows(batches, 10);
  if (batches.length === 0) {
    return (
      <EmptyState title={<Trans>Aucun fichier produit</Trans>}>
        <Trans>
          Les virements approuvés se mettent dans un fichier que la banque sait lire, depuis l’onglet Virements.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.files}>
        {shown.map((batch) => {
          const name = batch.messageId;
          return (
            <li key={batch.id}>
              <span className={classes.fileText}>
                <b>{name}</b>
                <span className={classes.history}>
                  {instant(batch.createdAt)}, <Plural value={batch.transfers} one="# virement" other="# virements" />
                </span>
              </span>
              <Money cents={batch.totalCents} />
              <Button
                component="a"
                href={batchFile(batch.id)}
                download={`${name}.xml`}
                variant="default"
                size="xs"
                leftSection={<DownloadIcon size={15} />}
                aria-label={t`Télécharger l’ordre ${name}`}
              >
                <Trans>Télécharger</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}

function Statements({ statements }: { statements: readonly StatementView[] }) {
  const [shown, more] = useFirstRows(statements, 10);
  if (statements.length === 0) {
    return (
      <EmptyState title={<Trans>Aucun relevé importé</Trans>}>
        <Trans>Déposez le premier depuis l’onglet Relevés et rapprochement.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.files}>
        {shown.map((statement) => (
          <StatementLine key={statement.id} statement={statement} />
        ))}
      </ul>
      {more}
    </>
  );
}

function StatementLine({ statement }: { statement: StatementView }) {
  const { shortDate, instant } = useFormats();
  const imported = instant(statement.importedAt);
  const [from, to] = [statement.fromOn, statement.toOn].map((on) => (on ? shortDate(on as CivilDate) : '…'));
  return (
    <li>
      <span className={classes.fileText}>
        <b>{statement.fileName}</b>
        <span className={classes.history}>
          <Trans>
            du {from} au {to}, importé le {imported}
          </Trans>
        </span>
        <span className={classes.iban}>{spaced(statement.accountIban)}</span>
        {statement.warnings.map((warning) => (
          <span key={`${warning.kind}${warning.text}`} className={classes.warning}>
            <StateTag tone="watch">
              <Trans>à vérifier</Trans>
            </StateTag>{' '}
            {warning.text}
          </span>
        ))}
      </span>
      <span className={classes.fileCount}>
        <Plural value={statement.entries} one="# ligne" other="# lignes" />
      </span>
      {statement.closingCents !== null && <Money cents={statement.closingCents} />}
    </li>
  );
}
