import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Loader, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseSiren } from '../../../src/kernel/siren.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useCompany } from '../deposit/companies/companies.api.ts';
import { CompanyCard } from '../deposit/companies/company-card.tsx';
import { faultsOf, faultWords } from '../deposit/fault-words.ts';
import { useMe } from '../session/session.api.ts';
import { useSaveOrganisation } from './organisation.api.ts';
import { Question } from './question.tsx';
import classes from './welcome.module.css';

/** Which company: its SIREN is enough; what the register does not say is asked. */
export function SirenStep({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const { organisation } = useMe();
  const [siren, setSiren] = useState(organisation?.siren ?? '');
  const [typed, setTyped] = useState({
    name: organisation?.name ?? '',
    street: organisation?.addressLines.join(', ') ?? '',
    postcode: organisation?.postcode ?? '',
    city: organisation?.city ?? '',
  });
  const [asked, setAsked] = useState(false);
  const company = useCompany(siren);
  const save = useSaveOrganisation(organisation !== null);
  const parsed = parseSiren(siren);
  const digits = siren.replace(/\D/g, '').length;
  const isSilent = company.isError;
  const lacksAddress = isSilent || (company.data !== undefined && !hasAddress(company.data));
  const faults = faultsOf(save.error);
  const sirenError = faults.siren ?? (parsed.refused && (asked || digits >= 9) ? faultWords('not-a-siren') : undefined);
  const must = (value: string) => (asked && value.trim() === '' ? faultWords('missing') : undefined);
  const send = () => {
    setAsked(true);
    if (parsed.refused || company.isLoading) return;
    if (isSilent && typed.name.trim() === '') return;
    if (lacksAddress && [typed.street, typed.postcode, typed.city].some((value) => value.trim() === '')) return;
    save.mutate(
      {
        siren: parsed.value,
        ...(isSilent ? { name: typed.name.trim() } : {}),
        ...(lacksAddress
          ? { addressLines: [typed.street.trim()], postcode: typed.postcode.trim(), city: typed.city.trim() }
          : {}),
      },
      { onSuccess: onDone },
    );
  };
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
    error: must(typed[name]),
  });
  return (
    <Question
      title={<Trans>Quelle est votre entreprise ?</Trans>}
      why={<Trans>Son SIREN suffit : le registre remplit le nom, la forme et l’adresse de vos lettres.</Trans>}
      onSubmit={send}
      isSending={save.isPending}
      failure={Object.keys(faults).length === 0 ? save.error : undefined}
    >
      <TextInput
        size="md"
        label={t`SIREN`}
        description={t`Neuf chiffres. Ils figurent sur vos factures.`}
        placeholder="732 829 320"
        inputMode="numeric"
        autoComplete="off"
        value={siren}
        onChange={(event) => setSiren(event.currentTarget.value)}
        error={sirenError}
        rightSection={company.isFetching ? <Loader size={16} aria-label={t`Lecture du registre`} /> : undefined}
      />
      <div aria-live="polite" className={classes.answer}>
        {company.data && <CompanyCard company={company.data} />}
        {company.data?.status === 'closed' && (
          <Alert color="watch" title={<Trans>Le registre dit que cette entreprise a cessé.</Trans>}>
            <Trans>Si c’est une erreur, vous pouvez continuer : nous vous le redemanderons avant tout envoi.</Trans>
          </Alert>
        )}
        {isSilent && (
          <Alert color="watch">
            {company.error instanceof ApiProblem && company.error.status === 404 ? (
              <Trans>Le registre ne connaît pas ce SIREN. Indiquez le nom et l’adresse vous-même.</Trans>
            ) : (
              <Trans>Le registre ne répond pas en ce moment. Indiquez le nom et l’adresse vous-même.</Trans>
            )}
          </Alert>
        )}
        {!isSilent && lacksAddress && (
          <Alert color="watch">
            <Trans>Le registre ne publie pas l’adresse de cette entreprise : indiquez celle de vos lettres.</Trans>
          </Alert>
        )}
      </div>
      {isSilent && <TextInput label={t`Nom de l’entreprise`} autoComplete="organization" {...field('name')} />}
      {lacksAddress && (
        <>
          <TextInput label={t`Numéro et rue`} maxLength={38} autoComplete="street-address" {...field('street')} />
          <div className={classes.pair}>
            <TextInput
              label={t`Code postal`}
              inputMode="numeric"
              autoComplete="postal-code"
              maxLength={10}
              {...field('postcode')}
            />
            <TextInput label={t`Ville`} autoComplete="address-level2" maxLength={80} {...field('city')} />
          </div>
        </>
      )}
    </Question>
  );
}

function hasAddress(company: { addressLines: string[]; postcode: string | null; city: string | null }): boolean {
  return company.addressLines.length > 0 && company.postcode !== null && company.city !== null;
}
