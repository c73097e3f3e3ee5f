import { Trans } from '@lingui/react/macro';
import type { CompanyView } from '../../../../src/features/companies/companies.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import classes from '../deposit.module.css';

/** « 404 833 048 ». */
export function spacedSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, '$1\u202f');
}

/** A company as the public register describes it, with the day and the source of what is said. */
export function CompanyCard({ company }: { company: CompanyView }) {
  const { longDate } = useFormats();
  const address = [...company.addressLines, [company.postcode, company.city].filter(Boolean).join(' ')].filter(Boolean);
  const readOn = longDate(company.readOn as CivilDate);
  const closedOn = company.closedOn ? longDate(company.closedOn as CivilDate) : undefined;
  const siren = spacedSiren(company.siren);
  const { source } = company;
  return (
    <div className={classes.company}>
      <p className={classes.companyName}>{company.name}</p>
      <p className={classes.companyLine}>
        {[company.legalForm, `SIREN\u00a0${siren}`, company.activity].filter(Boolean).join(' · ')}
      </p>
      <p className={classes.companyLine}>{address.join(', ')}</p>
      <p className={classes.companySource}>
        {company.status === 'active' ? (
          <StateTag tone="good">
            <Trans>en activité</Trans>
          </StateTag>
        ) : (
          <StateTag tone="watch">{closedOn ? <Trans>cessée le {closedOn}</Trans> : <Trans>cessée</Trans>}</StateTag>
        )}
        <span>
          <Trans>
            {source}, lu le {readOn}
          </Trans>
        </span>
      </p>
    </div>
  );
}
