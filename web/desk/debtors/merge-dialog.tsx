import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Checkbox, Radio, Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergePreview, MergeProposal } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { recipientText } from '../cases/words/step-words.ts';
import classes from './debtors.module.css';
import { mergeRefusal, pairNames, warningWords } from './merge-words.ts';
import { useMergeActs, useMergePreview } from './merges.api.ts';

/** What making two debtors one will change, before anybody does it. */
export function MergeDialog({ proposal, onClose }: { proposal: MergeProposal; onClose: () => void }) {
  const { t } = useLingui();
  const [keptId, setKept] = useState(proposal.kept.id);
  const [isRead, setRead] = useState(false);
  const goneId = keptId === proposal.kept.id ? proposal.gone.id : proposal.kept.id;
  const { data, error, refetch } = useMergePreview({ keptId, goneId });
  const { merge } = useMergeActs();
  const mayChoose = proposal.kept.siren === null && proposal.gone.siren === null;
  const names = pairNames(proposal.kept, proposal.gone);
  const needsReading = (data?.warnings.length ?? 0) > 0;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Réunir ces deux débiteurs ?</Trans>}
      confirm={<Trans>Réunir en un seul</Trans>}
      disabled={!data || data.refusal !== null || (needsReading && !isRead)}
      words={mergeRefusal}
      onConfirm={async () => {
        await merge.mutateAsync({ keptId, goneId, warningsRead: isRead });
        notifications.show({
          message: t`C’est fait. Cette fusion peut être défaite à tout moment.`,
          closeButtonProps: { 'aria-label': t`Fermer` },
        });
      }}
    >
      {mayChoose ? (
        <Radio.Group label={t`Lequel garder`} value={keptId} onChange={setKept}>
          <Stack gap={8} mt={4}>
            {[proposal.kept, proposal.gone].map(({ id }, index) => (
              <Radio key={id} value={id} label={names[index]} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <p>
          <Trans>
            « {names[0]} » est gardé : c’est lui qui a un SIREN, et c’est sous ce nom que les lettres partent.
          </Trans>
        </p>
      )}
      {error ? <ErrorState compact failure={error} onRetry={() => void refetch()} /> : null}
      {!data && !error && <Skeleton height={120} />}
      {data && (data.refusal ? <Refused preview={data} /> : <Changes preview={data} />)}
      {data && !data.refusal && needsReading && (
        <Alert color="watch" title={<Trans>À vérifier avant</Trans>}>
          <ul className={classes.plainList}>
            {data.warnings.map((warning) => (
              <li key={warning}>{warningWords(warning)}</li>
            ))}
          </ul>
          <Checkbox
            mt={12}
            checked={isRead}
            onChange={(event) => setRead(event.currentTarget.checked)}
            label={t`J’ai vérifié : c’est bien le même débiteur`}
          />
        </Alert>
      )}
    </ConfirmDialog>
  );
}

function Changes({ preview }: { preview: MergePreview }) {
  const { money } = useFormats();
  const { kept, gone, firstContactId, withdrawn } = preview;
  const [keptName, goneName] = pairNames(preview.kept, gone);
  const amount = money(gone.owedCents);
  const theirs = gone.contacts.map(contactName).join(', ');
  const firstOne = [...kept.contacts, ...gone.contacts].find(({ id }) => id === firstContactId);
  const first = firstOne ? contactName(firstOne) : '';
  return (
    <ul className={classes.changes}>
      <li>
        <Plural
          value={gone.openCases}
          _0={`« ${goneName} » n’a pas de dossier ouvert : ses factures passent à « ${keptName} ».`}
          one={`# dossier ouvert de « ${goneName} » passe à « ${keptName} », avec ses factures : ${amount} de principal restent dus.`}
          other={`# dossiers ouverts de « ${goneName} » passent à « ${keptName} », avec leurs factures : ${amount} de principal restent dus.`}
        />
      </li>
      <li>
        <Trans>
          Les relances comptent désormais pour un seul débiteur : jamais plus souvent que nos règles ne le permettent.
          Son lien de paiement reste valable pour chaque dossier.
        </Trans>
      </li>
      {gone.contacts.length > 0 && (
        <li>
          <Trans>
            Les contacts de « {goneName} » rejoignent ceux de « {keptName} » : {theirs}. Par défaut, nous écrivons
            d’abord à {first}.
          </Trans>
        </li>
      )}
      {withdrawn.map((number) => (
        <li key={number}>
          <Trans>
            La facture {number} était déposée deux fois, et vous avez clos l’un des dossiers comme ouvert par erreur :
            elle ne compte plus qu’une fois.
          </Trans>
        </li>
      ))}
      <li>
        <Trans>
          Une facture déposée plus tard au nom de « {goneName} » ira à « {keptName} », et vous en serez averti.
        </Trans>
      </li>
    </ul>
  );
}

/** By its name, or else by how it is reached. */
function contactName({ name, email, phone }: MergePreview['kept']['contacts'][number]): string {
  return name ?? email ?? (phone ? recipientText(phone) : '');
}

/** Why it cannot be done now, and the way out. */
function Refused({ preview }: { preview: MergePreview }) {
  const { refusal } = preview;
  const [keptName, goneName] = pairNames(preview.kept, preview.gone);
  if (!refusal) return null;
  return (
    <Alert color="watch" title={refusal.title}>
      {refusal.invoices.length > 0 && (
        <>
          <ul className={classes.plainList}>
            {refusal.invoices.map(({ number, isSameAmount, isPaid, keptReference, goneReference }) => (
              <li key={number}>
                <Trans>Facture {number}</Trans>
                {' : '}
                {[
                  [keptName, keptReference],
                  [goneName, goneReference],
                ].map(([name, reference], index) => (
                  <span key={name}>
                    {index > 0 && ', '}
                    {reference ? (
                      <Link to="/dossiers" search={{ q: reference } as Record<string, string>}>
                        {reference}
                      </Link>
                    ) : (
                      name
                    )}{' '}
                    ({name})
                  </span>
                ))}
                {'. '}
                {!isSameAmount && <Trans>Les montants diffèrent.</Trans>}{' '}
                {isPaid && <Trans>Les deux ont reçu un paiement.</Trans>}
              </li>
            ))}
          </ul>
          <p>
            {refusal.invoices.some(({ isPaid }) => isPaid) ? (
              <Trans>
                Une facture payée chez les deux ne peut pas être effacée : gardez les deux débiteurs, ou écrivez-nous.
              </Trans>
            ) : (
              <Trans>
                Ouvrez le dossier en trop et clôturez-le avec la raison « Ouvert par erreur ». Vous pourrez ensuite
                réunir les deux débiteurs, et la facture ne comptera qu’une fois.
              </Trans>
            )}
          </p>
        </>
      )}
    </Alert>
  );
}
