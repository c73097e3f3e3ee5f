import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ReceivedStatuses,
  StatusView,
} from '../../../../src/features/invoice-statuses/invoice-statuses.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { ApiProblem, api } from '../../../ui/api.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useCan, useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { disputeWords } from '../words/dispute-words.ts';
import { statusEffectWords, statusTitle } from '../words/status-words.ts';

/** The chronogram of the electronic invoice: each status with its reason and what it did, and the way to add a message. */
export function InvoiceLife() {
  const { view } = useCasePlace();
  const root = useReadRoot();
  const mayAdd = useCan('manage');
  const { data, error, refetch } = useQuery({
    queryKey: ['invoice-statuses', view.id],
    queryFn: async ({ signal }) =>
      (await api.get<{ statuses: StatusView[] }>(`${root}/cases/${view.id}/invoice-statuses`, undefined, signal))
        .statuses,
  });
  return (
    <Panel title={<Trans>Vie de la facture électronique</Trans>} aside={mayAdd && <AddStatuses />}>
      {error && <ErrorState compact failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={64} />}
      {data?.length === 0 && (
        <p className={classes.fine}>
          <Trans>
            Aucun statut reçu. Votre plateforme agréée en produit : « approuvée », « en litige », « encaissée »… Chacun
            prouve, et arrête les relances quand il le faut. Messages CDAR ou liste exportée (CSV, Excel).
          </Trans>
        </p>
      )}
      {data && data.length > 0 && (
        <ol className={classes.rows}>
          {data.map((status) => (
            <StatusLine key={status.id} status={status} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function StatusLine({ status }: { status: StatusView }) {
  const { longDate } = useFormats();
  const { tone, words } = statusEffectWords(status.effect);
  const [date = '', time] = status.at.split('T');
  const day = longDate(date as CivilDate);
  const why = status.reasons.map(({ code, text }) => [code && disputeWords(code), text].filter(Boolean).join(' : '));
  return (
    <li>
      <StateTag tone={tone}>{statusTitle(status)}</StateTag>
      <span>
        {words}
        <small>
          {time ? `${day}, ${time.slice(0, 5).replace(':', ' h ')}` : day}
          {why.length > 0 && `. ${why.join(' ; ')}`}
        </small>
      </span>
    </li>
  );
}

/** Gives one or several messages of the life cycle: each is applied to the case of its own invoice, which may be another one. */
function AddStatuses() {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const queries = useQueryClient();
  const [isSending, setSending] = useState(false);
  const add = async (files: File[]) => {
    setSending(true);
    for (const file of files) {
      const form = new FormData();
      form.append('file', file);
      try {
        const { statuses, known, faults } = await api.upload<ReceivedStatuses>('/api/v1/invoice-statuses/file', form);
        const elsewhere = statuses.filter(({ caseId }) => caseId !== view.id).length;
        const read = plural(statuses.length, { 0: 'aucun statut nouveau', one: '# statut', other: '# statuts' });
        const note = elsewhere > 0 ? t`dont ${elsewhere} pour d’autres factures` : '';
        const again = known > 0 ? t`déjà reçu : rien ne compte deux fois` : '';
        notifications.show({
          color: 'good',
          message: `${file.name} : ${[read, note, again].filter(Boolean).join(', ')}.`,
        });
        if (faults.length > 0) {
          const lines = faults.slice(0, 5).map(({ message }) => message);
          const left = faults.length - lines.length;
          const more = left > 0 ? plural(left, { one: 'et # autre ligne', other: 'et # autres lignes' }) : '';
          const title = plural(faults.length, {
            one: 'Une ligne n’a pas été prise',
            other: '# lignes n’ont pas été prises',
          });
          const message = [...lines, more].filter(Boolean).join(' ; ');
          notifications.show({ color: 'watch', autoClose: false, title, message: `${message}.` });
        }
      } catch (failure) {
        const said = failure instanceof ApiProblem ? failure.facts.message : undefined;
        const why = typeof said === 'string' ? said : t`le fichier n’a pas pu être reçu.`;
        notifications.show({ color: 'harm', autoClose: false, message: `${file.name} : ${why}` });
      }
    }
    setSending(false);
    for (const name of ['invoice-statuses', 'case', 'cases', 'today']) {
      void queries.invalidateQueries({ queryKey: [name] });
    }
  };
  return (
    <FileButton
      accept="application/xml,text/xml,.xml,text/csv,.csv,.xlsx"
      multiple
      onChange={(files) => void add(files)}
    >
      {(props) => (
        <Button {...props} variant="default" size="xs" loading={isSending}>
          <Trans>Ajouter des statuts</Trans>
        </Button>
      )}
    </FileButton>
  );
}
