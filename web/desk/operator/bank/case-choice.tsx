import { Trans, useLingui } from '@lingui/react/macro';
import { Loader, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Money } from '../../../ui/amounts/money.tsx';
import { CaseStateTag } from '../../cases-list/case-state-tag.tsx';
import { casePageQuery } from '../../cases-list/cases.api.ts';
import classes from '../operator.module.css';
import type { Chosen } from './banking.api.ts';

type CaseChoiceProps = { chosen: Chosen | undefined; onChoose: (choice: Chosen) => void };

/** Finds a case of any organisation by its debtor, its invoice or its reference. */
export function CaseChoice({ chosen, onChoose }: CaseChoiceProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data, isFetching } = useQuery({
    ...casePageQuery(true, { q, sort: 'debtor', direction: 'asc' }, 0, 8),
    enabled: q.length >= 2,
    placeholderData: (previous) => previous,
  });
  return (
    <div>
      <TextInput
        label={t`Quel dossier ?`}
        placeholder={t`Débiteur, facture ou référence`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        rightSection={isFetching ? <Loader size={16} /> : null}
        data-autofocus
      />
      {q.length >= 2 && data && (
        <ul className={classes.choices}>
          {data.cases.map((found) => (
            <li key={found.id}>
              <UnstyledButton
                className={classes.choice}
                aria-pressed={chosen?.caseId === found.id}
                onClick={() => onChoose({ caseId: found.id, reference: found.reference, debtorName: found.debtorName })}
              >
                <span>
                  <b>{found.debtorName}</b> <span className={classes.reference}>{found.reference}</span>
                  <br />
                  <CaseStateTag state={found.state} />
                </span>
                <Money cents={found.principalCents} />
              </UnstyledButton>
            </li>
          ))}
          {data.cases.length === 0 && (
            <li className={classes.none}>
              <Trans>Aucun dossier ne correspond.</Trans>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
