import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportView } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { useFirstRows } from '../../ui/lists/show-more.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { CompanySearch } from '../deposit/companies/company-search.tsx';
import { useCan } from '../session/session.api.ts';
import classes from './import.module.css';
import { listRefusal } from './import-words.ts';
import { useImportActs } from './imports.api.ts';

type Incomplete = ImportView['debtors']['incomplete'][number];

/** The debtors that lack something: completed once each, whatever the number of their invoices. */
export function DebtorsPanel({ view }: { view: ImportView }) {
  const { incomplete, incompleteTotal } = view.debtors;
  const [shown, more] = useFirstRows(incomplete, 12);
  if (incompleteTotal === 0) return null;
  return (
    <Panel
      title={<Trans>Débiteurs à compléter</Trans>}
      aside={
        <StateTag tone="watch">
          <Plural value={incompleteTotal} one="# débiteur" other="# débiteurs" />
        </StateTag>
      }
    >
      <p className={classes.quiet}>
        <Trans>Choisissez l’entreprise au registre : son nom, son adresse et son SIREN viennent de là.</Trans>
      </p>
      <ul className={classes.debtors}>
        {shown.map((debtor) => (
          <DebtorRow key={debtor.id} importId={view.id} debtor={debtor} />
        ))}
      </ul>
      {more}
    </Panel>
  );
}

function DebtorRow({ importId, debtor }: { importId: string; debtor: Incomplete }) {
  const { t } = useLingui();
  const manages = useCan('manage');
  const { complete } = useImportActs(importId);
  const [isPerson, setPerson] = useState(false);
  const [place, setPlace] = useState({ address: '', postcode: debtor.postcode ?? '', city: debtor.city ?? '' });
  const person = () =>
    complete.mutate({
      debtorId: debtor.id,
      kind: 'individual',
      addressLines: [place.address].filter(Boolean),
      postcode: place.postcode,
      city: place.city,
    });
  const field = (name: keyof typeof place, label: string) => (
    <TextInput
      label={label}
      value={place[name]}
      onChange={(event) => setPlace({ ...place, [name]: event.currentTarget.value })}
    />
  );
  return (
    <li>
      <div>
        <b>{debtor.name}</b>{' '}
        <span className={classes.quiet}>
          <Plural value={debtor.lines} one="# facture" other="# factures" />
          {'. '}
          {debtor.faults.map(({ message }) => message).join(' ')}
        </span>
      </div>
      {manages && (
        <div className={classes.completing}>
          {isPerson ? (
            <form
              className={classes.place}
              onSubmit={(event) => {
                event.preventDefault();
                person();
              }}
            >
              {field('address', t`Adresse`)}
              {field('postcode', t`Code postal`)}
              {field('city', t`Ville`)}
              <Button type="submit" loading={complete.isPending}>
                <Trans>Enregistrer</Trans>
              </Button>
            </form>
          ) : (
            <CompanySearch onChoose={({ siren }) => complete.mutate({ debtorId: debtor.id, kind: 'company', siren })} />
          )}
          <Button variant="subtle" size="xs" onClick={() => setPerson(!isPerson)}>
            {isPerson ? <Trans>C’est une entreprise</Trans> : <Trans>C’est un particulier</Trans>}
          </Button>
        </div>
      )}
      {complete.error ? <ErrorState failure={complete.error} words={listRefusal(complete.error)} compact /> : null}
    </li>
  );
}
