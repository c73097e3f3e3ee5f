import { parseCivilDate } from '../../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import {
  type LifecycleAmount,
  type LifecycleMessage,
  type LifecycleParty,
  type LifecycleReason,
  lifecycleStatusLabel,
} from '../lifecycle-message.ts';
import type { ReadRefusal } from '../refusals.ts';
import { readXml, type XmlElement, type XmlRoot } from '../xml/xml.ts';
import { all, first, lineAt, textAt, textsAt } from '../xml/xml-paths.ts';
import { present } from './field-reading.ts';
import { otherDocument } from './other-documents.ts';
import { ublDocument } from './ubl.ts';

const CDAR = /^urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:\d+$/;

/** Reads the statuses that a life-cycle message (CDAR) brings; several invoices may be in one message. Pure. */
export function lifecycleFromXml(bytes: Uint8Array): Result<LifecycleMessage[], ReadRefusal> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' });
  const document = readXml<ReadRefusal>(bytes, (root) =>
    root.name === 'CrossDomainAcknowledgementAndResponse' && CDAR.test(root.namespace)
      ? ok({ accepts: (namespace) => namespace.startsWith('urn:un:unece:uncefact:data:') })
      : refuse(notAMessage(root)),
  );
  if (document.refused) return document;
  const messages = messagesOf(document.value.root);
  return messages.length > 0 ? ok(messages) : refuse({ kind: 'lifecycle-without-status' });
}

function notAMessage(root: XmlRoot): ReadRefusal {
  const isInvoice = ublDocument(root) !== undefined || /^CrossIndustry(Invoice|Document)$/.test(root.name);
  return isInvoice ? { kind: 'not-a-lifecycle-message', name: root.name } : otherDocument(root);
}

function messagesOf(root: XmlElement): LifecycleMessage[] {
  const header = first(root, 'ExchangedDocument');
  const recipients = all(header, 'RecipientTradeParty').map(partyOf);
  const issuer = first(header, 'IssuerTradeParty');
  const sender = issuer ?? first(header, 'SenderTradeParty');
  return all(root, 'AcknowledgementDocument').flatMap((acknowledgement) => {
    const at = instantOf(first(acknowledgement, 'IssueDateTime')) ?? instantOf(first(header, 'IssueDateTime'));
    return all(acknowledgement, 'ReferenceReferencedDocument').flatMap((reference) => {
      const number = lineAt(reference, 'IssuerAssignedID');
      const status = lineAt(reference, 'ProcessConditionCode');
      if (number === undefined || status === undefined) return [];
      const day = instantOf(first(reference, 'FormattedIssueDateTime'))?.slice(0, 10);
      const issueDate = parseCivilDate(day ?? '');
      const details = all(reference, 'SpecifiedDocumentStatus');
      return [
        {
          invoiceNumber: number,
          status,
          statusLabel: lineAt(reference, 'ProcessCondition') ?? lifecycleStatusLabel(status) ?? status,
          reasons: details.flatMap(reasonsOf),
          amounts: details.flatMap(amountsOf),
          recipients,
          ...present({
            messageId: lineAt(header, 'ID'),
            invoiceType: lineAt(reference, 'TypeCode'),
            issueDate: issueDate.refused ? undefined : issueDate.value,
            at,
            sender: sender && partyOf(sender),
            recipient: recipients[0],
            seller: lineAt(reference, 'IssuerTradeParty', 'GlobalID') ?? lineAt(reference, 'IssuerTradeParty', 'ID'),
          }),
        },
      ];
    });
  });
}

function partyOf(party: XmlElement): LifecycleParty {
  return present({
    identifier: lineAt(party, 'GlobalID') ?? lineAt(party, 'ID'),
    name: lineAt(party, 'Name'),
    role: lineAt(party, 'RoleCode'),
  });
}

/** One status may give a reason, or carry only characteristics (amounts). */
function reasonsOf(status: XmlElement): LifecycleReason[] {
  const reason = present({
    code: lineAt(status, 'ReasonCode'),
    text: lineAt(status, 'Reason'),
    action: lineAt(status, 'RequestedActionCode'),
  });
  const notes = textsAt(status, 'IncludedNote', 'Content');
  return reason.code === undefined && reason.text === undefined && notes.length === 0 ? [] : [{ ...reason, notes }];
}

function amountsOf(status: XmlElement): LifecycleAmount[] {
  return all(status, 'SpecifiedDocumentCharacteristic').flatMap((characteristic) => {
    const amount = textAt(characteristic, 'ValueAmount');
    if (amount === undefined) return [];
    const vatRate = textAt(characteristic, 'ValuePercent');
    return [{ amount, ...present({ type: lineAt(characteristic, 'TypeCode'), vatRate }) }];
  });
}

/** `20250701151000` (format 204), `20250701` (102) or ISO, as `2025-07-01T15:10:00` or `2025-07-01`. */
function instantOf(holder: XmlElement | undefined): string | undefined {
  const text = textAt(holder, 'DateTimeString') ?? textAt(holder, 'DateTime');
  const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text ?? '');
  if (!compact) return /^\d{4}-\d{2}-\d{2}(T[\d:]{5,8})?/.exec(text ?? '')?.[0];
  const [, year, month, day, hour, minute, second = '00'] = compact;
  return hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
