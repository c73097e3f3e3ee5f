import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportView } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { useFormats, useLanguage } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { shortPercent } from '../cases/owed/short-percent.ts';
import { useMe } from '../session/session.api.ts';
import { IncompleteOrganisation, isNotReady } from '../welcome/incomplete-organisation.tsx';
import classes from './import.module.css';
import { listRefusal } from './import-words.ts';
import { useImportActs } from './imports.api.ts';

/** The agreement: who signs, the mandate, the due dates that were proposed, and what is left aside. */
export function ConfirmImport({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const { organisation } = useMe();
  const { confirm, undo } = useImportActs(view.id);
  const [name, setName] = useState(organisation?.signatoryName ?? '');
  const [role, setRole] = useState(organisation?.signatoryRole ?? '');
  const [accepts, setAccepts] = useState(false);
  const [acceptsDates, setAcceptsDates] = useState(false);
  const { good, faulty } = view.counts;
  const isIncomplete = isNotReady(organisation);
  const needsDates = view.proposedDueDates > 0;
  const isReady = good > 0 && accepts && name.trim() !== '' && role.trim() !== '' && (!needsDates || acceptsDates);
  const [amount, proposed, days] = [money(view.remainingCents), view.proposedDueDates, view.termsDays];
  const send = () =>
    confirm.mutate({
      signatoryName: name.trim(),
      signatoryRole: role.trim(),
      acceptsMandate: true,
      goodOnly: faulty > 0,
      acceptsDueDates: acceptsDates,
    });
  return (
    <Panel title={<Trans>Ouvrir les dossiers</Trans>}>
      <p className={classes.quiet}>
        <Trans>
          Chaque facture devient un dossier, en attente : rien n’est envoyé tant que vous ne lancez pas les relances, et
          vous pouvez tout annuler.
        </Trans>
      </p>
      <div className={classes.signatory}>
        <TextInput
          label={t`Les lettres sont signées de`}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t`Qualité`}
          placeholder={t`Gérante`}
          value={role}
          maxLength={80}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
      </div>
      {needsDates && (
        <Checkbox
          mt={16}
          checked={acceptsDates}
          onChange={(event) => setAcceptsDates(event.currentTarget.checked)}
          label={
            <Plural
              value={proposed}
              one={`Le fichier n’a pas d’échéance : # facture est comptée due ${days} jours après sa date. C’est bien ce que prévoient mes conditions.`}
              other={`Le fichier n’a pas d’échéance : # factures sont comptées dues ${days} jours après leur date. C’est bien ce que prévoient mes conditions.`}
            />
          }
        />
      )}
      <Checkbox
        mt={16}
        checked={accepts}
        onChange={(event) => setAccepts(event.currentTarget.checked)}
        label={
          <Trans>
            Je confie à Recouvrance le recouvrement amiable de ces factures. Je peux l’arrêter à tout moment.
          </Trans>
        }
      />
      {isIncomplete && <IncompleteOrganisation />}
      {view.cost && <Price cost={view.cost} />}
      {confirm.error ? <ErrorState failure={confirm.error} words={listRefusal(confirm.error)} compact /> : null}
      <div className={classes.go}>
        <Button size="md" onClick={send} loading={confirm.isPending} disabled={!isReady || isIncomplete}>
          <Plural value={good} _0="Aucune bonne ligne" one="Ouvrir # dossier" other="Ouvrir # dossiers" />
        </Button>
        <Button variant="subtle" onClick={() => undo.mutate()} loading={undo.isPending}>
          <Trans>Oublier cette liste</Trans>
        </Button>
        <span className={classes.quiet}>
          {amount}
          {faulty > 0 && (
            <>
              {', '}
              <Plural
                value={faulty}
                one="# ligne à corriger reste de côté"
                other="# lignes à corriger restent de côté"
              />
            </>
          )}
        </span>
      </div>
    </Panel>
  );
}

/** What it costs, before the agreement: nothing is asked in advance, fees are withheld from what is recovered. */
function Price({ cost }: { cost: NonNullable<ImportView['cost']> }) {
  const { money } = useFormats();
  const language = useLanguage();
  const rate = shortPercent(cost.successPercent, language);
  const { unprofitable } = cost;
  const [one, all, net] = [cost.openingGrossCents, cost.ifAllRecoveredGrossCents, cost.netToCreditorCents].map(money);
  return (
    <p className={classes.price}>
      <Trans>
        Prix : {one} TTC par dossier. Si tout est recouvré : {all} TTC, et {net} pour vous.
      </Trans>
      {Number(cost.successPercent) > 0 && (
        <>
          {' '}
          <Trans>Ce total compte les {rate} HT de ce qui est recouvré sur les factures que le tarif y soumet.</Trans>
        </>
      )}
      {unprofitable > 0 && (
        <>
          {' '}
          <Plural
            value={unprofitable}
            one="# facture, trop petite, ne vous rapporterait rien."
            other="# factures, trop petites, ne vous rapporteraient rien."
          />
        </>
      )}
    </p>
  );
}
