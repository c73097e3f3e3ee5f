import type { Context } from '../../platform/context.ts';
import { selectedDossier } from '../cases/find-case.ts';
import { messagesOfCases } from '../correspondence/messages.ts';
import { findDocuments } from '../documents/keep-document.ts';
import { statusesOfCase } from '../invoice-statuses/receive-statuses.ts';
import { completenessOf } from './completeness.ts';
import type { CaseExhibits, ExhibitView } from './exhibits.contract.ts';
import { type ExhibitRow, selectExhibits } from './exhibits.sql.ts';

/** The exhibits of a case and how complete its file is; undefined when the scope sees no such case. */
export async function loadCaseExhibits(ctx: Context, caseId: string): Promise<CaseExhibits | undefined> {
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
    exhibits: new Set(rows.map(({ kind }) => kind)),
    statuses: new Set(statuses),
    isDebtorIdentified: debtor.siren !== undefined || debtor.kind === 'individual',
    hasDebtorAddress: debtor.addressLines.length > 0 && debtor.postcode !== undefined && debtor.city !== undefined,
    miseEnDemeure: isSent ? 'sent' : row.closed_on ? 'never' : 'planned',
    hasDebtorSpoken: position.payments.length > 0 || facts.holds.some(({ reason }) => reason === 'promise'),
  });
  return { exhibits: await presentExhibits(ctx, rows), completeness };
}

async function presentExhibits(ctx: Context, rows: readonly ExhibitRow[]): Promise<ExhibitView[]> {
  const documents = await findDocuments(
    ctx,
    rows.map(({ document_id }) => document_id),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  return rows.flatMap((row) => {
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
        addedBy: 'name' in row.added_by ? row.added_by.name : row.added_by.kind,
      },
    ];
  });
}
