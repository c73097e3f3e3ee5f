import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type ContactRole,
  type ContactView,
  type ContactWay,
  contactRoles,
  contactWays,
} from '../../../../src/features/claims/contacts/contacts.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { parseEmailAddress } from '../../../../src/kernel/email.ts';
import { parsePhoneNumber } from '../../../../src/kernel/phone.ts';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { faultWords } from '../../deposit/fault-words.ts';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { channelNoun, recipientText } from '../words/step-words.ts';
import { contactName, refusalWords, roleWords } from './contact-words.ts';
import { useContactAct } from './contacts.api.ts';

type DialogProps = { contact: ContactView | undefined; isAlone: boolean; onClose: () => void };

/** A person to add or to correct: who, in what role, how it is reached, and what it asked for. */
export function ContactDialog({ contact, isAlone, onClose }: DialogProps) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const today = useToday();
  const act = useContactAct(view.debtor.id);
  const [values, setValues] = useState({
    name: contact?.name ?? '',
    roleLabel: contact?.roleLabel ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ? recipientText(contact.phone) : '',
    toldBy: '',
  });
  const [role, setRole] = useState<ContactRole>(contact?.role ?? 'other');
  const [preferred, setPreferred] = useState<ContactWay | ''>(contact?.preferredChannel ?? '');
  const [isFirst, setFirst] = useState(contact?.isFirst ?? isAlone);
  const [refused, setRefused] = useState<ContactWay[]>(contact?.refusals.map(({ way }) => way) ?? []);
  const [askedOn, setAskedOn] = useState<CivilDate | undefined>(today);
  const known = new Map(contact?.refusals.map((refusal) => [refusal.way, refusal]) ?? []);
  const isNewlyAsked = refused.some((way) => !known.has(way));
  const email = values.email.trim();
  const phone = values.phone.trim();
  const emailFault = email !== '' && parseEmailAddress(email).refused ? faultWords('not-an-email') : undefined;
  const phoneFault = phone !== '' && parsePhoneNumber(phone).refused ? faultWords('not-a-phone-number') : undefined;
  const isEmpty = values.name.trim() === '' && email === '' && phone === '';
  const isWhole = !isNewlyAsked || (askedOn !== undefined && values.toldBy.trim() !== '');
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  const fields = {
    name: values.name.trim(),
    role,
    ...(role === 'other' ? { roleLabel: values.roleLabel.trim() } : {}),
    email,
    phone,
    preferredChannel: preferred === '' ? null : preferred,
    refusals: refused.map((way) => known.get(way) ?? { way, on: askedOn ?? today, toldBy: values.toldBy.trim() }),
    ...(isFirst && !contact?.isFirst ? { isFirst: true as const } : {}),
  };
  const who = contact && contactName(contact);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={contact ? <Trans>Corriger {who}</Trans> : <Trans>Ajouter un contact</Trans>}
      confirm={<Trans>Enregistrer</Trans>}
      disabled={emailFault !== undefined || phoneFault !== undefined || isEmpty || !isWhole}
      onConfirm={() =>
        act.mutateAsync(
          contact ? { kind: 'change', contactId: contact.id, contact: fields } : { kind: 'add', contact: fields },
        )
      }
    >
      {view.debtor.kind === 'individual' && (
        <p>
          <Trans>N’ajoutez que des personnes à qui le débiteur a permis de parler de cette dette.</Trans>
        </p>
      )}
      <TextInput label={t`Nom ou service`} maxLength={120} {...field('name')} />
      <NativeSelect
        label={t`Rôle`}
        description={t`Les relances vont d’abord à la comptabilité fournisseurs ; la mise en demeure est adressée à la direction.`}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as ContactRole)}
        data={contactRoles.map((value) => ({ value, label: roleWords(value) }))}
      />
      {role === 'other' && <TextInput label={t`Lequel, en un mot`} maxLength={60} {...field('roleLabel')} />}
      <TextInput type="email" label={t`Adresse électronique`} maxLength={254} error={emailFault} {...field('email')} />
      <TextInput
        type="tel"
        label={t`Téléphone`}
        description={t`Pour les appels ; un mobile reçoit aussi les SMS.`}
        maxLength={30}
        error={phoneFault}
        {...field('phone')}
      />
      <NativeSelect
        label={t`Sa préférence`}
        value={preferred}
        onChange={(event) => setPreferred(event.currentTarget.value as ContactWay | '')}
        data={[
          { value: '', label: t`Rien de particulier` },
          ...contactWays.map((value) => ({ value, label: channelNoun(value) })),
        ]}
      />
      {!isAlone && (
        <Checkbox
          label={t`Joindre cette personne en premier`}
          description={t`Quand aucun rôle n’en désigne une autre.`}
          checked={isFirst}
          disabled={contact?.isFirst ?? false}
          onChange={(event) => setFirst(event.currentTarget.checked)}
        />
      )}
      <Checkbox.Group
        label={t`Cette personne a demandé`}
        value={refused}
        onChange={(ways) => setRefused(ways as ContactWay[])}
      >
        <Stack gap={8} mt={6}>
          {contactWays.map((way) => (
            <Checkbox key={way} value={way} label={refusalWords(way)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {isNewlyAsked && (
        <Group grow gap={12} align="start">
          <DayInput label={t`Demandé le`} value={askedOn} onChange={setAskedOn} max={today} />
          <TextInput label={t`Dit par (qui, et comment)`} maxLength={120} {...field('toldBy')} />
        </Group>
      )}
    </ConfirmDialog>
  );
}
