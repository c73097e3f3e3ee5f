import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../../platform/http.ts';
import { findDocument, keepDocument, storeFile } from '../../documents/keep-document.ts';
import type { FileStorage } from '../../documents/ports.ts';
import { batchInput, batchView, payoutsPage, proposeResult, refuseInput } from '../banking.contract.ts';
import { approvePayout } from './approve-payout.ts';
import type { Beneficiary } from './payout.ts';
import { payoutsPageOf, presentBatch, presentPayable } from './payout-views.ts';
import { selectBatch } from './payouts.sql.ts';
import { proposePayouts } from './propose-payouts.ts';
import { refusePayout } from './refuse-payout.ts';
import { type OrderFile, sendPayouts } from './send-payouts.ts';

const byId = z.object({ id: z.uuid() });

export type PayoutOptions = {
  files: FileStorage;
  clientFunds: Beneficiary;
  operator?: Beneficiary;
};

/** Payouts under four eyes, and the payment orders they leave in. Part of `bankingRoutes`. */
export function payoutRoutes(app: App, options: PayoutOptions): void {
  proposalRoutes(app, options.operator);
  batchRoutes(app, options);
}

function proposalRoutes(app: App, operator: Beneficiary | undefined): void {
  const page = { 200: payoutsPage, ...problemResponses };
  app.get(
    '/api/v1/payouts',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Reversements'],
        summary: 'Les reversements, ce qui reste à reverser et l’état des fonds de tiers',
        response: page,
      },
    },
    (request) => request.inContext((ctx) => payoutsPageOf(ctx, operator)),
  );

  app.post(
    '/api/v1/payouts/propose',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Reversements'],
        summary: 'Propose le reversement de tout ce qui est dû',
        description: 'Un reversement par dossier et un pour les honoraires ; une autre personne les approuve.',
        response: { 200: proposeResult, ...problemResponses },
      },
    },
    async (request) => {
      const proposed = await request.inContext((ctx) => proposePayouts(ctx, operator ? { operator } : {}));
      if (proposed.refused) return proposed.refusal;
      return { proposed: proposed.value.payoutIds.length, missing: proposed.value.missing.map(presentPayable) };
    },
  );

  app.post(
    '/api/v1/payouts/:id/approve',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Reversements'],
        summary: 'Approuve un reversement proposé par une autre personne',
        params: byId,
        response: page,
      },
    },
    async (request, reply) => {
      const done = await request.inContext(async (ctx) => {
        const approved = await approvePayout(ctx, { payoutId: request.params.id });
        return approved.refused ? approved : payoutsPageOf(ctx, operator);
      });
      return 'refused' in done ? sendProblem(reply, done.refusal) : done;
    },
  );

  app.post(
    '/api/v1/payouts/:id/refuse',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Reversements'],
        summary: 'Refuse un reversement qui n’est pas parti',
        params: byId,
        body: refuseInput,
        response: page,
      },
    },
    async (request, reply) => {
      const done = await request.inContext(async (ctx) => {
        const refused = await refusePayout(ctx, { payoutId: request.params.id, ...request.body });
        return refused.refused ? refused : payoutsPageOf(ctx, operator);
      });
      return 'refused' in done ? sendProblem(reply, done.refusal) : done;
    },
  );
}

function batchRoutes(app: App, { files, clientFunds }: PayoutOptions): void {
  const store = async (ctx: Context, order: OrderFile) => {
    const file = await storeFile(files, order.bytes, order.contentType);
    return keepDocument(ctx, { kind: 'payment-order', name: order.name, contentType: order.contentType, file });
  };
  app.post(
    '/api/v1/payout-batches',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Reversements'],
        summary: 'Écrit l’ordre de virement SEPA des reversements approuvés',
        description: 'Tous ou aucun. Le fichier pain.001 est gardé ; leur exécution se lit sur le relevé suivant.',
        body: batchInput,
        response: { 201: batchView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { payoutIds } = request.body;
      const sent = await request.inContext((ctx) => sendPayouts(ctx, { payoutIds, account: clientFunds, store }));
      return sent.refused ? sendProblem(reply, sent.refusal) : reply.code(201).send(presentBatch(sent.value));
    },
  );

  app.get(
    '/api/v1/payout-batches/:id/pain001.xml',
    {
      config: { access: 'operator' },
      schema: { tags: ['Reversements'], summary: 'Le fichier pain.001 d’un ordre de virement', params: byId },
    },
    async (request, reply) => {
      const found = await request.inContext(async (ctx) => {
        const batch = await selectBatch(ctx, request.params.id);
        return batch && { batch, document: await findDocument(ctx, batch.documentId) };
      });
      const bytes = found?.document && (await files.read(found.document.storageKey));
      if (!found || !bytes) return sendProblem(reply, { kind: 'not-found' });
      return reply
        .type('application/xml')
        .header('content-disposition', `attachment; filename="${found.batch.messageId}.pain001.xml"`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes));
    },
  );
}
