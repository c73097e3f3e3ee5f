import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { instantText } from '../tenancy/tenancy.contract.ts';
import { type OutboxRow, selectOutbox, selectOutboxItem } from './correspondence.sql.ts';

const channel = z.enum(['email', 'sms', 'letter', 'registered-letter']);
const outboxItem = z.object({
  id: z.uuid(),
  channel,
  recipient: z.string(),
  subject: z.string().nullable(),
  sentAt: instantText,
  bodyText: z.string(),
  bodyHtml: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), documentId: z.uuid() })),
});

/** What left through the local adapters, for an operator to look at. */
export function outboxRoutes(): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    app.get(
      '/api/v1/outbox',
      {
        config: { access: 'operator' },
        schema: {
          tags: ['Opérateur'],
          summary: 'La boîte d’envoi locale : ce qui serait parti',
          querystring: z.object({
            channel: channel.optional(),
            q: z.string().max(100).optional(),
            limit: z.coerce.number().int().min(1).max(500).default(100),
            offset: z.coerce.number().int().min(0).default(0),
          }),
          response: { 200: z.object({ items: z.array(outboxItem) }), ...problemResponses },
        },
      },
      async (request) => {
        const { channel: only, q, limit, offset } = request.query;
        const rows = await request.inContext((ctx) =>
          selectOutbox(ctx, { limit, offset, ...(only ? { channel: only } : {}), ...(q ? { q } : {}) }),
        );
        return { items: rows.map(present) };
      },
    );
    app.get(
      '/api/v1/outbox/:id',
      {
        config: { access: 'operator' },
        schema: {
          tags: ['Opérateur'],
          summary: 'Un envoi de la boîte locale',
          params: z.object({ id: z.uuid() }),
          response: { 200: outboxItem, ...problemResponses },
        },
      },
      async (request, reply) => {
        const row = await request.inContext((ctx) => selectOutboxItem(ctx, request.params.id));
        return row ? present(row) : sendProblem(reply, { kind: 'not-found' });
      },
    );
  };
}

function present(row: OutboxRow): z.infer<typeof outboxItem> {
  return {
    id: row.id,
    channel: row.channel,
    recipient: row.recipient,
    subject: row.subject,
    sentAt: row.sent_at.toISOString(),
    bodyText: row.body_text,
    bodyHtml: row.body_html,
    attachments: row.attachments,
  };
}
