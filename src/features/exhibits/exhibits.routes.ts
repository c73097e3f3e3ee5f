import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { day } from '../../kernel/civil-date.ts';
import { ok } from '../../kernel/result.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { hasCase } from '../cases/find-case.ts';
import { checkSafe, storeFile } from '../documents/keep-document.ts';
import type { FileStorage, VirusScanner } from '../documents/ports.ts';
import { addExhibit, withdrawExhibit } from './add-exhibit.ts';
import { contentTypeOf, fileNameOf } from './content-type.ts';
import * as contract from './exhibits.contract.ts';
import { type InboundMail, loadCaseExhibits } from './load-case-exhibits.ts';

registerProblems({
  'exhibit-already-there': [409, 'Cette pièce est déjà au dossier.'],
  'dated-in-the-future': [422, 'Cette date n’est pas encore passée.'],
});

export type ExhibitOptions = { files: FileStorage; scanner: VirusScanner; mail: InboundMail | undefined };

const tags = ['Dossiers'];
const byCase = z.object({ id: z.uuid() });

/** The exhibits of a case: added by drop, typed and dated, withdrawn when wrong; and what its file still lacks. */
export function exhibitRoutes({ files, scanner, mail }: ExhibitOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    for (const [root, access] of [
      ['/api/v1', 'reader'],
      ['/api/v1/operator', 'operator'],
    ] as const) {
      app.get(
        `${root}/cases/:id/exhibits`,
        {
          config: { access },
          schema: {
            tags,
            summary: 'Les pièces ajoutées au dossier, et ce qui lui manque pour un juge',
            params: byCase,
            response: { 200: contract.caseExhibits, ...problemResponses },
          },
        },
        async (request, reply) => {
          // Whoever may not add has no use for an address that adds.
          const canAdd = request.membership !== undefined && request.membership.role !== 'reader';
          const view = await request.inContext((ctx) =>
            loadCaseExhibits(ctx, request.params.id, canAdd ? mail : undefined),
          );
          return view ?? sendProblem(reply, { kind: 'no-such-case' });
        },
      );
    }

    app.post(
      '/api/v1/cases/:id/exhibits',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          summary: 'Ajoute une pièce au dossier',
          description: 'Un fichier en multipart/form-data ; la nature, la date et le nom de la pièce dans l’adresse.',
          consumes: ['multipart/form-data'],
          params: byCase,
          querystring: contract.exhibitFields,
          response: { 201: contract.caseExhibits, ...problemResponses },
        },
      },
      async (request, reply) => {
        const isTheirs = await request.inContext((ctx) => hasCase(ctx, request.params.id));
        if (!isTheirs) return sendProblem(reply, { kind: 'no-such-case' });
        const part = await request.file();
        if (!part) return sendProblem(reply, { kind: 'no-file' });
        const bytes = await part.toBuffer();
        if (bytes.length === 0) return sendProblem(reply, { kind: 'empty-file' });
        const safe = await checkSafe(scanner, bytes);
        if (safe.refused) return sendProblem(reply, safe.refusal);
        const name = fileNameOf(part.filename);
        const contentType = contentTypeOf(bytes, name);
        const file = await storeFile(files, bytes, contentType);
        const { kind, datedOn, label } = request.query;
        const done = await request.inContext(async (ctx) => {
          const added = await addExhibit(ctx, {
            caseId: request.params.id,
            kind,
            name,
            contentType,
            file,
            ...(datedOn === undefined ? {} : { datedOn: day(datedOn) }),
            ...(label === undefined ? {} : { label }),
          });
          return added.refused ? added : ok(await loadCaseExhibits(ctx, request.params.id, mail));
        });
        if (done.refused) return sendProblem(reply, done.refusal);
        return done.value ? reply.code(201).send(done.value) : sendProblem(reply, { kind: 'no-such-case' });
      },
    );

    app.delete(
      '/api/v1/cases/:id/exhibits/:exhibitId',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          summary: 'Retire une pièce du dossier ; ses octets restent gardés',
          params: byCase.extend({ exhibitId: z.uuid() }),
          response: { 200: contract.caseExhibits, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id: caseId, exhibitId } = request.params;
        const done = await request.inContext(async (ctx) => {
          const withdrawn = await withdrawExhibit(ctx, { caseId, exhibitId });
          return withdrawn.refused ? withdrawn : ok(await loadCaseExhibits(ctx, caseId, mail));
        });
        if (done.refused) return sendProblem(reply, done.refusal);
        return done.value ?? sendProblem(reply, { kind: 'no-such-case' });
      },
    );
  };
}
