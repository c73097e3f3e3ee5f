import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';
import { Money } from '../../../ui/amounts/money.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useSetAside } from '../deposit.api.ts';
import classes from '../deposit.module.css';
import { nextInvoice } from './next-invoice.ts';
import { pagesWords } from './pages-words.ts';

/** The invoices of one file: which one is on the screen, which were checked, which wait. */
export function FileInvoices({ deposit }: { deposit: DepositView }) {
  const { inFile } = deposit;
  const position = inFile.findIndex(({ id }) => id === deposit.id) + 1;
  const count = inFile.length;
  if (count < 2) return null;
  return (
    <section className={classes.inFile}>
      <Panel
        title={<Plural value={count} one="Ce fichier contient # facture" other="Ce fichier contient # factures" />}
        aside={
          <span className={classes.fine}>
            <Trans>
              Facture {position} sur {count}
            </Trans>
          </span>
        }
      >
        <p className={classes.lead}>
          <Trans>Chacune se vérifie à part, et aucun montant de l’une n’est compté avec l’autre.</Trans>
        </p>
        <ul className={classes.several}>
          {inFile.map((invoice) => (
            <InvoiceLine key={invoice.id} invoice={invoice} isHere={invoice.id === deposit.id} />
          ))}
        </ul>
        {deposit.status === 'open' && <SetAside deposit={deposit} />}
      </Panel>
    </section>
  );
}

function InvoiceLine({ invoice, isHere }: { invoice: DepositView['inFile'][number]; isHere: boolean }) {
  const { id, number, buyerName, pages, dueCents, status } = invoice;
  const told = [buyerName, pagesWords(pages)].filter(Boolean).join(', ');
  return (
    <li aria-current={isHere || undefined}>
      <span className={classes.severalName}>
        <b>{number ?? <Trans>numéro non lu</Trans>}</b>
        <small>{told}</small>
      </span>
      {dueCents !== null && <Money cents={dueCents} />}
      {status === 'confirmed' ? (
        <StateTag tone="good">
          <Trans>dossier ouvert</Trans>
        </StateTag>
      ) : status === 'abandoned' ? (
        <StateTag>
          <Trans>écartée</Trans>
        </StateTag>
      ) : isHere ? (
        <StateTag tone="act">
          <Trans>ici</Trans>
        </StateTag>
      ) : (
        <Link to="/deposer/$depositId" params={{ depositId: id }}>
          <Trans>Vérifier</Trans>
        </Link>
      )}
    </li>
  );
}

/** A page that was taken for an invoice and is none, or one that is not to be claimed. */
function SetAside({ deposit }: { deposit: DepositView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const aside = useSetAside();
  // The list is read again before the answer comes, and this button may be gone by then: the way on does not depend on it.
  const send = async () => {
    const next = nextInvoice(deposit);
    try {
      await aside.mutateAsync(deposit.id);
    } catch {
      return;
    }
    await (next ? navigate({ to: '/deposer/$depositId', params: { depositId: next } }) : navigate({ to: '/deposer' }));
  };
  return (
    <>
      <Button
        variant="subtle"
        size="xs"
        mt={6}
        ml={-12}
        onClick={() => void send()}
        loading={aside.isPending}
        aria-label={t`Écarter cette facture`}
      >
        <Trans>Celle-ci n’est pas à réclamer : l’écarter</Trans>
      </Button>
      {aside.error ? <ErrorState failure={aside.error} compact /> : null}
    </>
  );
}
