import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { recipientText } from '../words/step-words.ts';

/** A call to make: the number, and the script a click away. */
export function CallCard({ call }: { call: CaseView['calls'][number] }) {
  const { view, open } = useCasePlace();
  const whom = call.contactName ?? view.debtor.name;
  return (
    <Panel title={<Trans>Un appel à passer</Trans>}>
      <p>{whom}</p>
      {call.phone && (
        <p className={classes.phone}>
          <a href={`tel:${call.phone}`}>{recipientText(call.phone)}</a>
        </p>
      )}
      <Button variant="light" mt={10} onClick={() => open({ kind: 'call', id: call.id })}>
        <Trans>Le texte et le compte rendu</Trans>
      </Button>
    </Panel>
  );
}
