import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkedView } from '../../../../src/features/cases/linked/linked.contract.ts';
import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { AmountInput } from '../../../ui/fields/amount-input.tsx';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { useToday } from '../../session/session.api.ts';
import classes from '../deposit.module.css';
import { type KnownInvoice, useCreditNote } from './linked.api.ts';

type Props = { deposit: DepositView; linked: LinkedView };

/** A credit note dropped as a file: the invoice it lowers, what it changes there, and the agreement. */
export function CreditNotePanel({ deposit, linked }: Props) {
  const open = linked.references.flatMap(({ known }) => known).filter(({ isOpen }) => isOpen);
  if (open.length === 0) return <NoInvoice linked={linked} />;
  return <Lower deposit={deposit} open={open} />;
}

function NoInvoice({ linked }: { linked: LinkedView }) {
  const numbers = linked.references.map(({ number }) => number).join(', ');
  const isClosed = linked.references.some(({ known }) => known.length > 0);
  return (
    <Panel title={<Trans>Ce fichier est un avoir</Trans>}>
      <p className={classes.lead}>
        {numbers === '' ? (
          <Trans>Il diminue ce que l’on vous doit, mais ne dit pas sur quelle facture.</Trans>
        ) : isClosed ? (
          <Trans>
            Il porte sur la facture n° {numbers}, dont aucun dossier n’est ouvert : il n’y a rien à diminuer.
          </Trans>
        ) : (
          <Trans>Il porte sur la facture n° {numbers}, qui n’est pas connue ici : il n’y a rien à diminuer.</Trans>
        )}
      </p>
      <p className={classes.fine}>
        <Trans>
          Si elle est réclamée sous un autre numéro, ouvrez son dossier et choisissez « Ajouter un avoir ».{' '}
          <Link to="/dossiers">Voir les dossiers</Link>
        </Trans>
      </p>
    </Panel>
  );
}

function Lower({ deposit, open }: { deposit: DepositView; open: readonly KnownInvoice[] }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const today = useToday();
  const navigate = useNavigate();
  const add = useCreditNote();
  const { reading } = deposit;
  const [chosen, choose] = useState(open.length === 1 ? (open[0]?.invoiceId ?? null) : null);
  const [number, setNumber] = useState(reading?.number ?? '');
  const [issuedOn, setIssuedOn] = useState((reading?.issuedOn as CivilDate | null) ?? undefined);
  const [amountCents, setAmount] = useState(magnitude(reading?.totalCents));
  const invoice = open.find(({ invoiceId }) => invoiceId === chosen);
  const isWhole = invoice?.caseId && number.trim() !== '' && issuedOn && amountCents;
  const send = async () => {
    const caseId = invoice?.caseId;
    if (!isWhole || !caseId) return;
    const body = { depositId: deposit.id, number: number.trim(), issuedOn, amountCents };
    const done = await add.mutateAsync({ caseId, body }).catch(() => undefined);
    if (!done) return;
    notifications.show({ message: t`L’avoir est compté.` });
    void navigate({ to: '/dossiers/$caseId', params: { caseId } });
  };
  const reference = invoice?.caseReference ?? '';
  const asked = invoice ? money(invoice.totalCents) : '';
  return (
    <Panel title={<Trans>Ce fichier est un avoir</Trans>}>
      {invoice ? (
        <p className={classes.lead}>
          <Trans>
            Il diminue la facture n° {invoice.number} de {invoice.debtorName}, de {asked} TTC, réclamée dans le dossier{' '}
            {reference}. Les pénalités seront recalculées et les prochains messages le diront ; aucun ne part pour cela.
          </Trans>
        </p>
      ) : (
        <p className={classes.lead}>
          <Trans>Il peut porter sur plusieurs factures : choisissez celle qu’il diminue.</Trans>
        </p>
      )}
      {open.length > 1 && (
        <Select
          label={t`Facture diminuée`}
          data={open.map((one) => ({ value: one.invoiceId, label: `${one.number}, ${one.debtorName}` }))}
          value={chosen}
          onChange={choose}
          mb={14}
        />
      )}
      <div className={classes.grid} data-columns="3">
        <TextInput
          label={t`Numéro de l’avoir`}
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayInput label={t`Daté du`} max={today} value={issuedOn} onChange={setIssuedOn} />
        <AmountInput label={t`Montant TTC`} value={amountCents} onChange={setAmount} />
      </div>
      {add.error ? (
        <div className={classes.refusal}>
          <ErrorState failure={add.error} compact />
        </div>
      ) : null}
      <div className={classes.go}>
        <Button size="md" onClick={() => void send()} loading={add.isPending} disabled={!isWhole}>
          <Trans>Ajouter l’avoir au dossier {reference}</Trans>
        </Button>
      </div>
    </Panel>
  );
}

/** Some programs write the amounts of a credit note with a minus sign. */
const magnitude = (cents: number | null | undefined) => (cents ? Math.abs(cents) : undefined);
