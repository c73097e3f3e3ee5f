import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseCivilDate } from '../../kernel/civil-date.ts';
import { cents } from '../../kernel/money.ts';
import { ok, orThrow, type Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { debtorContactInput } from '../claims/claims.contract.ts';
import type { PdfRenderer } from '../correspondence/ports.ts';
import { registerCaseProblems } from './case-problems.ts';
import { caseReadingRoutes } from './case-reading.routes.ts';
import { loadCaseView } from './case-view.ts';
import * as contract from './cases.contract.ts';
import { changeStep } from './change-step.ts';
import { closeCase } from './close-case.ts';
import { completeContact } from './contacts/complete-contact.ts';
import { decideHandOver } from './decide-hand-over.ts';
import { answerHold } from './holds/answer-hold.ts';
import { holdCase } from './holds/hold-case.ts';
import { linkedRoutes } from './linked/linked.routes.ts';
import { type OpeningOptions, openingRoutes } from './opening/opening.routes.ts';
import { recordCall } from './record-call.ts';
import { recordCreditNote } from './record-credit-note.ts';
import { recordDirectPayment } from './record-direct-payment.ts';
import { retryMessage } from './retry-message.ts';

export type CaseOptions = OpeningOptions & { pdf: PdfRenderer };

registerCaseProblems();

const caseParams = z.object({ id: z.uuid() });
const tag = { tags: ['Dossiers'] };
const day = (text: string) => orThrow(parseCivilDate(text));

/** The case: preview, opening, page, and everything a creditor can do to it. Every write answers the case as it then stands. */
export function caseRoutes({ settings, pdf, ...opening }: CaseOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    openingRoutes(app, { settings, ...opening });

    /** Runs a use case on the case of the URL, then answers the page again. */
    async function act(
      request: FastifyRequest,
      reply: FastifyReply,
      caseId: string,
      work: (ctx: Context) => Promise<Result<unknown, { kind: string }>>,
    ) {
      const done = await request.inContext(async (ctx) => {
        const outcome = await work(ctx);
        return outcome.refused ? outcome : ok(await loadCaseView(ctx, caseId, settings));
      });
      if (done.refused) return sendProblem(reply, done.refusal);
      return done.value ? reply.send(done.value) : sendProblem(reply, { kind: 'no-such-case' });
    }

    const writes = { params: caseParams, response: { 200: contract.caseView, ...problemResponses } };

    app.post(
      '/api/v1/cases/:id/pause',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, summary: 'Suspend les relances', body: contract.pauseInput },
      },
      async (request, reply) => {
        const { untilOn, note } = request.body;
        const { id } = request.params;
        return act(request, reply, id, (ctx) =>
          holdCase(ctx, { caseId: id, reason: 'pause', note, settings, ...(untilOn ? { untilOn: day(untilOn) } : {}) }),
        );
      },
    );

    app.post(
      '/api/v1/cases/:id/holds/:holdId/answer',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          ...writes,
          params: caseParams.extend({ holdId: z.uuid() }),
          summary: 'Répond à une contestation ou à « déjà payé », ou lève une suspension',
          body: contract.answerHoldInput,
        },
      },
      async (request, reply) => {
        const { id, holdId } = request.params;
        const { body } = request;
        const common = { caseId: id, holdId, settings };
        return act(request, reply, id, (ctx) =>
          answerHold(
            ctx,
            body.outcome === 'received'
              ? { ...common, outcome: 'received', receivedOn: day(body.receivedOn), amount: cents(body.amountCents) }
              : body.outcome === 'maintained' || body.outcome === 'accepted'
                ? { ...common, outcome: body.outcome, note: body.note }
                : { ...common, outcome: body.outcome, ...(body.note ? { note: body.note } : {}) },
          ),
        );
      },
    );

    app.patch(
      '/api/v1/cases/:id/contact',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, summary: 'Complète les coordonnées du débiteur', body: debtorContactInput },
      },
      async (request, reply) => {
        const { id } = request.params;
        return act(request, reply, id, (ctx) => completeContact(ctx, { caseId: id, contact: request.body, settings }));
      },
    );

    const stepParams = caseParams.extend({ step: contract.stepName });
    app.post(
      '/api/v1/cases/:id/steps/:step/move',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, params: stepParams, summary: 'Déplace une étape', body: contract.moveStepInput },
      },
      async (request, reply) => {
        const { id, step } = request.params;
        return act(request, reply, id, (ctx) =>
          changeStep(ctx, { caseId: id, step, settings, change: 'move', on: day(request.body.on) }),
        );
      },
    );
    app.post(
      '/api/v1/cases/:id/steps/:step/stop',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          ...writes,
          params: stepParams,
          summary: 'Retire une étape du plan',
          body: contract.stopStepInput,
        },
      },
      async (request, reply) => {
        const { id, step } = request.params;
        const { note } = request.body;
        return act(request, reply, id, (ctx) =>
          changeStep(ctx, { caseId: id, step, settings, change: 'stop', ...(note ? { note } : {}) }),
        );
      },
    );
    app.post(
      '/api/v1/cases/:id/steps/:step/restore',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, params: stepParams, summary: 'Remet une étape où le plan la prévoit' },
      },
      async (request, reply) => {
        const { id, step } = request.params;
        return act(request, reply, id, (ctx) => changeStep(ctx, { caseId: id, step, settings, change: 'restore' }));
      },
    );

    app.post(
      '/api/v1/cases/:id/calls/:taskId',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          ...writes,
          params: caseParams.extend({ taskId: z.uuid() }),
          summary: 'Rend compte d’un appel',
          body: contract.callOutcomeInput,
        },
      },
      async (request, reply) => {
        const { id, taskId } = request.params;
        const { outcome, note, durationMinutes, promisedOn, contactId } = request.body;
        return act(request, reply, id, (ctx) =>
          recordCall(ctx, {
            caseId: id,
            taskId,
            outcome,
            settings,
            ...(note ? { note } : {}),
            ...(durationMinutes === undefined ? {} : { durationMinutes }),
            ...(promisedOn ? { promisedOn: day(promisedOn) } : {}),
            ...(contactId ? { contactId } : {}),
          }),
        );
      },
    );

    app.post(
      '/api/v1/cases/:id/direct-payments',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          ...writes,
          summary: 'Enregistre un règlement reçu directement par le créancier',
          body: contract.directPaymentInput,
          headers: z.looseObject({ 'idempotency-key': z.string().max(100).optional() }),
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { receivedOn, amountCents } = request.body;
        const key = request.headers['idempotency-key'] ?? `${id}:${receivedOn}:${amountCents}`;
        return act(request, reply, id, (ctx) =>
          recordDirectPayment(ctx, { caseId: id, receivedOn: day(receivedOn), amount: cents(amountCents), key }),
        );
      },
    );

    app.post(
      '/api/v1/cases/:id/credit-notes',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, summary: 'Ajoute un avoir', body: contract.creditNoteInput },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { number, issuedOn, amountCents, depositId } = request.body;
        const file = depositId ? { depositId } : {};
        const note = { number, issuedOn: day(issuedOn), amount: cents(amountCents), ...file };
        return act(request, reply, id, (ctx) => recordCreditNote(ctx, { caseId: id, ...note, settings }));
      },
    );

    app.post(
      '/api/v1/cases/:id/messages/:messageId/retry',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          ...writes,
          params: caseParams.extend({ messageId: z.uuid() }),
          summary: 'Remet à l’envoi un message qui n’a pas pu partir',
        },
      },
      async (request, reply) => {
        const { id, messageId } = request.params;
        return act(request, reply, id, (ctx) => retryMessage(ctx, { caseId: id, messageId, settings }));
      },
    );

    app.post(
      '/api/v1/cases/:id/close',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, summary: 'Clôt le dossier', body: contract.closeCaseInput },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { reason, note } = request.body;
        return act(request, reply, id, (ctx) => closeCase(ctx, { caseId: id, reason, ...(note ? { note } : {}) }));
      },
    );

    app.post(
      '/api/v1/cases/:id/hand-over',
      {
        config: { access: 'manager' },
        schema: { ...tag, ...writes, summary: 'Décide de la suite après soixante jours', body: contract.handOverInput },
      },
      async (request, reply) => {
        const { id } = request.params;
        return act(request, reply, id, (ctx) => decideHandOver(ctx, { caseId: id, choice: request.body.choice }));
      },
    );

    linkedRoutes(app, { settings });
    caseReadingRoutes(app, { settings, pdf });
  };
}
