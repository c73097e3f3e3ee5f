import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import { ApiProblem } from '../../ui/api.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { emptyForm, formOfDeposit, inputOf, invoiceOf } from './case-form.ts';
import { ConfirmPanel } from './confirm-panel.tsx';
import { DebtorFields } from './debtor-fields.tsx';
import { useDeposit, usePreview } from './deposit.api.ts';
import classes from './deposit.module.css';
import { DocumentPane } from './document-pane.tsx';
import { type Finding, useFindingWords } from './finding-words.ts';
import { InvoiceFields } from './invoice-fields.tsx';
import { CreditNotePanel } from './linked/credit-note-panel.tsx';
import { useLinked } from './linked/linked.api.ts';
import { ReplacePanel } from './linked/replace-panel.tsx';
import { PreviewColumn } from './preview-column.tsx';
import { PreviewGlance } from './preview-glance.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { FileInvoices } from './several/file-invoices.tsx';
import { useCaseForm } from './use-case-form.ts';

/** The address of a claim typed without a file. */
export const TYPED = 'saisie';

export default function ReviewPage() {
  const { depositId } = useParams({ strict: false });
  const isTyped = depositId === TYPED;
  const deposit = useDeposit(isTyped ? undefined : depositId);
  if (deposit.error) return <ErrorState failure={deposit.error} onRetry={() => void deposit.refetch()} />;
  if (!isTyped && !deposit.data) return <Skeleton height={420} />;
  return <Review key={depositId} deposit={isTyped ? undefined : deposit.data} />;
}

const noFindings: readonly Finding[] = [];

/** The document on one side, on the other what was read, what follows from it, and the agreement. */
function Review({ deposit }: { deposit: DepositView | undefined }) {
  const { t } = useLingui();
  const initial = useMemo(() => (deposit ? formOfDeposit(deposit) : emptyForm), [deposit]);
  const form = useCaseForm(initial);
  const wordsOf = useFindingWords();
  const input = inputOf(form.values, deposit?.id);
  const [settled] = useDebouncedValue(input, 450);
  const { data: linked } = useLinked(deposit);
  const isCreditNote = linked?.kind === 'credit-note';
  const replaced =
    linked?.kind === 'corrected-invoice'
      ? linked.references.flatMap(({ known }) => known).find(({ isOpen }) => isOpen)
      : undefined;
  // What replaces or lowers a claim opens none: there is nothing to preview.
  const preview = usePreview(replaced || isCreditNote ? undefined : settled);
  const refusal =
    preview.error instanceof ApiProblem && preview.error.kind === 'invalid-case' ? preview.error : undefined;
  const read = deposit?.findings ?? noFindings;
  const computed = preview.data?.findings ?? noFindings;
  const { tell, fill } = form;
  const wasBeingRead = useRef(deposit?.beingRead != null);
  useEffect(() => {
    if (!deposit || deposit.beingRead || !wasBeingRead.current) return;
    wasBeingRead.current = false;
    fill(formOfDeposit(deposit));
  }, [deposit, fill]);
  useEffect(() => {
    tell({ faults: refusal?.fields ?? {}, findings: [...read, ...computed] });
  }, [tell, refusal, read, computed]);
  const block = isCreditNote ? undefined : [...read, ...computed].find(({ severity }) => severity === 'blocks');
  const general = read.filter(({ field, severity }) => field === null && severity !== 'blocks');
  const ask = () => {
    form.ask();
    const isWhole = input !== undefined && Object.keys(form.faults).length === 0 && !refusal;
    // Once the faults are shown, the first one is where the person is led.
    if (!isWhole) setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 60);
    return isWhole;
  };
  const askInvoice = () => {
    form.ask();
    return invoiceOf(form.values) !== undefined;
  };
  return (
    <>
      <PageHead
        name={t`Vérifier la facture`}
        trail={
          <Link to="/deposer">
            <Trans>Déposer une facture</Trans>
          </Link>
        }
        title={
          deposit && !deposit.beingRead ? (
            <Trans>Voici ce que nous avons lu.</Trans>
          ) : (
            <Trans>Saisissez la facture.</Trans>
          )
        }
        facts={
          deposit?.reading ? (
            <Trans>Corrigez ce qui est faux, complétez ce qui manque. Rien ne part avant votre accord, en bas.</Trans>
          ) : (
            <Trans>Tout se calcule à mesure. Rien ne part avant votre accord, en bas.</Trans>
          )
        }
      />
      {deposit && <FileInvoices deposit={deposit} />}
      {input && preview.data && !block && !replaced && !isCreditNote && <PreviewGlance preview={preview.data} />}
      <div className={classes.review} data-document={deposit ? true : undefined}>
        {deposit && (
          <div className={classes.document}>
            <DocumentPane deposit={deposit} />
          </div>
        )}
        <div className={classes.form}>
          {deposit?.beingRead && <ReadingProgress beingRead={deposit.beingRead} />}
          {deposit?.refusal && (
            <Alert color="watch" title={<Trans>Ce fichier n’a pas pu être lu.</Trans>}>
              {deposit.refusal.message} <Trans>Il reste joint au dossier : saisissez la facture ci-dessous.</Trans>
            </Alert>
          )}
          {block && <Alert color="harm">{wordsOf(block)}</Alert>}
          <ToCheck findings={general.filter(({ severity }) => severity === 'check')} />
          {!isCreditNote && <InvoiceFields form={form} notes={general.filter(({ severity }) => severity === 'note')} />}
          {!isCreditNote && !replaced && <DebtorFields form={form} />}
          {deposit && linked && isCreditNote && <CreditNotePanel deposit={deposit} linked={linked} />}
          {deposit && replaced && (
            <ReplacePanel
              depositId={deposit.id}
              known={replaced}
              invoice={invoiceOf(form.values)}
              debtorSiren={form.values.siren}
              onAsk={askInvoice}
            />
          )}
        </div>
        {!isCreditNote && !replaced && (
          <div className={classes.consequences}>
            {!block && (
              <PreviewColumn preview={preview} isReady={input !== undefined} invoiceNumber={form.values.number} />
            )}
            <ConfirmPanel
              deposit={deposit}
              preview={input ? preview.data : undefined}
              input={settled === undefined ? undefined : input}
              blocked={block ? wordsOf(block) : undefined}
              onAsk={ask}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** What is doubtful about the file as a whole, in one place: one doubt as a sentence, several as a list. */
function ToCheck({ findings }: { findings: readonly Finding[] }) {
  const wordsOf = useFindingWords();
  const [only] = findings;
  if (!only) return null;
  if (findings.length === 1) return <Alert color="watch">{wordsOf(only)}</Alert>;
  return (
    <Alert color="watch" title={<Trans>À vérifier dans ce fichier</Trans>}>
      <ul className={classes.checks}>
        {findings.map((finding) => (
          <li key={finding.kind + finding.message}>{wordsOf(finding)}</li>
        ))}
      </ul>
    </Alert>
  );
}
