import { Trans } from '@lingui/react/macro';
import type { ContactView } from '../../../../src/features/claims/contacts/contacts.contract.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useCasePlace } from '../case-context.ts';
import { contactName } from './contact-words.ts';
import { useContactAct } from './contacts.api.ts';

/** Removes somebody who left, or who was never the right person. */
export function RemoveContactDialog({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { view } = useCasePlace();
  const act = useContactAct(view.debtor.id);
  const name = contactName(contact);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Retirer {name} ?</Trans>}
      confirm={<Trans>Retirer</Trans>}
      onConfirm={() => act.mutateAsync({ kind: 'remove', contactId: contact.id })}
      danger
    >
      <p>
        <Trans>
          Plus rien ne lui sera envoyé. Ce qui lui a été écrit reste au journal, et ce que cette personne a demandé vaut
          toujours pour son adresse et son numéro.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
