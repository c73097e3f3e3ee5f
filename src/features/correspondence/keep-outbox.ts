import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/db.ts';
import { newId, PLATFORM } from '../../platform/ids.ts';
import { keepDocument, storeFile } from '../documents/keep-document.ts';
import type { FileStorage } from '../documents/ports.ts';
import { insertOutboxItem, type OutboxRow, selectOutboxItem } from './correspondence.sql.ts';
import type { Outbox } from './ports.ts';

const actor = { kind: 'system', name: 'outbox' } as const;

/** What the local adapters "send", kept where an operator can look at it: once per key, attachments as documents. */
export function createOutbox(database: Database, files: FileStorage): Outbox {
  const inPlatform = <T>(work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);
  return {
    async put(item) {
      const stored = await Promise.all(
        item.attachments.map(async ({ name, contentType, bytes }) => ({
          name,
          contentType,
          file: await storeFile(files, bytes, contentType),
        })),
      );
      return inPlatform(async (ctx) => {
        const attachments: OutboxRow['attachments'] = [];
        for (const { name, contentType, file } of stored) {
          const { id } = await keepDocument(ctx, { kind: 'outbox', name, contentType, file });
          attachments.push({ name, contentType, documentId: id });
        }
        return insertOutboxItem(ctx, {
          tenant_id: PLATFORM,
          id: newId(ctx.now),
          key: item.key,
          channel: item.channel,
          recipient: item.to,
          subject: item.subject ?? null,
          body_text: item.text,
          body_html: item.html ?? null,
          attachments,
          sent_at: ctx.now,
        });
      });
    },
    sentAt: (id) => inPlatform(async (ctx) => (await selectOutboxItem(ctx, id))?.sent_at),
  };
}
