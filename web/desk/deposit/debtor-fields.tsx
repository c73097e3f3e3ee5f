import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLanguage } from '../../ui/language.ts';
import { ToneMark } from '../../ui/story/state-tag.tsx';
import { isSameName, withCompany } from './case-form.ts';
import { useCompany } from './companies/companies.api.ts';
import { CompanyCard } from './companies/company-card.tsx';
import { CompanySearch } from './companies/company-search.tsx';
import classes from './deposit.module.css';
import { FieldDoubt } from './field-doubt.tsx';
import type { FormState } from './use-case-form.ts';

/** Neighbours and the countries a French small business most often sells to; another one read in a file is added. */
const countries = ['FR', 'BE', 'CH', 'DE', 'ES', 'GB', 'IT', 'LU', 'MC', 'NL', 'PT'];

/** Who owes, and how to reach them: a company of the register, or a person. */
export function DebtorFields({ form }: { form: FormState }) {
  const { t } = useLingui();
  const { values, set, text, error, finding } = form;
  const company = useCompany(values.kind === 'company' ? values.siren : '');
  const isCompany = values.kind === 'company';
  const known = isCompany && company.data !== undefined;
  const { name } = values;
  const [changes, change] = useDisclosure(false);
  return (
    <fieldset className={classes.section}>
      <legend>
        <Trans>Qui vous doit</Trans>
      </legend>
      <SegmentedControl
        aria-label={t`Le débiteur est`}
        value={values.kind}
        onChange={(kind) => set({ kind: kind as 'company' | 'individual' })}
        data={[
          { value: 'company', label: t`Une entreprise` },
          { value: 'individual', label: t`Un particulier` },
        ]}
      />
      {known && company.data && <CompanyCard company={company.data} />}
      {known && company.data && !isSameName(values.name, company.data.name) && (
        <p className={classes.doubt}>
          <ToneMark tone="watch" />
          <span>
            {values.name.trim() === '' ? (
              <Trans>Le nom manque.</Trans>
            ) : (
              <Trans>La facture est au nom de {name}, et les lettres le seraient aussi.</Trans>
            )}{' '}
            <UnstyledButton
              className={classes.more}
              onClick={() => company.data && set(withCompany(values, company.data, values.street !== ''))}
            >
              <Trans>Prendre le nom du registre</Trans>
            </UnstyledButton>
          </span>
        </p>
      )}
      {known && !changes && (
        <UnstyledButton className={classes.more} onClick={change.open}>
          <Trans>Ce n’est pas cette entreprise</Trans>
        </UnstyledButton>
      )}
      {isCompany && (!known || changes) && (
        <CompanySearch
          onChoose={(chosen) => {
            set(withCompany(values, chosen));
            change.close();
          }}
        />
      )}
      {isCompany && !known && (
        <div className={classes.grid} data-columns="2">
          <FieldDoubt finding={finding('debtor.siren')}>
            <TextInput label={t`SIREN`} inputMode="numeric" maxLength={20} {...text('siren', 'debtor.siren')} />
          </FieldDoubt>
          <TextInput label={t`Nom`} maxLength={200} {...text('name', 'debtor.name')} />
        </div>
      )}
      {known && finding('debtor.siren') && <FieldDoubt finding={finding('debtor.siren')}>{null}</FieldDoubt>}
      {!isCompany && (
        <FieldDoubt finding={finding('debtor.name')}>
          <TextInput label={t`Prénom et nom`} maxLength={200} autoComplete="off" {...text('name', 'debtor.name')} />
        </FieldDoubt>
      )}
      <AddressFields form={form} />
      <p className={classes.subhead}>
        <Trans>Comment le joindre</Trans>
      </p>
      <div className={classes.grid} data-columns="2">
        <FieldDoubt finding={values.email ? undefined : finding('debtor.email')}>
          <TextInput
            type="email"
            label={t`Adresse électronique`}
            description={t`Pour les courriels et le lien de paiement.`}
            autoComplete="off"
            maxLength={254}
            {...text('email', 'debtor.email')}
          />
        </FieldDoubt>
        <FieldDoubt finding={values.phone ? undefined : finding('debtor.phone')}>
          <TextInput
            type="tel"
            label={t`Téléphone`}
            description={t`Pour les appels ; un mobile reçoit aussi les SMS.`}
            autoComplete="off"
            maxLength={30}
            {...text('phone', 'debtor.phone')}
          />
        </FieldDoubt>
      </div>
      {isCompany && (
        <TextInput
          label={t`À l’attention de`}
          description={t`La personne qui règle les factures : les lettres lui arrivent, l’appel la demande.`}
          autoComplete="off"
          maxLength={120}
          value={values.contactName}
          onChange={(event) => set({ contactName: event.currentTarget.value })}
          error={error('debtor.contactName')}
        />
      )}
    </fieldset>
  );
}

function AddressFields({ form }: { form: FormState }) {
  const { t } = useLingui();
  const { text, finding } = form;
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' });
  return (
    <>
      <div className={classes.grid} data-columns="2">
        <FieldDoubt finding={form.values.street ? undefined : finding('debtor.addressLines')}>
          <TextInput
            label={t`Numéro et rue`}
            maxLength={60}
            autoComplete="off"
            {...text('street', 'debtor.addressLines')}
          />
        </FieldDoubt>
        <TextInput
          label={t`Complément`}
          maxLength={60}
          autoComplete="off"
          {...text('complement', 'debtor.complement')}
        />
      </div>
      <div className={classes.grid} data-columns="place">
        <TextInput
          label={t`Code postal`}
          inputMode="numeric"
          maxLength={10}
          autoComplete="off"
          {...text('postcode', 'debtor.postcode')}
        />
        <TextInput label={t`Ville`} maxLength={80} autoComplete="off" {...text('city', 'debtor.city')} />
        <NativeSelect
          label={t`Pays`}
          value={form.values.country}
          onChange={(event) => form.set({ country: event.currentTarget.value })}
          data={[...new Set([form.values.country, ...countries])].map((code) => ({
            value: code,
            label: names.of(code) ?? code,
          }))}
        />
      </div>
    </>
  );
}
