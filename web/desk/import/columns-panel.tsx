import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportView } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan } from '../session/session.api.ts';
import classes from './import.module.css';
import { fieldWords, listRefusal } from './import-words.ts';
import { useImportActs } from './imports.api.ts';

/** What each column was taken for, over its first rows, and the way to correct it. */
export function ColumnsPanel({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const manages = useCan('manage');
  const { map } = useImportActs(view.id);
  const fieldAt = (column: number) => Object.entries(view.columns).find(([, at]) => at === column)?.[0] ?? '';
  const [chosen, setChosen] = useState(() => view.titles.map((_, column) => fieldAt(column)));
  const [terms, setTerms] = useState(view.termsDays);
  if (view.format === 'fec') return null;
  const isChanged = chosen.some((field, column) => field !== fieldAt(column)) || terms !== view.termsDays;
  const options = [
    { value: '', label: t`(non lue)` },
    ...view.fields.map(({ field, title }) => ({ value: field, label: fieldWords(field, title) })),
  ];
  const choose = (column: number, field: string) =>
    setChosen((all) => all.map((before, at) => (at === column ? field : before === field ? '' : before)));
  const hasDueDate = chosen.includes('dueDate');
  const heads = view.titles.map((title, rank) => ({ title, rank }));
  const rows = view.sample.map((cells, rank) => ({ cells, rank }));
  const send = () => {
    const gone = Object.keys(view.columns).filter((field) => !chosen.includes(field));
    const kept = chosen.flatMap((field, column) => (field === '' ? [] : [[field, String(column + 1)] as const]));
    map.mutate({
      mapping: Object.fromEntries([...gone.map((field) => [field, ''] as const), ...kept]),
      termsDays: terms,
    });
  };
  return (
    <Panel title={<Trans>Ce que dit chaque colonne</Trans>}>
      <section className={classes.wide} aria-label={t`Colonnes et premières lignes`}>
        <table className={classes.columns}>
          <thead>
            <tr>
              {heads.map(({ title, rank }) => (
                <th key={rank} scope="col">
                  <span>{title || t`sans titre`}</span>
                  <NativeSelect
                    aria-label={t`Colonne ${title}`}
                    data={options}
                    value={chosen[rank] ?? ''}
                    disabled={!manages}
                    onChange={(event) => choose(rank, event.currentTarget.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, rank }) => (
              <tr key={rank}>
                {heads.map((head) => (
                  <td key={head.rank}>{cells[head.rank]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!hasDueDate && (
        <NumberInput
          mt={14}
          maw={420}
          label={t`Sans échéance dans le fichier : jours après la date de facture`}
          description={t`Vos conditions de règlement. Laissez vide pour que ces lignes restent à corriger.`}
          value={terms ?? ''}
          min={0}
          max={366}
          allowDecimal={false}
          disabled={!manages}
          onChange={(value) => setTerms(typeof value === 'number' ? value : null)}
        />
      )}
      {isChanged && (
        <div className={classes.go}>
          <Button onClick={send} loading={map.isPending}>
            <Trans>Relire avec ces colonnes</Trans>
          </Button>
          <span className={classes.quiet}>
            <Trans>Retenu pour les prochaines listes de ce logiciel.</Trans>
          </span>
        </div>
      )}
      {map.error ? <ErrorState failure={map.error} words={listRefusal(map.error)} compact /> : null}
    </Panel>
  );
}
