import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ContactView } from '../../../../src/features/claims/contacts/contacts.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { ContactDialog } from './contact-dialog.tsx';
import { ContactLine } from './contact-line.tsx';
import { contactName, roleOf } from './contact-words.ts';
import own from './contacts.module.css';
import { RemoveContactDialog } from './remove-contact-dialog.tsx';

/** Through whom the debtor is reached: each person with its role, its addresses, what came back and what it asked for. */
export function ContactsPanel() {
  const { t } = useLingui();
  const { view, canAct } = useCasePlace();
  const [editing, setEditing] = useState<ContactView | 'new'>();
  const [leaving, setLeaving] = useState<ContactView>();
  const active = view.debtor.contacts.filter(({ removedAt }) => removedAt === null);
  const removed = view.debtor.contacts.filter(({ removedAt }) => removedAt !== null);
  return (
    <Panel
      title={<Trans>Contacts</Trans>}
      aside={
        canAct && (
          <UnstyledButton
            className={classes.proof}
            onClick={() => setEditing('new')}
            aria-label={t`Ajouter un contact`}
          >
            <Trans>Ajouter</Trans>
          </UnstyledButton>
        )
      }
    >
      {active.length === 0 && (
        <p className={classes.lead}>
          <Trans>Aucun contact connu : seules des lettres peuvent partir. Ajoutez une adresse ou un numéro.</Trans>
        </p>
      )}
      <ul className={own.contacts}>
        {active.map((contact) => (
          <ContactLine
            key={contact.id}
            contact={contact}
            isAlone={active.length === 1}
            onEdit={() => setEditing(contact)}
            onRemove={() => setLeaving(contact)}
          />
        ))}
      </ul>
      {removed.length > 0 && <Removed contacts={removed} />}
      {editing && (
        <ContactDialog
          contact={editing === 'new' ? undefined : editing}
          isAlone={active.length === (editing === 'new' ? 0 : 1)}
          onClose={() => setEditing(undefined)}
        />
      )}
      {leaving && <RemoveContactDialog contact={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  );
}

function Removed({ contacts }: { contacts: readonly ContactView[] }) {
  const { longDate } = useFormats();
  return (
    <details className={own.removed}>
      <summary>
        <Plural value={contacts.length} one="# contact retiré" other="# contacts retirés" />
      </summary>
      <ul>
        {contacts.map((contact) => {
          const on = longDate((contact.removedAt ?? '').slice(0, 10) as CivilDate);
          const who = [contactName(contact), roleOf(contact)].filter(Boolean).join(', ');
          return (
            <li key={contact.id}>
              <Trans>
                {who}, jusqu’au {on}
              </Trans>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
