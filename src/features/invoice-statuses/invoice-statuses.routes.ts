import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { parseCivilDate } from '../../kernel/civil-date.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { hasCase } from '../cases/find-case.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { keepDocument, storeFile } from '../documents/keep-document.ts';
import type { FileStorage } from '../documents/ports.ts';
import type { LifecycleMessage } from '../invoice-files/lifecycle-message.ts';
import * as contract from './invoice-statuses.contract.ts';
import { type StatusRow, selectOfCase } from './invoice-statuses.sql.ts';
import type { StatusFault } from './read-status-list.ts';
import { readStatusesFile, statusFaultMessage } from './read-statuses-file.ts';
import { type Received, receiveStatuses } from './receive-statuses.ts';

export type InvoiceStatusOptions = { files: FileStorage; settings: CaseSettings };

registerProblems({
  'status-file-unreadable': [422, 'Ce fichier n’est pas un message ni une liste de statuts que nous savons lire.'],
});

const tags = ['Facture électronique'];

/** The life cycle of electronic invoices: messages in, and the chronogram of a case out. */
export function invoiceStatusRoutes({ files, settings }: InvoiceStatusOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    app.post(
      '/api/v1/invoice-statuses/file',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          summary: 'Reçoit un message de cycle de vie (CDAR) ou une liste de statuts, et les applique aux dossiers',
          description:
            'Un fichier XML, CSV ou .xlsx en multipart/form-data. Le même message reçu deux fois ne compte qu’une.',
          consumes: ['multipart/form-data'],
          response: { 200: contract.receivedStatuses, ...problemResponses },
        },
      },
      async (request, reply) => {
        const part = await request.file();
        if (!part) return sendProblem(reply, { kind: 'no-file' });
        const bytes = await part.toBuffer();
        const read = await readStatusesFile(new Uint8Array(bytes));
        if (read.refused) {
          const { kind: why, message } = read.refusal;
          return sendProblem(reply, { kind: 'status-file-unreadable', why, message });
        }
        const { messages, faults } = read.value;
        const contentType = typeOf(bytes);
        const file = await storeFile(files, bytes, contentType);
        const name = part.filename.replace(/[\p{Cc}/\\]/gu, ' ').slice(0, 200) || 'statuts';
        return request.inContext(async (ctx) => {
          const { id } = await keepDocument(ctx, {
            kind: 'invoice-status',
            name,
            contentType,
            file,
          });
          return receive(ctx, messages, settings, { documentId: id, faults });
        });
      },
    );

    app.post(
      '/api/v1/invoice-statuses',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          summary: 'Reçoit des statuts de factures d’une plateforme agréée',
          body: contract.statusesInput,
          response: { 200: contract.receivedStatuses, ...problemResponses },
        },
      },
      async (request) => request.inContext((ctx) => receive(ctx, request.body.statuses.map(messageOf), settings)),
    );

    for (const [root, access] of [
      ['/api/v1', 'reader'],
      ['/api/v1/operator', 'operator'],
    ] as const) {
      app.get(
        `${root}/cases/:id/invoice-statuses`,
        {
          config: { access },
          schema: {
            tags,
            summary: 'Les statuts de la facture d’un dossier, du premier au dernier',
            params: z.object({ id: z.uuid() }),
            response: { 200: contract.caseStatuses, ...problemResponses },
          },
        },
        async (request, reply) => {
          const rows = await request.inContext(async (ctx) =>
            (await hasCase(ctx, request.params.id)) ? selectOfCase(ctx, request.params.id) : undefined,
          );
          return rows ? { statuses: rows.map(presentStatus) } : sendProblem(reply, { kind: 'no-such-case' });
        },
      );
    }
  };
}

async function receive(
  ctx: Context,
  messages: readonly LifecycleMessage[],
  settings: CaseSettings,
  { documentId, faults }: { documentId?: string; faults: readonly StatusFault[] } = { faults: [] },
): Promise<contract.ReceivedStatuses> {
  const received = await receiveStatuses(ctx, { messages, settings, ...(documentId ? { documentId } : {}) });
  const { rows, known, toCome }: Received = received.refused ? { rows: [], known: 0, toCome: [] } : received.value;
  const late = toCome.map(
    ({ invoiceNumber, at = '' }): StatusFault => ({ line: 0, kind: 'in-the-future', text: `${invoiceNumber}, ${at}` }),
  );
  const told = [...faults, ...late].map((fault) => ({
    line: fault.line,
    kind: fault.kind,
    message: statusFaultMessage(fault),
  }));
  return { statuses: rows.map(presentStatus), known, faults: told };
}

/** What a file of statuses is by its first bytes; the reader has already refused everything else. */
function typeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
  return bytes
    .subarray(0, 200)
    .toString('latin1')
    .replace(/[^\x21-\x7e]/g, '')
    .startsWith('<')
    ? 'application/xml'
    : 'text/csv';
}

function messageOf(input: contract.StatusesInput['statuses'][number]): LifecycleMessage {
  const { invoiceNumber, status, at, issueDate, seller, messageId, reasons, amounts } = input;
  const issued = parseCivilDate(issueDate ?? '');
  const without = <T extends object>(value: T) =>
    Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as never;
  return {
    invoiceNumber,
    status,
    statusLabel: status,
    at,
    reasons: reasons.map((reason) => ({ ...(without(reason) as object), notes: [] })),
    amounts: amounts.map((amount) => without(amount)),
    recipients: [],
    ...(issued.refused ? {} : { issueDate: issued.value }),
    ...(seller === undefined ? {} : { seller }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

function presentStatus(row: StatusRow): contract.StatusView {
  return {
    id: row.id,
    invoiceNumber: row.invoice_number,
    status: row.status,
    label: row.label,
    at: row.reported_at,
    reasons: row.reasons.map(({ code, text, notes }) => ({
      code: code ?? null,
      text: [text, ...notes].filter(Boolean).join(', ') || null,
    })),
    amounts: row.amounts.map(({ type, amount }) => ({ type: type ?? null, amount })),
    sender: row.sender?.name ?? row.sender?.identifier ?? null,
    caseId: row.case_id,
    effect: row.effect,
    documentId: row.document_id,
  };
}
