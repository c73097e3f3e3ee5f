import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { ContactView, ContactWay } from '../../../../src/features/claims/contacts/contacts.contract.ts';
import { useFormats } from '../../../ui/language.ts';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { ChevronDownIcon } from '../../../ui/theme/icons.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { recipientText } from '../words/step-words.ts';
import { contactName, preferenceWords, roleOf, wayWords } from './contact-words.ts';
import { useContactAct } from './contacts.api.ts';
import own from './contacts.module.css';

type LineProps = { contact: ContactView; isAlone: boolean; onEdit: () => void; onRemove: () => void };

/** One person: who, in what role, how it is reached, and in plain words what stands against it. */
export function ContactLine({ contact, isAlone, onEdit, onRemove }: LineProps) {
  const { t } = useLingui();
  const { canAct } = useCasePlace();
  const name = contactName(contact);
  const second = [roleOf(contact), contact.preferredChannel ? preferenceWords(contact.preferredChannel) : '']
    .filter(Boolean)
    .join(' · ');
  return (
    <li>
      <div className={own.contactHead}>
        <span className={classes.strong}>{name}</span>
        {canAct && (
          <span className={own.contactActs}>
            <UnstyledButton className={classes.proof} onClick={onEdit} aria-label={t`Corriger ${name}`}>
              <Trans>Corriger</Trans>
            </UnstyledButton>
            <ContactMenu contact={contact} isAlone={isAlone} onRemove={onRemove} />
          </span>
        )}
      </div>
      {contact.isFirst && !isAlone && (
        <StateTag tone="act">
          <Trans>premier contact</Trans>
        </StateTag>
      )}
      {second && <p className={classes.fine}>{second}</p>}
      {contact.email && contact.email !== name && (
        <Address contact={contact} ways={['email']}>
          {isUsable(contact, 'email') ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : contact.email}
        </Address>
      )}
      {contact.email === name && <Address contact={contact} ways={['email']} />}
      {contact.phone && (
        <Address contact={contact} ways={['call', 'sms']}>
          {isUsable(contact, 'call') ? (
            <a href={`tel:${contact.phone}`}>{recipientText(contact.phone)}</a>
          ) : (
            recipientText(contact.phone)
          )}
        </Address>
      )}
    </li>
  );
}

const isUsable = (contact: ContactView, way: ContactWay) => contact.ways[way]?.state === 'usable';

/** An address or a number with its states; what is said of both calls and SMS is said once. */
function Address({ contact, ways, children }: { contact: ContactView; ways: ContactWay[]; children?: ReactNode }) {
  const formats = useFormats();
  const told = ways.flatMap((way) => wayWords(way, contact.ways[way], formats) ?? []);
  const states = told.filter(({ tag }, index) => told.findIndex((other) => other.tag === tag) === index);
  const reasons = [...new Set(states.flatMap(({ why }) => why ?? []))];
  if (!children && states.length === 0) return null;
  return (
    <div className={classes.wrap}>
      {children}{' '}
      {states.map(({ tag, tone }) => (
        <StateTag key={tag} tone={tone}>
          {tag}
        </StateTag>
      ))}
      {reasons.map((why) => (
        <p key={why} className={classes.fine}>
          {why}
        </p>
      ))}
    </div>
  );
}

function ContactMenu({ contact, isAlone, onRemove }: { contact: ContactView; isAlone: boolean; onRemove: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const act = useContactAct(view.debtor.id);
  const name = contactName(contact);
  const change = (fields: { isFirst?: true; emailWorks?: true; phoneIsWrong?: boolean }, done: string) =>
    act.mutate(
      { kind: 'change', contactId: contact.id, contact: fields },
      {
        onSuccess: () => notifications.show({ message: done }),
        onError: () => notifications.show({ color: 'harm', message: t`Rien n’a changé. Réessayez dans un instant.` }),
      },
    );
  const isBounced = contact.ways.email?.state === 'bounced';
  const isWrong = contact.ways.call?.state === 'wrong-number';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={own.more} aria-label={t`Autres actions sur ${name}`}>
          <ChevronDownIcon size={15} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {!contact.isFirst && !isAlone && (
          <Menu.Item onClick={() => change({ isFirst: true }, t`Premier contact désormais : ${name}.`)}>
            <Trans>Joindre en premier</Trans>
          </Menu.Item>
        )}
        {isBounced && (
          <Menu.Item onClick={() => change({ emailWorks: true }, t`Nous écrirons de nouveau à cette adresse.`)}>
            <Trans>L’adresse fonctionne de nouveau</Trans>
          </Menu.Item>
        )}
        {contact.phone && (
          <Menu.Item
            onClick={() =>
              change(
                { phoneIsWrong: !isWrong },
                isWrong ? t`Ce numéro servira de nouveau.` : t`Ce numéro ne servira plus.`,
              )
            }
          >
            {isWrong ? <Trans>Le numéro est le bon</Trans> : <Trans>C’est un mauvais numéro</Trans>}
          </Menu.Item>
        )}
        <Menu.Item color="harm" onClick={onRemove}>
          <Trans>Retirer</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
