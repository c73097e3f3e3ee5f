import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CasePreview } from '../../../src/features/cases/cases.contract.ts';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { channelsText, recipientText } from '../cases/words/step-words.ts';
import { useMe } from '../session/session.api.ts';
import { IncompleteOrganisation, isNotReady } from '../welcome/incomplete-organisation.tsx';
import { type PreviewInput, useOpenCase } from './deposit.api.ts';
import classes from './deposit.module.css';
import { faultWords } from './fault-words.ts';
import { mustAnswerForDeposits } from './linked/linked-words.ts';
import { MandateText } from './mandate-text.tsx';
import { nextInvoice } from './several/next-invoice.ts';

type ConfirmPanelProps = {
  deposit: DepositView | undefined;
  preview: CasePreview | undefined;
  input: PreviewInput | undefined;
  /** Why the case cannot be opened at all, in words. */
  blocked: string | undefined;
  /** Shows what is missing in the form above; answers whether nothing is. */
  onAsk: () => boolean;
};

/** The agreement: who signs, the mandate in plain words, and what leaves first once the case is open. */
export function ConfirmPanel({ deposit, preview, input, blocked, onAsk }: ConfirmPanelProps) {
  const { t } = useLingui();
  const { organisation } = useMe();
  const navigate = useNavigate();
  const open = useOpenCase();
  const [reads, mandate] = useDisclosure(false);
  const [name, setName] = useState(organisation?.signatoryName ?? '');
  const [role, setRole] = useState(organisation?.signatoryRole ?? '');
  const [accepts, setAccepts] = useState(false);
  const [excludes, setExcludes] = useState(false);
  const [asked, setAsked] = useState(false);
  const [isLacking, setLacking] = useState(false);
  const isIncomplete = isNotReady(organisation);
  const mustAnswer = preview !== undefined && mustAnswerForDeposits(preview.findings);
  const must = (value: string) => (asked && value.trim() === '' ? faultWords('missing') : undefined);
  const send = () => {
    setAsked(true);
    const isWhole = onAsk();
    setLacking(!isWhole);
    if (!isWhole || !input || !preview || !accepts || name.trim() === '' || role.trim() === '') return;
    if (mustAnswer && !excludes) return;
    open.mutate(
      {
        ...input,
        signatoryName: name.trim(),
        signatoryRole: role.trim(),
        acceptsMandate: true,
        ...(mustAnswer ? { excludesDeposits: true } : {}),
      },
      {
        onSuccess: ({ id, reference }) => {
          const next = deposit && nextInvoice(deposit);
          if (!next) return void navigate({ to: '/dossiers/$caseId', params: { caseId: id } });
          notifications.show({ message: t`Dossier ${reference} ouvert. Voici la facture suivante du fichier.` });
          void navigate({ to: '/deposer/$depositId', params: { depositId: next } });
        },
      },
    );
  };
  if (blocked) {
    return (
      <Alert color="harm" title={<Trans>Ce dossier ne peut pas être ouvert.</Trans>}>
        <p>{blocked}</p>
        <p>
          <Link to="/deposer">
            <Trans>Déposer un autre fichier</Trans>
          </Link>
        </p>
      </Alert>
    );
  }
  return (
    <Panel title={<Trans>Ouvrir le dossier</Trans>}>
      <div className={classes.grid} data-columns="2">
        <TextInput
          label={t`Les lettres sont signées de`}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          error={must(name)}
        />
        <TextInput
          label={t`Qualité`}
          placeholder={t`Gérante`}
          value={role}
          maxLength={80}
          onChange={(event) => setRole(event.currentTarget.value)}
          error={must(role)}
        />
      </div>
      <Checkbox
        mt={16}
        checked={accepts}
        onChange={(event) => setAccepts(event.currentTarget.checked)}
        label={
          <Trans>
            Je confie à Recouvrance le recouvrement amiable de cette facture, selon le plan et au prix ci-dessus. Je
            peux l’arrêter à tout moment.
          </Trans>
        }
        error={asked && !accepts ? t`Votre accord est nécessaire pour écrire en votre nom.` : undefined}
      />
      {mustAnswer && (
        <Checkbox
          mt={12}
          checked={excludes}
          onChange={(event) => setExcludes(event.currentTarget.checked)}
          label={<Trans>L’acompte réclamé ou payé à part n’est pas compris dans ce que je réclame ici.</Trans>}
          error={asked && !excludes ? t`Sans cela, il pourrait être demandé deux fois.` : undefined}
        />
      )}
      {preview && (
        <UnstyledButton className={classes.more} onClick={mandate.open} mt={6} ml={32}>
          <Trans>Lire le mandat</Trans>
        </UnstyledButton>
      )}
      {isIncomplete && <IncompleteOrganisation />}
      {isLacking && (
        <Alert color="watch" mt={16} role="alert">
          <Trans>
            Il manque encore quelque chose dans la facture ou le débiteur : les champs en cause sont marqués.
          </Trans>
        </Alert>
      )}
      {open.error ? <Refusal failure={open.error} /> : null}
      <div className={classes.go}>
        <Button size="md" onClick={send} loading={open.isPending} disabled={isIncomplete}>
          <Trans>Ouvrir le dossier</Trans>
        </Button>
        {preview && <FirstStep preview={preview} />}
      </div>
      {preview && (
        <MandateText
          opened={reads}
          onClose={mandate.close}
          preview={preview}
          debtorName={input?.debtor.name ?? ''}
          invoiceNumber={input?.invoice.number ?? ''}
        />
      )}
    </Panel>
  );
}

function FirstStep({ preview }: { preview: CasePreview }) {
  const { weekdayDate } = useFormats();
  const first = preview.plan.find(({ channels }) => channels.length > 0);
  if (!first) return null;
  const [on, how, whom] = [
    weekdayDate(first.on as CivilDate),
    channelsText(first.channels),
    recipientText(first.recipient ?? ''),
  ];
  return (
    <p className={classes.fine}>
      <Trans>
        Le premier message part le {on}, {how}, à {whom}.
      </Trans>
    </p>
  );
}

function Refusal({ failure }: { failure: unknown }) {
  if (failure instanceof ApiProblem && failure.kind === 'case-already-open') {
    const { caseId, reference } = failure.facts;
    return (
      <Alert color="watch" mt={16}>
        <Trans>Cette facture a déjà un dossier ouvert. Rien n’a été envoyé deux fois.</Trans>{' '}
        <Link to="/dossiers/$caseId" params={{ caseId: String(caseId) }}>
          {String(reference)}
        </Link>
      </Alert>
    );
  }
  return (
    <div className={classes.refusal}>
      <ErrorState failure={failure} compact />
    </div>
  );
}
