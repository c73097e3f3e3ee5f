import { z } from 'zod';
import { refuse } from '../../kernel/result.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { findMessage } from '../correspondence/messages.ts';
import type { PdfRenderer } from '../correspondence/ports.ts';
import { loadCaseView, summarise } from './case-view.ts';
import * as contract from './cases.contract.ts';
import { selectCase } from './cases.sql.ts';
import { loadDossiers } from './dossier.ts';
import { netStatement } from './net-statement.ts';
import { previewStep } from './preview-step.ts';
import type { CaseSettings } from './settings.ts';

const tag = { tags: ['Dossiers'] };
const caseParams = z.object({ id: z.uuid() });
const stepParams = caseParams.extend({ step: contract.stepName });

type Options = { settings: CaseSettings; pdf: PdfRenderer };

/** A case to read and what it has written or would write: for its creditor, and for operators at addresses of their own. */
export function caseReadingRoutes(app: App, options: Options): void {
  readingRoutes(app, options, '/api/v1', 'reader');
  readingRoutes(app, options, '/api/v1/operator', 'operator');
}

function readingRoutes(app: App, { settings, pdf }: Options, root: string, access: 'reader' | 'operator'): void {
  app.get(
    `${root}/cases/:id`,
    {
      config: { access },
      schema: {
        ...tag,
        summary: 'Un dossier, entier',
        params: caseParams,
        response: { 200: contract.caseView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const view = await request.inContext((ctx) => loadCaseView(ctx, request.params.id, settings));
      return view ?? sendProblem(reply, { kind: 'no-such-case' });
    },
  );

  app.get(
    `${root}/cases/:id/steps/:step/preview`,
    {
      config: { access },
      schema: {
        ...tag,
        summary: 'Le projet des messages d’une étape, tels qu’ils partiraient aujourd’hui',
        params: stepParams,
        response: { 200: contract.stepPreview, ...problemResponses },
      },
    },
    async (request, reply) => {
      const previews = await request.inContext(async (ctx) => {
        const row = await selectCase(ctx, request.params.id);
        const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
        return dossier ? previewStep(ctx, dossier, request.params.step, settings) : refuse({ kind: 'no-such-case' });
      });
      if (previews.refused) return sendProblem(reply, previews.refusal);
      const messages = [];
      for (const { document, ...message } of previews.value) {
        const bytes = document ? await pdf.render(document) : undefined;
        messages.push({ ...message, pdf: bytes ? Buffer.from(bytes).toString('base64') : null });
      }
      return { messages };
    },
  );

  app.get(
    `${root}/cases/:id/net-statement.pdf`,
    {
      config: { access },
      schema: { ...tag, summary: 'Le relevé net du dossier, en PDF', params: caseParams },
    },
    async (request, reply) => {
      const document = await request.inContext(async (ctx) => {
        const row = await selectCase(ctx, request.params.id);
        const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
        return dossier ? netStatement(ctx, dossier, settings) : refuse({ kind: 'no-such-case' });
      });
      if (document.refused) return sendProblem(reply, document.refusal);
      const bytes = await pdf.render(document.value.document);
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${document.value.name}"`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes));
    },
  );

  app.get(
    `${root}/cases/:id/messages/:messageId`,
    {
      config: { access },
      schema: {
        ...tag,
        summary: 'Un message envoyé, avec ce qui le prouve',
        params: caseParams.extend({ messageId: z.uuid() }),
        response: { 200: contract.messageView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const message = await request.inContext((ctx) => findMessage(ctx, request.params.messageId));
      if (!message || message.caseId !== request.params.id) return sendProblem(reply, { kind: 'not-found' });
      const { bodyText, bodyHtml, failure, gate, facts } = message;
      return { ...summarise(message), bodyText, bodyHtml, failure, gate, facts };
    },
  );
}
