import { Trans } from '@lingui/react/macro';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { ContactsPanel } from '../contacts/contacts-panel.tsx';
import { OwedCard } from '../owed/owed-card.tsx';
import { CallCard } from './call-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { FindingsCard } from './findings-card.tsx';
import { HoldCard } from './hold-card.tsx';
import { LinkedCard } from './linked-card.tsx';
import { MoneyCard } from './money-card.tsx';
import { PrescriptionCard } from './prescription-card.tsx';

/** The sheets beside the story: what stops it, the call to make, the amounts, the money, the clock of the law, whom to reach, the debtor. */
export function SideColumn() {
  const { view } = useCasePlace();
  const holds = view.holds.filter(({ endedOn }) => endedOn === null);
  const waived = view.state === 'paid' && view.owed.totalCents > 0;
  const call = view.calls.find(({ state }) => state === 'open');
  return (
    <>
      {holds.map((hold) => (
        <HoldCard key={hold.id} hold={hold} />
      ))}
      {call && !view.closedOn && <CallCard call={call} />}
      <OwedCard
        owed={view.owed}
        invoiceNumber={view.invoice.number}
        {...(view.closedOn ? { title: <Trans>Le compte du dossier</Trans> } : {})}
        footer={
          waived && (
            <p className={classes.fine}>
              <Trans>Ce reste n’est pas réclamé : il a couru le temps que la banque porte le paiement.</Trans>
            </p>
          )
        }
      />
      <LinkedCard />
      <MoneyCard />
      <FindingsCard />
      <PrescriptionCard />
      <ContactsPanel />
      <ContactCard />
    </>
  );
}
