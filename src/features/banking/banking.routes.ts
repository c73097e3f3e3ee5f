import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Bic, Iban } from '../../kernel/iban.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import type { FileStorage } from '../documents/ports.ts';
import {
  entryList,
  entryQuery,
  entryView,
  ignoreInput,
  importResult,
  matchInput,
  statementList,
} from './banking.contract.ts';
import './banking-problems.ts';
import { selectEntries, selectEntry, selectStatements } from './banking.sql.ts';
import { presentEntries, presentImport, presentStatement } from './banking-views.ts';
import { ignoreEntry } from './ignore-entry.ts';
import { importStatement } from './import-statement.ts';
import { matchEntry } from './match-entry.ts';
import type { Beneficiary } from './payouts/payout.ts';
import { payoutRoutes } from './payouts/payouts.routes.ts';

export type BankingOptions = {
  files: FileStorage;
  /** The client-funds account: its statements are imported, payouts leave from it. */
  account: { holder: string; iban: Iban; bic?: Bic };
  /** Our operating account, which receives our fees; without it they cannot be paid out. */
  operator?: Beneficiary;
};

const byId = z.object({ id: z.uuid() });

/** Statements, movements and payouts of the client-funds account: the operator's work. */
export function bankingRoutes({ files, account, operator }: BankingOptions): FastifyPluginAsync {
  const { holder: name, iban, bic } = account;
  const clientFunds: Beneficiary = { name, iban, ...(bic ? { bic } : {}) };
  return async (instance) => {
    const app = instance as unknown as App;
    statementRoutes(app, iban);
    entryRoutes(app);
    payoutRoutes(app, { files, clientFunds, ...(operator ? { operator } : {}) });
  };
}

function statementRoutes(app: App, account: Iban): void {
  app.post(
    '/api/v1/bank-statements',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Banque'],
        summary: 'Importe un relevé du compte de fonds de tiers',
        description:
          'Un fichier camt.053 ou CFONB 120 en multipart/form-data. Chaque opération n’a qu’un effet, même importée deux fois ; les paiements qui portent une référence de dossier sont rapprochés.',
        consumes: ['multipart/form-data'],
        response: { 200: importResult, ...problemResponses },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part) return sendProblem(reply, { kind: 'no-file' });
      const bytes = new Uint8Array(await part.toBuffer());
      const fileName = part.filename.replace(/[\p{Cc}/\\]/gu, ' ').slice(0, 200) || 'releve';
      const imported = await request.inContext((ctx) => importStatement(ctx, { bytes, fileName, account }));
      if (!imported.refused) return presentImport(imported.value);
      const { kind, ...facts } = imported.refusal;
      return sendProblem(reply, { ...facts, kind: `bank-file-${kind}` });
    },
  );

  app.get(
    '/api/v1/bank-statements',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Banque'],
        summary: 'Les relevés importés, du plus récent au plus ancien',
        querystring: entryQuery.omit({ state: true }),
        response: { 200: statementList, ...problemResponses },
      },
    },
    async (request) => {
      const rows = await request.inContext((ctx) => selectStatements(ctx, request.query));
      return { statements: rows.map(presentStatement) };
    },
  );
}

function entryRoutes(app: App): void {
  app.get(
    '/api/v1/bank-entries',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Banque'],
        summary: 'Les opérations du compte par état, avec les dossiers qu’elles peuvent payer',
        querystring: entryQuery,
        response: { 200: entryList, ...problemResponses },
      },
    },
    (request) =>
      request.inContext(async (ctx) => {
        const { entries, total } = await selectEntries(ctx, request.query);
        return { entries: await presentEntries(ctx, entries), total };
      }),
  );

  app.post(
    '/api/v1/bank-entries/:id/match',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Banque'],
        summary: 'Rapproche un crédit d’un dossier',
        params: byId,
        body: matchInput,
        response: { 200: entryView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id: entryId } = request.params;
      const done = await request.inContext(async (ctx) => {
        const matched = await matchEntry(ctx, { entryId, ...request.body });
        return matched.refused ? matched : viewOfEntry(ctx, entryId);
      });
      return 'refused' in done ? sendProblem(reply, problemOfMatch(done.refusal)) : done;
    },
  );

  app.post(
    '/api/v1/bank-entries/:id/ignore',
    {
      config: { access: 'operator' },
      schema: {
        tags: ['Banque'],
        summary: 'Met une opération de côté, avec un motif',
        description: 'L’argent d’un crédit reste parmi les fonds non rapprochés : il peut l’être plus tard.',
        params: byId,
        body: ignoreInput,
        response: { 200: entryView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id: entryId } = request.params;
      const done = await request.inContext(async (ctx) => {
        const ignored = await ignoreEntry(ctx, { entryId, ...request.body });
        return ignored.refused ? ignored : viewOfEntry(ctx, entryId);
      });
      return 'refused' in done ? sendProblem(reply, done.refusal) : done;
    },
  );
}

async function viewOfEntry(ctx: Context, id: string) {
  const row = await selectEntry(ctx, id);
  const [view] = await presentEntries(ctx, row ? [row] : []);
  if (!view) throw new Error(`bank entry ${id} vanished`);
  return view;
}

/** The law's refusals have their own kinds; here they only mean that the payment cannot be recorded. */
function problemOfMatch(
  refusal: { kind: string } & Record<string, unknown>,
): { kind: string } & Record<string, unknown> {
  const isOurs = ['entry-not-found', 'case-not-found', 'not-a-credit', 'already-matched'].includes(refusal.kind);
  return isOurs ? refusal : { ...refusal, kind: 'payment-not-recordable', because: refusal.kind };
}
