import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { ChevronDownIcon } from '../../ui/theme/icons.tsx';
import { CaseStateTag } from '../cases-list/case-state-tag.tsx';
import { useCasePlace } from './case-context.ts';
import { OwedTable } from './owed/owed-table.tsx';

/** The sentence that says it all, and the facts under it. */
export function CaseHead() {
  const { view } = useCasePlace();
  const { money, longDate } = useFormats();
  const { invoice, debtor, reference } = view;
  const total = money(invoice.totalCents);
  const { number } = invoice;
  const due = longDate(invoice.dueOn as CivilDate);
  const where = [debtor.legalForm, debtor.city].filter(Boolean).join(', ');
  return (
    <PageHead
      name={`${debtor.name}, ${reference}`}
      trail={
        <>
          <Link to="/dossiers">
            <Trans>Dossiers</Trans>
          </Link>{' '}
          › {reference}
        </>
      }
      title={<CaseSentence />}
      facts={
        <>
          <span>
            <Trans>
              Facture {number}, {total} TTC
            </Trans>
          </span>
          <span>
            <Trans>échue le {due}</Trans>
          </span>
          {where && <span>{where}</span>}
          {debtor.registerStatus === 'closed' && (
            <StateTag tone="watch">
              <Trans>cessée, d’après le registre</Trans>
            </StateTag>
          )}
          <CaseStateTag state={view.state} />
        </>
      }
      actions={<MoreActs />}
    />
  );
}

function CaseSentence(): ReactNode {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const { money, days, longDate } = useFormats();
  const { name } = view.debtor;
  const late = days(view.daysLate);
  const paid = money(view.owed.paidCents);
  const total = (
    <Money
      cents={view.owed.totalCents}
      label={t`Total dû`}
      explanation={<OwedTable owed={view.owed} invoiceNumber={view.invoice.number} />}
    />
  );
  const promise = view.holds.find(({ reason, endedOn }) => reason === 'promise' && endedOn === null);
  const promisedOn = promise?.promisedOn ? longDate(promise.promisedOn as CivilDate) : '';
  const closedOn = view.closedOn ? longDate(view.closedOn as CivilDate) : '';
  if (!view.closedOn && view.owed.totalCents <= 0) {
    return <Trans>{name} ne vous doit plus rien : le dossier se clôt.</Trans>;
  }
  switch (view.state) {
    case 'paid':
      return (
        <Trans>
          {name} a tout payé : {paid}.
        </Trans>
      );
    case 'closed':
      return (
        <Trans>
          Le dossier de {name} est clos depuis le {closedOn}.
        </Trans>
      );
    case 'promised':
      return (
        <Trans>
          {name} vous doit {total} et promet de payer le {promisedOn}.
        </Trans>
      );
    case 'disputed':
      return (
        <Trans>
          {name} conteste les {total} que vous réclamez.
        </Trans>
      );
    case 'claimed-paid':
      return (
        <Trans>
          {name} dit avoir payé ; {total} restent dus à ce jour.
        </Trans>
      );
    case 'hand-over':
    case 'handed-over':
      return (
        <Trans>
          {name} vous doit toujours {total} après {late}.
        </Trans>
      );
    default:
      return (
        <Trans>
          {name} vous doit {total} depuis {late}.
        </Trans>
      );
  }
}

/** What a creditor does more rarely: money received elsewhere, a credit note, closing. */
function MoreActs() {
  const { view, open, canAct } = useCasePlace();
  if (!canAct) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDownIcon size={15} />}>
          <Trans>Autres actes</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open({ kind: 'direct-payment' })}>
          <Trans>J’ai été payé directement</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => open({ kind: 'credit-note' })}>
          <Trans>Ajouter un avoir</Trans>
        </Menu.Item>
        {!view.holds.some(({ reason, endedOn }) => reason === 'pause' && endedOn === null) && (
          <Menu.Item onClick={() => open({ kind: 'pause' })}>
            <Trans>Suspendre les relances</Trans>
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="harm" onClick={() => open({ kind: 'close' })}>
          <Trans>Clore le dossier</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
