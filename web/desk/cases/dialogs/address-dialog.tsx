import { Trans, useLingui } from '@lingui/react/macro';
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useCasePlace } from '../case-context.ts';
import { useCaseAct } from '../cases.api.ts';

/** Where the debtor's letters go, the mise en demeure among them. */
export function AddressDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const act = useCaseAct(view.id);
  const { debtor } = view;
  const [values, setValues] = useState({
    street: debtor.addressLines.join(', '),
    postcode: debtor.postcode ?? '',
    city: debtor.city ?? '',
  });
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
      title={<Trans>L’adresse de {debtor.name}</Trans>}
      confirm={<Trans>Enregistrer</Trans>}
      onConfirm={() =>
        act.mutateAsync({
          path: 'contact',
          method: 'PATCH',
          body: {
            postcode: values.postcode.trim(),
            city: values.city.trim(),
            ...(isSameStreet ? {} : { addressLines: [values.street.trim()].filter((line) => line !== '') }),
          },
        })
      }
    >
      <p>
        <Trans>Les lettres à venir partiront à cette adresse.</Trans>
      </p>
      <TextInput label={t`Numéro et rue`} maxLength={60} {...field('street')} />
      <Group grow gap={12} align="start">
        <TextInput label={t`Code postal`} maxLength={10} {...field('postcode')} />
        <TextInput label={t`Ville`} maxLength={80} {...field('city')} />
      </Group>
    </ConfirmDialog>
  );
}
