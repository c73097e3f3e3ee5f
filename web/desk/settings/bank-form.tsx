import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrganisationView } from '../../../src/features/tenancy/tenancy.contract.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { ibanQuery, saveOrganisation } from './organisation.api.ts';
import classes from './settings.module.css';

type BankFormProps = { organisation: OrganisationView; mayChange: boolean };

const bare = (iban: string) => iban.replace(/\s/g, '').toUpperCase();
const spaced = (iban: string) => bare(iban).replace(/(.{4})(?=.)/g, '$1 ');

/** The account that receives the payouts: checked as it is typed, changed only after one more look. */
export function BankForm({ organisation, mayChange }: BankFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asks, ask] = useDisclosure(false);
  const form = useForm({
    initialValues: {
      iban: spaced(organisation.iban ?? ''),
      bic: organisation.bic ?? '',
      accountHolder: organisation.accountHolder ?? '',
    },
  });
  const [iban] = useDebouncedValue(bare(form.values.iban), 300);
  const checked = useQuery({ ...ibanQuery(iban), enabled: iban.length >= 15 });
  const isWrong = iban.length >= 15 && checked.isError;
  const bank = checked.data?.bankName;
  const shown = spaced(form.values.iban);
  const isChanged = bare(form.values.iban) !== (organisation.iban ?? '');
  const save = async () => {
    await saveOrganisation({ ...form.values, iban: bare(form.values.iban) });
    await queries.invalidateQueries({ queryKey: ['me'] });
    form.resetDirty();
    notifications.show({ color: 'good', message: t`Enregistré. Les prochains virements iront sur ce compte.` });
  };
  return (
    <Panel title={<Trans>Votre compte, pour être payé</Trans>}>
      <form className={classes.form} onSubmit={form.onSubmit(ask.open)}>
        <TextInput
          className={classes.whole}
          label={t`IBAN`}
          disabled={!mayChange}
          autoComplete="off"
          spellCheck={false}
          error={isWrong ? t`Cet IBAN n’est pas valide : vérifiez chaque chiffre sur votre RIB.` : undefined}
          {...form.getInputProps('iban')}
        />
        {checked.data && (
          <p className={`${classes.whole} ${classes.checked}`} role="status">
            <StateTag tone="good">{bank ?? <Trans>IBAN valide</Trans>}</StateTag>
          </p>
        )}
        <TextInput
          label={t`BIC`}
          description={t`Facultatif en France.`}
          disabled={!mayChange}
          {...form.getInputProps('bic')}
        />
        <TextInput
          label={t`Titulaire du compte`}
          description={t`S’il diffère du nom de l’organisation.`}
          disabled={!mayChange}
          {...form.getInputProps('accountHolder')}
        />
        {mayChange && (
          <div className={classes.whole}>
            <Button type="submit" disabled={!form.isDirty() || isWrong}>
              <Trans>Enregistrer</Trans>
            </Button>
          </div>
        )}
      </form>
      <ConfirmDialog
        opened={asks}
        onClose={ask.close}
        title={<Trans>Changer de compte</Trans>}
        confirm={<Trans>Oui, c’est mon compte</Trans>}
        onConfirm={save}
      >
        <p>
          {isChanged ? (
            <Trans>
              Les prochains virements iront sur {shown}. Ceux qui sont déjà approuvés gardent l’ancien compte.
            </Trans>
          ) : (
            <Trans>L’IBAN reste {shown} ; seuls le BIC ou le titulaire changent.</Trans>
          )}
        </p>
        {bank && (
          <p>
            <Trans>Banque : {bank}.</Trans>
          </p>
        )}
      </ConfirmDialog>
    </Panel>
  );
}
