import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganisationView } from '../../../src/features/tenancy/tenancy.contract.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useFaults } from './faults.ts';
import { saveOrganisation } from './organisation.api.ts';
import classes from './settings.module.css';

type OrganisationFormProps = { organisation: OrganisationView; mayChange: boolean };

/** What stands at the head and at the foot of the letters. */
export function OrganisationForm({ organisation, mayChange }: OrganisationFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const faultsOf = useFaults();
  const [failure, setFailure] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);
  const form = useForm({
    initialValues: {
      name: organisation.name,
      address: organisation.addressLines.join('\n'),
      postcode: organisation.postcode ?? '',
      city: organisation.city ?? '',
      email: organisation.email ?? '',
      phone: organisation.phone ?? '',
      signatoryName: organisation.signatoryName ?? '',
      signatoryRole: organisation.signatoryRole ?? '',
    },
  });
  const save = form.onSubmit(async ({ address, ...values }) => {
    setSaving(true);
    setFailure(undefined);
    try {
      const addressLines = address.split('\n').map((line) => line.trim());
      await saveOrganisation({ ...values, addressLines: addressLines.filter(Boolean) });
      await queries.invalidateQueries({ queryKey: ['me'] });
      form.resetDirty();
      notifications.show({ color: 'good', message: t`Enregistré. Les prochaines lettres porteront ces informations.` });
    } catch (thrown) {
      const faults = faultsOf(thrown);
      if (faults) form.setErrors(faults);
      else setFailure(thrown);
    } finally {
      setSaving(false);
    }
  });
  const text = (name: keyof typeof form.values, label: string, more: { autoComplete?: string; type?: string } = {}) => (
    <TextInput label={label} disabled={!mayChange} {...more} {...form.getInputProps(name)} />
  );
  return (
    <Panel title={<Trans>Sur vos lettres</Trans>}>
      <form className={classes.form} onSubmit={save}>
        <div className={classes.whole}>{text('name', t`Nom`, { autoComplete: 'organization' })}</div>
        <Textarea
          className={classes.whole}
          label={t`Adresse`}
          description={t`Une ligne par ligne d’enveloppe, 38 caractères au plus.`}
          autosize
          minRows={2}
          disabled={!mayChange}
          autoComplete="street-address"
          {...form.getInputProps('address')}
        />
        {text('postcode', t`Code postal`, { autoComplete: 'postal-code' })}
        {text('city', t`Ville`, { autoComplete: 'address-level2' })}
        {text('email', t`Adresse électronique`, { autoComplete: 'email', type: 'email' })}
        {text('phone', t`Téléphone`, { autoComplete: 'tel', type: 'tel' })}
        {text('signatoryName', t`Signataire`, { autoComplete: 'name' })}
        {text('signatoryRole', t`Qualité du signataire`, { autoComplete: 'organization-title' })}
        {failure !== undefined && (
          <div className={classes.whole}>
            <ErrorState failure={failure} compact />
          </div>
        )}
        {mayChange && (
          <div className={classes.whole}>
            <Button type="submit" loading={isSaving} disabled={!form.isDirty()}>
              <Trans>Enregistrer</Trans>
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
