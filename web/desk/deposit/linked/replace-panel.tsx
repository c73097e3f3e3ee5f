import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import type { InvoiceInput } from '../../../../src/features/claims/claims.contract.ts';
import { ApiProblem } from '../../../ui/api.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import classes from '../deposit.module.css';
import { type KnownInvoice, useCorrection } from './linked.api.ts';

type ReplacePanelProps = {
  depositId: string;
  known: KnownInvoice;
  /** The corrected invoice; undefined while something is missing in it. */
  invoice: InvoiceInput | undefined;
  debtorSiren: string;
  onAsk: () => boolean;
};

/** A corrected invoice takes the place of the one its case asks for: what changes, and the agreement. */
export function ReplacePanel({ depositId, known, invoice, debtorSiren, onAsk }: ReplacePanelProps) {
  const { t } = useLingui();
  const { money } = useFormats();
  const navigate = useNavigate();
  const correction = useCorrection();
  const { caseId, number, debtorName } = known;
  const reference = known.caseReference ?? '';
  if (!caseId) return null;
  const [before, now] = [money(known.totalCents), invoice ? money(invoice.totalCents) : ''];
  const send = async () => {
    if (!onAsk() || !invoice) return;
    const siren = debtorSiren.trim();
    const body = { depositId, invoice, ...(siren ? { debtorSiren: siren } : {}) };
    // Once replaced, nothing is left to replace and this panel is gone: what follows cannot be its own callback.
    const done = await correction.mutateAsync({ caseId, body }).catch(() => undefined);
    if (!done) return;
    notifications.show({ message: t`Le dossier ${reference} réclame maintenant la facture rectificative.` });
    void navigate({ to: '/dossiers/$caseId', params: { caseId } });
  };
  return (
    <Panel title={<Trans>Cette facture en remplace une autre</Trans>}>
      <p className={classes.lead}>
        <Trans>
          Elle annule et remplace la n° {number} de {debtorName}, de {before} TTC, réclamée dans le dossier{' '}
          <Link to="/dossiers/$caseId" params={{ caseId }}>
            {reference}
          </Link>
          .
        </Trans>
      </p>
      <ul className={classes.checks}>
        <li>
          {now ? (
            <Trans>Le dossier continue avec la nouvelle facture : {now} TTC, son échéance et son numéro.</Trans>
          ) : (
            <Trans>Le dossier continue avec la nouvelle facture : son montant, son échéance et son numéro.</Trans>
          )}
        </li>
        <li>
          <Trans>Ce qui a déjà été payé compte sur elle. Rien n’est demandé deux fois.</Trans>
        </li>
        <li>
          <Trans>Les prochains messages la citent ; aucun ne part pour cela. L’ancienne reste dans l’historique.</Trans>
        </li>
      </ul>
      {correction.error ? <Refusal failure={correction.error} /> : null}
      {!isImpossible(correction.error) && (
        <div className={classes.go}>
          <Button size="md" onClick={() => void send()} loading={correction.isPending}>
            <Trans>Remplacer dans le dossier {reference}</Trans>
          </Button>
        </div>
      )}
    </Panel>
  );
}

const isImpossible = (failure: unknown) => failure instanceof ApiProblem && failure.kind === 'correction-impossible';

/** Why the old invoice was not replaced; when a person must look, the reminders are paused, which is said too. */
function Refusal({ failure }: { failure: unknown }) {
  if (!(failure instanceof ApiProblem) || !isImpossible(failure)) {
    return (
      <div className={classes.refusal}>
        <ErrorState failure={failure} compact />
      </div>
    );
  }
  return (
    <Alert color="watch" mt={16} role="alert" title={<Trans>L’ancienne facture n’a pas été remplacée.</Trans>}>
      <p>
        <Why why={String(failure.facts.why)} />
      </p>
      <p>
        <Trans>
          Les relances du dossier sont suspendues, pour ne rien demander à tort. Clôturez-le ou reprenez-le, puis
          déposez la nouvelle facture s’il le faut.
        </Trans>
      </p>
    </Alert>
  );
}

function Why({ why }: { why: string }) {
  switch (why) {
    case 'other-debtor':
      return <Trans>Elle est adressée à une autre entreprise que celle du dossier.</Trans>;
    case 'credited-before':
      return <Trans>Un avoir compte déjà sur l’ancienne : nous ne savons pas s’il vaut aussi pour la nouvelle.</Trans>;
    case 'paid-more-than-corrected':
      return <Trans>Ce qui a été reçu dépasse ce qu’elle demande : il faudrait en rendre une partie.</Trans>;
    default:
      return <Trans>Ce qui resterait dû ne peut pas être calculé avec ces dates.</Trans>;
  }
}
