import { Trans, useLingui } from '@lingui/react/macro';
import type { OrganisationView } from '../../../src/features/tenancy/tenancy.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { useCan } from '../session/session.api.ts';
import { BankForm } from './bank-form.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import classes from './settings.module.css';

/** The creditor as the register and its own letters know it. Only an owner changes it. */
export function OrganisationPanel({ organisation }: { organisation: OrganisationView }) {
  const mayChange = useCan('own');
  return (
    <div className={classes.stack}>
      {!mayChange && (
        <p className={classes.note}>
          <Trans>Seul un propriétaire peut modifier ces informations.</Trans>
        </p>
      )}
      <Register organisation={organisation} />
      <OrganisationForm organisation={organisation} mayChange={mayChange} />
      <BankForm organisation={organisation} mayChange={mayChange} />
    </div>
  );
}

function Register({ organisation }: { organisation: OrganisationView }) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const { siren, legalForm, activity, registerStatus, registerReadOn, registerSource } = organisation;
  const facts: [string, string | null][] = [
    [t`SIREN`, siren?.replace(/(\d{3})(?=\d)/g, '$1\u00a0') ?? null],
    [t`Forme juridique`, legalForm],
    [t`Activité`, activity],
  ];
  const [readOn, source] = [registerReadOn && longDate(registerReadOn as CivilDate), registerSource];
  return (
    <Panel
      title={<Trans>Au registre</Trans>}
      aside={
        registerStatus && (
          <StateTag tone={registerStatus === 'active' ? 'good' : 'harm'}>
            {registerStatus === 'active' ? <Trans>en activité</Trans> : <Trans>fermée</Trans>}
          </StateTag>
        )
      }
    >
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
      {readOn && (
        <p className={classes.source}>
          <Trans>
            Lu le {readOn}, {source}
          </Trans>
        </p>
      )}
    </Panel>
  );
}
