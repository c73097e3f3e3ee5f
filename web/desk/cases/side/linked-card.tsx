import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';

type Linked = CaseView['linkedInvoices'][number];

/** What this invoice replaced, its credit notes, the deposit invoices and balances it goes with. */
export function LinkedCard() {
  const { view } = useCasePlace();
  if (view.linkedInvoices.length === 0) return null;
  return (
    <Panel title={<Trans>Factures liées</Trans>}>
      <dl className={classes.pairs}>
        {view.linkedInvoices.map((linked) => (
          <LinkedLine key={linked.relation + linked.number} linked={linked} />
        ))}
      </dl>
    </Panel>
  );
}

function LinkedLine({ linked }: { linked: Linked }) {
  const { open } = useCasePlace();
  const { money, longDate } = useFormats();
  const { number, issuedOn, amountCents, caseId, caseReference, documentId, documentPages } = linked;
  const on = issuedOn ? longDate(issuedOn as CivilDate) : undefined;
  const page = documentPages?.[0];
  return (
    <>
      <dt>
        <Relation linked={linked} />
        <small>{on ? <Trans>du {on}</Trans> : <Trans>pas connue ici</Trans>}</small>
        <small>
          {documentId && (
            <UnstyledButton
              className={classes.rowLink}
              onClick={() => open({ kind: 'document', id: documentId, ...(page ? { page } : {}) })}
            >
              <Trans>Lire le n° {number}</Trans>
            </UnstyledButton>
          )}
          {documentId && caseId && ' · '}
          {caseId && (
            <Link to="/dossiers/$caseId" params={{ caseId }}>
              {caseReference}
            </Link>
          )}
        </small>
      </dt>
      <dd>{amountCents === null ? null : money(linked.relation === 'credit-note' ? -amountCents : amountCents)}</dd>
    </>
  );
}

function Relation({ linked: { relation, number } }: { linked: Linked }) {
  switch (relation) {
    case 'replaced':
      return <Trans>A remplacé la n° {number}</Trans>;
    case 'credit-note':
      return <Trans>Avoir n° {number}</Trans>;
    case 'deposit':
      return <Trans>Acompte n° {number}</Trans>;
    case 'balance':
      return <Trans>Solde n° {number}</Trans>;
    case 'named':
      return <Trans>Cite la n° {number}</Trans>;
    case 'naming':
      return <Trans>Citée par la n° {number}</Trans>;
  }
}
