import { Trans } from '@lingui/react/macro';
import { MarkdownText } from '../../../ui/documents/markdown-text.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { recipientText } from '../words/step-words.ts';
import { CallForm } from './call-form.tsx';
import { CaseDrawer } from './case-drawer.tsx';

/** What to say, before and during the call, then what it gave. */
export function CallDrawer({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { view, canAct } = useCasePlace();
  const call = view.calls.find(({ id }) => id === callId);
  if (!call) return null;
  const whom = call.contactName ?? view.debtor.name;
  return (
    <CaseDrawer title={<Trans>Appeler {whom}</Trans>} onClose={onClose}>
      {call.phone && (
        <p className={classes.phone}>
          <a href={`tel:${call.phone}`}>{recipientText(call.phone)}</a>
        </p>
      )}
      {call.script && <MarkdownText text={call.script} />}
      {canAct && call.state === 'open' && <CallForm call={call} onDone={onClose} />}
    </CaseDrawer>
  );
}
