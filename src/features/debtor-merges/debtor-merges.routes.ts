import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { debtorsOfImport } from '../batch-deposits/debtors-of-import.ts';
import type { CaseSettings } from '../cases/settings.ts';
import * as contract from './debtor-merges.contract.ts';
import { mergeDebtors } from './merge-debtors.ts';
import { registerMergeProblems } from './merge-problems.ts';
import { listMerges, loadProposals, previewMerge } from './present-merges.ts';
import { tellApart } from './tell-apart.ts';
import { undoMerge } from './undo-merge.ts';

registerMergeProblems();

const tag = { tags: ['Débiteurs'] };

/** One debtor under several spellings: proposed, previewed, merged by a person, undone. */
export function debtorMergeRoutes({ settings }: { settings: CaseSettings }): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    app.get(
      '/api/v1/debtors/merge-proposals',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Les débiteurs qui semblent n’en être qu’un, avec les raisons ; rien n’est réuni sans une personne',
          querystring: contract.proposalsQuery,
          response: { 200: contract.mergeProposals, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { importId } = request.query;
        const found = await request.inContext(async (ctx) => {
          const only = importId === undefined ? undefined : await debtorsOfImport(ctx, importId);
          return importId !== undefined && !only ? undefined : loadProposals(ctx, only);
        });
        return found ?? sendProblem(reply, { kind: 'no-such-import' });
      },
    );

    for (const [address, isTakenBack, summary] of [
      ['apart', false, 'Dit que deux débiteurs ne sont pas le même : ils ne sont plus proposés'],
      ['again', true, 'Revient là-dessus : les deux débiteurs sont proposés de nouveau'],
    ] as const) {
      app.post(
        `/api/v1/debtors/merge-proposals/${address}`,
        {
          config: { access: 'manager' },
          schema: {
            ...tag,
            summary,
            body: contract.debtorPairInput,
            response: { 204: z.null(), ...problemResponses },
          },
        },
        async (request, reply) => {
          const told = await request.inContext((ctx) => tellApart(ctx, { ...request.body, isTakenBack }));
          return told.refused ? sendProblem(reply, told.refusal) : reply.code(204).send(null);
        },
      );
    }

    app.get(
      '/api/v1/debtors/merges',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Les fusions faites, les dernières d’abord',
          response: { 200: contract.mergesView, ...problemResponses },
        },
      },
      async (request) => request.inContext(listMerges),
    );

    app.post(
      '/api/v1/debtors/merges/preview',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Ce qu’une fusion changerait, et ce qui l’empêche ; rien n’est écrit',
          body: contract.mergePairQuery,
          response: { 200: contract.mergePreview, ...problemResponses },
        },
      },
      async (request, reply) => {
        const preview = await request.inContext((ctx) => previewMerge(ctx, request.body));
        return preview ?? sendProblem(reply, { kind: 'no-such-debtor' });
      },
    );

    app.post(
      '/api/v1/debtors/merges',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Réunit deux débiteurs en un : factures, dossiers et messages de l’un passent à l’autre',
          body: contract.mergeInput,
          response: { 201: z.object({ id: z.uuid() }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const merged = await request.inContext((ctx) => mergeDebtors(ctx, { ...request.body, settings }));
        return merged.refused ? sendProblem(reply, merged.refusal) : reply.code(201).send(merged.value);
      },
    );

    app.post(
      '/api/v1/debtors/merges/:mergeId/undo',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Défait une fusion : tout ce qui avait bougé revient à sa place',
          params: z.object({ mergeId: z.uuid() }),
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { mergeId } = request.params;
        const undone = await request.inContext((ctx) => undoMerge(ctx, { mergeId, settings }));
        return undone.refused ? sendProblem(reply, undone.refusal) : reply.code(204).send(null);
      },
    );
  };
}
