import type { Sheet } from './case-context.ts';
import { AddressDialog } from './dialogs/address-dialog.tsx';
import { AnswerHoldDialog } from './dialogs/answer-hold-dialog.tsx';
import { CallDrawer } from './dialogs/call-drawer.tsx';
import { CloseDialog } from './dialogs/close-dialog.tsx';
import { CreditNoteDialog } from './dialogs/credit-note-dialog.tsx';
import { DirectPaymentDialog } from './dialogs/direct-payment-dialog.tsx';
import { DocumentDrawer } from './dialogs/document-drawer.tsx';
import { DraftDrawer } from './dialogs/draft-drawer.tsx';
import { MessageDrawer } from './dialogs/message-drawer.tsx';
import { MoveStepDialog } from './dialogs/move-step-dialog.tsx';
import { PauseDialog } from './dialogs/pause-dialog.tsx';
import { PaymentDialog } from './dialogs/payment-dialog.tsx';
import { StopStepDialog } from './dialogs/stop-step-dialog.tsx';

/** What lies over the page: one at a time. */
export function CaseSheets({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  switch (sheet.kind) {
    case 'message':
      return <MessageDrawer messageId={sheet.id} onClose={onClose} />;
    case 'draft':
      return <DraftDrawer step={sheet.step} onClose={onClose} />;
    case 'document':
      return <DocumentDrawer documentId={sheet.id} page={sheet.page} onClose={onClose} />;
    case 'payment':
      return <PaymentDialog paymentId={sheet.id} onClose={onClose} />;
    case 'call':
      return <CallDrawer callId={sheet.id} onClose={onClose} />;
    case 'pause':
      return <PauseDialog onClose={onClose} />;
    case 'move':
      return <MoveStepDialog step={sheet.step} onClose={onClose} />;
    case 'stop':
      return <StopStepDialog step={sheet.step} onClose={onClose} />;
    case 'answer':
      return <AnswerHoldDialog holdId={sheet.holdId} onClose={onClose} />;
    case 'credit-note':
      return <CreditNoteDialog onClose={onClose} />;
    case 'direct-payment':
      return <DirectPaymentDialog onClose={onClose} />;
    case 'address':
      return <AddressDialog onClose={onClose} />;
    case 'close':
      return <CloseDialog onClose={onClose} />;
  }
}
