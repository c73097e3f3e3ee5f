import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { SourceLine } from '../../../ui/amounts/explained.tsx';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { CostCard } from '../owed/cost-card.tsx';
import { OwedTable } from '../owed/owed-table.tsx';

/** The whole computation: period by period, payment by payment, with the texts and what a person must know of them. */
export function ComputationTab() {
  const { view } = useCasePlace();
  const { longDate, money } = useFormats();
  const { owed } = view;
  const doubtful = owed.articles.filter(({ read }) => read !== 'official');
  return (
    <div className={classes.stack}>
      <Panel title={<Trans>Ce qui est dû, et pourquoi</Trans>}>
        <OwedTable owed={owed} invoiceNumber={view.invoice.number} />
        <p className={classes.fine}>{owed.convention}</p>
      </Panel>
      {owed.warnings.map(({ kind, text }) => (
        <Alert key={kind + text} color="watch">
          {text}
        </Alert>
      ))}
      {owed.imputations.length > 0 && (
        <Panel title={<Trans>Où sont allés les paiements</Trans>}>
          <ul className={classes.rows}>
            {owed.imputations.map((imputation) => {
              const on = longDate(imputation.on as CivilDate);
              const [interest, indemnity, principal] = [
                money(imputation.toInterestCents),
                money(imputation.toIndemnityCents),
                money(imputation.toPrincipalCents),
              ];
              return (
                <li key={imputation.on + imputation.amountCents}>
                  <span>
                    <Trans>Le {on}</Trans>
                    <small>
                      <Trans>
                        {interest} sur les pénalités, {indemnity} sur l’indemnité, {principal} sur le principal
                      </Trans>
                    </small>
                  </span>
                  <b>{money(imputation.amountCents)}</b>
                </li>
              );
            })}
          </ul>
        </Panel>
      )}
      <Panel title={<Trans>Les textes appliqués</Trans>}>
        {owed.articles.map(({ label, url }) => (
          <SourceLine key={label} source={{ label, ...(url ? { url } : {}) }} />
        ))}
        {doubtful.length > 0 && (
          <p className={classes.fine}>
            <Trans>
              Certains textes n’ont pas encore été relus à la source officielle : une personne les confirme.
            </Trans>
          </p>
        )}
      </Panel>
      {!view.closedOn && <CostCard cost={view.cost} />}
    </div>
  );
}
