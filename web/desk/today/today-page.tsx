import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { OperatorToday } from '../operator/operator-today.tsx';
import { useMe, useToday } from '../session/session.api.ts';
import { CreditorToday } from './creditor-today.tsx';
import { Headline } from './headline.tsx';

/** The first page: an operator's day, a creditor's, or the way in for someone who has no organisation yet. */
export default function TodayPage() {
  const { user, organisation } = useMe();
  if (user.isOperator) return <OperatorToday />;
  return organisation ? <CreditorToday /> : <WithoutOrganisation />;
}

function WithoutOrganisation() {
  const { t } = useLingui();
  const today = useToday();
  return (
    <>
      <PageHead name={t`Aujourd’hui`} title={<Headline today={today} number={undefined} cents={0} />} />
      <Panel flush>
        <EmptyState
          title={<Trans>Commençons par votre entreprise</Trans>}
          action={
            <LinkButton to="/bienvenue">
              <Trans>Présenter mon entreprise</Trans>
            </LinkButton>
          }
        >
          <Trans>Son SIREN suffit : le registre remplit le reste. Ensuite, déposez votre première facture.</Trans>
        </EmptyState>
      </Panel>
    </>
  );
}
