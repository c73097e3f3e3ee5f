import { Trans, useLingui } from '@lingui/react/macro';
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseEmailAddress } from '../../../../src/kernel/email.ts';
import { parsePhoneNumber } from '../../../../src/kernel/phone.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { faultWords } from '../../deposit/fault-words.ts';
import { useCasePlace } from '../case-context.ts';
import { useCaseAct } from '../cases.api.ts';
import { recipientText } from '../words/step-words.ts';

/** How the debtor is reached: each thing added opens a way; the plan takes it from the next step on. */
export function ContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const act = useCaseAct(view.id);
  const { debtor } = view;
  const [values, setValues] = useState({
    contactName: debtor.contactName ?? '',
    email: debtor.email ?? '',
    phone: debtor.phone ? recipientText(debtor.phone) : '',
    street: debtor.addressLines.join(', '),
    postcode: debtor.postcode ?? '',
    city: debtor.city ?? '',
  });
  const email = values.email.trim();
  const phone = values.phone.trim();
  const emailFault = email !== '' && parseEmailAddress(email).refused ? faultWords('not-an-email') : undefined;
  const phoneFault = phone !== '' && parsePhoneNumber(phone).refused ? faultWords('not-a-phone-number') : undefined;
  const isSameStreet = values.street.trim() === debtor.addressLines.join(', ');
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Comment joindre {debtor.name}</Trans>}
      confirm={<Trans>Enregistrer</Trans>}
      disabled={emailFault !== undefined || phoneFault !== undefined}
      onConfirm={() =>
        act.mutateAsync({
          path: 'contact',
          method: 'PATCH',
          body: {
            contactName: values.contactName.trim(),
            email,
            phone,
            postcode: values.postcode.trim(),
            city: values.city.trim(),
            ...(isSameStreet ? {} : { addressLines: [values.street.trim()].filter((line) => line !== '') }),
          },
        })
      }
    >
      <p>
        <Trans>Les étapes à venir en tiennent compte. Laisser un champ vide, c’est l’oublier.</Trans>
      </p>
      <TextInput
        type="email"
        label={t`Adresse électronique`}
        description={t`Pour les courriels et le lien de paiement.`}
        maxLength={254}
        error={emailFault}
        {...field('email')}
      />
      <TextInput
        type="tel"
        label={t`Téléphone`}
        description={t`Pour les appels ; un mobile reçoit aussi les SMS.`}
        maxLength={30}
        error={phoneFault}
        {...field('phone')}
      />
      <TextInput label={t`À l’attention de`} maxLength={120} {...field('contactName')} />
      <TextInput label={t`Numéro et rue`} maxLength={60} {...field('street')} />
      <Group grow gap={12} align="start">
        <TextInput label={t`Code postal`} maxLength={10} {...field('postcode')} />
        <TextInput label={t`Ville`} maxLength={80} {...field('city')} />
      </Group>
    </ConfirmDialog>
  );
}
