import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { CompanyView } from '../../../../src/features/companies/companies.contract.ts';
import { SearchIcon } from '../../../ui/theme/icons.tsx';
import classes from '../deposit.module.css';
import { useCompanySearch } from './companies.api.ts';
import { spacedSiren } from './company-card.tsx';

type CompanySearchProps = { onChoose: (company: CompanyView) => void; error?: string | undefined };

/** Finds a company of the register by its name or its SIREN. */
export function CompanySearch({ onChoose, error }: CompanySearchProps) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words, 250);
  const found = useCompanySearch(settled);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const companies = found.data ?? [];
  const isAsking = settled.trim().length >= 3;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(siren) => {
        const company = companies.find((candidate) => candidate.siren === siren);
        if (company) onChoose(company);
        setWords('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t`Chercher l’entreprise`}
          description={t`Son nom ou son SIREN ; le registre remplit le reste.`}
          placeholder={t`Menuiserie Bréhat, ou 732 829 320`}
          autoComplete="off"
          leftSection={<SearchIcon size={16} />}
          rightSection={found.isFetching ? <Loader size={16} aria-label={t`Recherche en cours`} /> : undefined}
          value={words}
          error={error}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => words && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isAsking || found.isLoading}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={t`Entreprises trouvées`}>
          {companies.map((company) => (
            <Combobox.Option key={company.siren} value={company.siren}>
              <span className={classes.optionName}>{company.name}</span>
              <span className={classes.optionLine}>
                {[spacedSiren(company.siren), company.city, company.legalForm].filter(Boolean).join(' · ')}
              </span>
            </Combobox.Option>
          ))}
          {companies.length === 0 && (
            <Combobox.Empty>
              {found.isError ? (
                <Trans>Le registre ne répond pas. Saisissez le SIREN, le nom et l’adresse ci-dessous.</Trans>
              ) : (
                <Trans>Aucune entreprise de ce nom. Vérifiez l’orthographe, ou cherchez par SIREN.</Trans>
              )}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
