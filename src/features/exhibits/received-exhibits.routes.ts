import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { findDocument } from '../documents/keep-document.ts';
import type { FileStorage } from '../documents/ports.ts';
import { readMail } from '../mail-files/read-mail.ts';
import { acceptExhibit } from './accept-exhibit.ts';
import * as contract from './exhibits.contract.ts';
import { selectExhibit } from './exhibits.sql.ts';
import { type InboundMail, loadCaseExhibits } from './load-case-exhibits.ts';

registerProblems({ 'not-a-message': [422, 'Ce fichier n’est pas un courriel que l’on sache lire.'] });

const tags = ['Dossiers'];
const byExhibit = z.object({ id: z.uuid(), exhibitId: z.uuid() });

/** What comes by email: read as plain text, and accepted by a person when a stranger sent it. */
export function receivedExhibitRoutes(options: {
  files: FileStorage;
  mail: InboundMail | undefined;
}): FastifyPluginAsync {
  const { files, mail } = options;
  return async (instance) => {
    const app = instance as unknown as App;

    for (const [root, access] of [
      ['/api/v1', 'reader'],
      ['/api/v1/operator', 'operator'],
    ] as const) {
      app.get(
        `${root}/cases/:id/exhibits/:exhibitId/message`,
        {
          config: { access },
          schema: {
            tags,
            summary: 'Un courriel versé au dossier, lu en texte seul',
            params: byExhibit,
            response: { 200: contract.exhibitMessage, ...problemResponses },
          },
        },
        async (request, reply) => {
          const { id, exhibitId } = request.params;
          const document = await request.inContext(async (ctx) => {
            const exhibit = await selectExhibit(ctx, id, exhibitId);
            return exhibit && findDocument(ctx, exhibit.document_id);
          });
          if (!document) return sendProblem(reply, { kind: 'not-found' });
          if (document.contentType !== 'message/rfc822') return sendProblem(reply, { kind: 'not-a-message' });
          const bytes = await files.read(document.storageKey);
          if (!bytes) return sendProblem(reply, { kind: 'not-found' });
          const read = await readMail(bytes);
          if (read.refused) return sendProblem(reply, { kind: 'not-a-message' });
          const { from, sentAt, subject, text, parts } = read.value;
          return {
            from: { address: from.address, name: from.name ?? null },
            sentAt: sentAt?.toISOString() ?? null,
            subject,
            text,
            attachments: parts.filter(({ isInline }) => !isInline).flatMap(({ name }) => name ?? []),
          };
        },
      );
    }

    app.post(
      '/api/v1/cases/:id/exhibits/:exhibitId/accept',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          summary: 'Accepte une pièce envoyée par un inconnu : elle compte désormais',
          params: byExhibit,
          body: contract.acceptExhibitInput,
          response: { 200: contract.caseExhibits, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id: caseId, exhibitId } = request.params;
        const { kind } = request.body;
        const done = await request.inContext(async (ctx) => {
          const accepted = await acceptExhibit(ctx, { caseId, exhibitId, ...(kind ? { kind } : {}) });
          return accepted.refused ? accepted : ok(await loadCaseExhibits(ctx, caseId, mail));
        });
        if (done.refused) return sendProblem(reply, done.refusal);
        return done.value ?? sendProblem(reply, { kind: 'no-such-case' });
      },
    );
  };
}
