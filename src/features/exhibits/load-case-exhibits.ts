import type { Context } from '../../platform/context.ts';
import { selectedDossier } from '../cases/find-case.ts';
import { messagesOfCases } from '../correspondence/messages.ts';
import { findDocuments } from '../documents/keep-document.ts';
import { statusesOfCase } from '../invoice-statuses/receive-statuses.ts';
import { completenessOf } from './completeness.ts';
import { type ExhibitAddresses, exhibitAddress } from './exhibit-address.ts';
import type { CaseExhibits, ExhibitView } from './exhibits.contract.ts';
import { type ExhibitRow, selectExhibits } from './exhibits.sql.ts';

/** How exhibits come by email here, when they do. */
export type InboundMail = ExhibitAddresses & {
  /** Some server says that senders are who they say they are: what a member sends need not wait. */
  knowsMembers: boolean;
};

/**
 * The exhibits of a case, those that wait for a person first, and how complete its file is; undefined when the scope sees no such
 * case. `mail`: for whom may add, where to send more.
 */
export async function loadCaseExhibits(
  ctx: Context,
  caseId: string,
  mail?: InboundMail,
): Promise<CaseExhibits | undefined> {
  const dossier = await selectedDossier(ctx, caseId);
  if (!dossier) return undefined;
  const rows = await selectExhibits(ctx, caseId);
  const messages = await messagesOfCases(ctx, [caseId]);
  const statuses = await statusesOfCase(ctx, caseId);
  const { debtor, invoice, facts, position, row } = dossier;
  const isSent = messages.some(
    ({ template, state }) => template === 'mise-en-demeure' && (state === 'sent' || state === 'delivered'),
  );
  const completeness = completenessOf({
    hasInvoiceFile: invoice.documentId !== undefined,
    exhibits: new Set(rows.filter(({ to_check }) => !to_check).map(({ kind }) => kind)),
    statuses: new Set(statuses),
    isDebtorIdentified: debtor.siren !== undefined || debtor.kind === 'individual',
    hasDebtorAddress: debtor.addressLines.length > 0 && debtor.postcode !== undefined && debtor.city !== undefined,
    miseEnDemeure: isSent ? 'sent' : row.closed_on ? 'never' : 'planned',
    hasDebtorSpoken: position.payments.length > 0 || facts.holds.some(({ reason }) => reason === 'promise'),
  });
  const at = { reference: row.reference, portalKey: row.portal_key };
  return {
    exhibits: await presentExhibits(ctx, rows),
    completeness,
    mail: mail ? { address: exhibitAddress(mail, at), knowsMembers: mail.knowsMembers } : null,
  };
}

async function presentExhibits(ctx: Context, rows: readonly ExhibitRow[]): Promise<ExhibitView[]> {
  const documents = await findDocuments(
    ctx,
    rows.map(({ document_id }) => document_id),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  const inOrder = [...rows.filter(({ to_check }) => to_check), ...rows.filter(({ to_check }) => !to_check)];
  return inOrder.flatMap((row) => {
    const document = byId.get(row.document_id);
    if (!document) return [];
    return [
      {
        id: row.id,
        documentId: row.document_id,
        kind: row.kind,
        datedOn: row.dated_on,
        label: row.label,
        name: document.name,
        contentType: document.contentType,
        sha256: document.sha256,
        addedAt: row.added_at.toISOString(),
        receivedFrom: row.received_from,
        toCheck: row.to_check,
        addedBy: 'name' in row.added_by ? row.added_by.name : row.added_by.kind,
      },
    ];
  });
}
