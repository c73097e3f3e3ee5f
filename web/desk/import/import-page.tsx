import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ImportView } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ImportMerges } from '../debtors/merges-banner.tsx';
import { useCan } from '../session/session.api.ts';
import { ColumnsPanel } from './columns-panel.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { DebtorsPanel } from './debtors-panel.tsx';
import classes from './import.module.css';
import { importStateWords, listRefusal } from './import-words.ts';
import { useImport } from './imports.api.ts';
import { LinesPanel } from './lines-panel.tsx';
import { WrittenPanel } from './written-panel.tsx';

/** One list: its columns, what each line gives, what is to be corrected, and what became of it. */
export default function ImportPage() {
  const { importId } = useParams({ from: '/desk/importer/$importId' });
  const { data, error, isPending, refetch } = useImport(importId);
  if (isPending) return <Skeleton height={420} />;
  if (error) return <ErrorState failure={error} words={listRefusal(error)} onRetry={() => void refetch()} />;
  return <Import view={data} />;
}

function Import({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const manages = useCan('manage');
  const { counts, state } = view;
  const [number, amount] = [counts.good + counts.opened, money(view.remainingCents)];
  return (
    <div className={classes.page}>
      <PageHead
        name={t`Importer une liste`}
        trail={
          <Link to="/importer">
            <Trans>Importer une liste</Trans>
          </Link>
        }
        title={
          <Plural
            value={number}
            _0="Aucune facture à recouvrer"
            one={`# facture, ${amount} à recouvrer`}
            other={`# factures, ${amount} à recouvrer`}
          />
        }
        facts={
          <>
            <span>{view.fileName}</span> <span>{importStateWords(state)}</span>
          </>
        }
      />
      {state === 'read' && view.notices.length > 0 && (
        <Alert color="watch" title={<Trans>À savoir de ce fichier</Trans>}>
          <ul className={classes.notices}>
            {view.notices.map(({ kind, message }) => (
              <li key={kind + message}>{message}</li>
            ))}
          </ul>
        </Alert>
      )}
      {(state === 'written' || state === 'launched') && <ImportMerges importId={view.id} />}
      {state !== 'read' && <WrittenPanel view={view} />}
      {state === 'read' && <ColumnsPanel key={JSON.stringify(view.columns)} view={view} />}
      {state === 'read' && <DebtorsPanel view={view} />}
      <LinesPanel view={view} />
      {state === 'read' && manages && <ConfirmImport view={view} />}
    </div>
  );
}
