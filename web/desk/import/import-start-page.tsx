import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { inParis } from '../../../src/kernel/civil-date.ts';
import { FileDrop } from '../../ui/documents/file-drop.tsx';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan, useMe } from '../session/session.api.ts';
import classes from './import.module.css';
import { importStateWords, listRefusal } from './import-words.ts';
import { useImports, useReadList } from './imports.api.ts';

const accepted = {
  'text/csv': ['.csv', '.tsv'],
  'text/plain': ['.txt'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
};

/** Many invoices at once: a list dropped, and those that were read before. */
export default function ImportStartPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { organisation } = useMe();
  const manages = useCan('manage');
  const read = useReadList();
  if (!organisation) return <Navigate to="/bienvenue" replace />;
  const { isPending, variables, error } = read;
  const send = ([file]: File[]) => {
    if (!file) return;
    read.mutate(file, {
      onSuccess: ({ id }) => void navigate({ to: '/importer/$importId', params: { importId: id } }),
    });
  };
  const state = error ? ('refused' as const) : ('reading' as const);
  return (
    <div className={classes.start}>
      <PageHead
        name={t`Importer une liste`}
        trail={
          <Link to="/deposer">
            <Trans>Déposer</Trans>
          </Link>
        }
        title={<Trans>Toutes vos factures impayées, en une fois</Trans>}
        facts={
          <Trans>
            L’export de votre logiciel, tel quel. Vous verrez chaque ligne avant qu’un dossier ne s’ouvre, et rien ne
            part sans votre accord.
          </Trans>
        }
      />
      <FileDrop
        title={<Trans>Déposez la liste ici</Trans>}
        hint={<Trans>CSV, Excel (.xlsx) ou FEC : une ligne par facture. Cinquante mégaoctets au plus.</Trans>}
        accept={accepted}
        maxBytes={50_000_000}
        onFiles={send}
        disabled={isPending || !manages}
        files={
          variables && (isPending || error) ? [{ id: 'list', name: variables.name, size: variables.size, state }] : []
        }
      />
      {error ? (
        <div className={classes.refusal}>
          <ErrorState failure={error} words={listRefusal(error)} compact />
        </div>
      ) : null}
      <Before />
    </div>
  );
}

function Before() {
  const { shortDate, money } = useFormats();
  const { data, error, isPending, refetch } = useImports();
  if (isPending) return <Skeleton height={120} mt={28} />;
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (data.imports.length === 0) {
    return (
      <EmptyState title={<Trans>Aucune liste pour l’instant</Trans>}>
        <Trans>
          Exportez les factures non réglées de votre logiciel (échéancier client, factures en retard, grand livre des
          clients) et déposez le fichier : les colonnes sont reconnues à leurs titres.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <Panel title={<Trans>Listes déjà lues</Trans>}>
      <ul className={classes.before}>
        {data.imports.map(({ id, fileName, createdAt, state, counts, remainingCents }) => (
          <li key={id}>
            <Link to="/importer/$importId" params={{ importId: id }}>
              {fileName}
            </Link>
            <span className={classes.quiet}>
              {shortDate(inParis(new Date(createdAt)).date)}, {importStateWords(state)},{' '}
              <Plural value={counts.good + counts.opened} _0="aucune facture" one="# facture" other="# factures" />
            </span>
            <span>{money(remainingCents)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
