import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type App, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { findDocument } from './keep-document.ts';
import type { DocumentPreview, FileStorage } from './ports.ts';

registerProblems({
  'no-preview': [404, 'Ce fichier ne peut pas être affiché ici : téléchargez-le.'],
  'file-infected': [422, 'Ce fichier contient un virus : il n’a pas été gardé.'],
  'file-not-scanned': [
    503,
    'L’antivirus ne répond pas : le fichier n’a pas été gardé, envoyez-le de nouveau plus tard.',
  ],
});

/** Shown in the browser; anything else is handed over as a download, never rendered. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain']);

type Options = { files: FileStorage; preview: DocumentPreview };

/** The bytes of a document of the caller's organisation, as they were sent or as a browser can show them. */
export function documentRoutes({ files, preview }: Options): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    for (const [url, access] of [
      ['/api/v1/documents/:id', 'reader'],
      ['/api/v1/operator/documents/:id', 'operator'],
    ] as const) {
      app.get(
        url,
        {
          config: { access },
          schema: {
            tags: ['Documents'],
            summary: 'Le contenu d’un document',
            description:
              '`preview=1` donne en PDF ce que les navigateurs n’affichent pas (TIFF) ; l’original reste tel quel.',
            params: z.object({ id: z.uuid() }),
            querystring: z.object({ download: z.literal('1').optional(), preview: z.literal('1').optional() }),
          },
        },
        async (request, reply) => {
          const document = await request.inContext((ctx) => findDocument(ctx, request.params.id));
          const bytes = document ? await files.read(document.storageKey) : undefined;
          if (!document || !bytes) return sendProblem(reply, { kind: 'not-found' });
          const name = encodeURIComponent(document.name);
          if (request.query.preview === '1' && !SHOWN.has(document.contentType)) {
            const pdf = await preview(bytes, document.contentType);
            if (!pdf) return sendProblem(reply, { kind: 'no-preview' });
            return reply
              .type('application/pdf')
              .header('content-disposition', `inline; filename*=UTF-8''${name}.pdf`)
              .header('cache-control', 'private, max-age=3600')
              .header('x-content-type-options', 'nosniff')
              .send(Buffer.from(pdf));
          }
          const shown = SHOWN.has(document.contentType) && request.query.download !== '1';
          return reply
            .type(shown ? document.contentType : 'application/octet-stream')
            .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
            .header('cache-control', 'private, max-age=3600')
            .header('x-content-type-options', 'nosniff')
            .send(Buffer.from(bytes));
        },
      );
    }
  };
}
