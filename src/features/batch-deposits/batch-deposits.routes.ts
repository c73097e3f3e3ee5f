import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { enqueue } from '../../platform/jobs.ts';
import type { CompanyDirectory } from '../companies/ports.ts';
import { lookUpCompany } from '../companies/present-company.ts';
import { checkSafe, findDocument, storeFile } from '../documents/keep-document.ts';
import type { FileStorage, VirusScanner } from '../documents/ports.ts';
import { FIELDS, type ListField } from '../invoice-lists/list.ts';
import { openList } from '../invoice-lists/read-list.ts';
import { signatureOf } from './batch.ts';
import * as contract from './batch-deposits.contract.ts';
import { type Mapping, selectBatch, selectMapping, selectPendingOfFile } from './batch-deposits.sql.ts';
import type { LineState } from './batch-lines.sql.ts';
import { completeDebtor } from './complete-debtor.ts';
import { confirmImport } from './confirm-import.ts';
import { listProblem, registerImportProblems } from './import-problems.ts';
import { keepImport, rereadImport } from './keep-import.ts';
import { decideLaunch, undoImport } from './launch-import.ts';
import { lookUpDebtors } from './look-up-debtors.ts';
import { faultsCsv, listImports, viewImport, viewLines } from './present-import.ts';
import { readImport, type WholeList } from './read-import.ts';
import { launchImportJob, writeImportJob } from './write-import.job.ts';

export type ImportOptions = { files: FileStorage; scanner: VirusScanner; directory: CompanyDirectory };

registerImportProblems();

const tag = { tags: ['Import'] };
const params = z.object({ id: z.uuid() });
const view = { 200: contract.importView, ...problemResponses };
const USUAL_TERMS = 30;

/** Many invoices at once: a list is read, corrected, confirmed, written, launched, or taken back. */
export function importRoutes({ files, scanner, directory }: ImportOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    /** What the register knows of the debtors that the organisation does not have. */
    const companiesOf = ({ debtors }: WholeList) =>
      lookUpDebtors(
        directory,
        [...debtors.values()].flatMap(({ siren }) => siren ?? []),
      );

    async function act(
      request: FastifyRequest<{ Params: { id: string } }>,
      reply: FastifyReply,
      work: (ctx: Context) => Promise<Result<unknown, { kind: string }>>,
    ) {
      const done = await request.inContext(async (ctx) => {
        const outcome = await work(ctx);
        return outcome.refused ? outcome : ok(await viewImport(ctx, request.params.id));
      });
      if (done.refused) return sendProblem(reply, done.refusal);
      return done.value ? reply.send(done.value) : sendProblem(reply, { kind: 'no-such-import' });
    }

    app.post(
      '/api/v1/imports',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Lit une liste de factures (CSV, .xlsx, FEC) sans encore rien déposer',
          description: 'Un fichier en multipart/form-data. La même liste déposée deux fois est la même lecture.',
          consumes: ['multipart/form-data'],
          response: { 201: contract.importView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const part = await request.file();
        if (!part) return sendProblem(reply, { kind: 'no-file' });
        const bytes = await part.toBuffer();
        if (bytes.length === 0) return sendProblem(reply, { kind: 'empty-file' });
        const safe = await checkSafe(scanner, bytes);
        if (safe.refused) return sendProblem(reply, safe.refusal);
        const fileName = part.filename.replace(/[\p{Cc}/\\]/gu, ' ').slice(0, 200) || 'liste';
        const file = await storeFile(files, bytes, 'application/octet-stream');
        const pending = await request.inContext((ctx) => selectPendingOfFile(ctx, file.sha256));
        if (pending) return reply.code(201).send(await shown(request, pending.id));
        const opened = await openList({ name: fileName, open: () => oneChunk(bytes) });
        if (opened.refused) return sendProblem(reply, listProblem(opened.refusal));
        const mapping = await request.inContext((ctx) => selectMapping(ctx, signatureOf(opened.value.titles)));
        const read = await readImport(bytes, fileName, { mapping: mapping ?? {}, terms: USUAL_TERMS });
        if (read.refused) return sendProblem(reply, listProblem(read.refusal));
        const companies = await companiesOf(read.value);
        const contents = { read: read.value, companies, mapping: mapping ?? {}, terms: USUAL_TERMS };
        const { id } = await request.inContext((ctx) =>
          keepImport(ctx, { ...contents, fileName, contentType: 'application/octet-stream', file }),
        );
        return reply.code(201).send(await shown(request, id));
      },
    );

    app.get(
      '/api/v1/imports',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Les dernières listes lues',
          response: { 200: z.object({ imports: z.array(contract.importSummary) }), ...problemResponses },
        },
      },
      async (request) => ({ imports: await request.inContext(listImports) }),
    );

    app.get(
      '/api/v1/imports/:id',
      {
        config: { access: 'reader' },
        schema: { ...tag, summary: 'Une liste lue, avec ce qu’elle donnerait', params, response: view },
      },
      async (request, reply) => {
        const found = await request.inContext((ctx) => viewImport(ctx, request.params.id));
        return found ?? sendProblem(reply, { kind: 'no-such-import' });
      },
    );

    app.get(
      '/api/v1/imports/:id/lines',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Les lignes d’une liste, avec ce qui est à corriger',
          params,
          querystring: contract.lineQuery,
          response: { 200: contract.importLines, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { state, limit, offset } = request.query;
        const states = state?.split(',').filter((one): one is LineState => contract.lineState.safeParse(one).success);
        const found = await request.inContext(async (ctx) => {
          if (!(await selectBatch(ctx, request.params.id))) return undefined;
          return viewLines(ctx, request.params.id, { limit, offset, ...(states?.length ? { state: states } : {}) });
        });
        return found ?? sendProblem(reply, { kind: 'no-such-import' });
      },
    );

    app.get(
      '/api/v1/imports/:id/faults.csv',
      { config: { access: 'reader' }, schema: { ...tag, summary: 'Les lignes à corriger, en CSV', params } },
      async (request, reply) => {
        const text = await request.inContext(async (ctx) =>
          (await selectBatch(ctx, request.params.id)) ? faultsCsv(ctx, request.params.id) : undefined,
        );
        if (text === undefined) return sendProblem(reply, { kind: 'no-such-import' });
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="lignes-a-corriger.csv"')
          .header('cache-control', 'private, no-store')
          .send(text);
      },
    );

    app.put(
      '/api/v1/imports/:id/mapping',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Corrige les colonnes d’une liste et la relit ; la correction est retenue',
          params,
          body: contract.mappingInput,
          response: view,
        },
      },
      async (request, reply) => {
        const { termsDays: terms } = request.body;
        const mapping = mappingOf(request.body.mapping);
        const found = await request.inContext(async (ctx) => {
          const batch = await selectBatch(ctx, request.params.id);
          const document = batch && (await findDocument(ctx, batch.document_id));
          return batch && document ? { batch, document } : undefined;
        });
        const bytes = found && (await files.read(found.document.storageKey));
        if (!found || !bytes) return sendProblem(reply, { kind: 'no-such-import' });
        const read = await readImport(bytes, found.batch.file_name, { mapping, terms });
        if (read.refused) return sendProblem(reply, listProblem(read.refusal));
        const companies = await companiesOf(read.value);
        return act(request, reply, (ctx) =>
          rereadImport(ctx, { batchId: found.batch.id, read: read.value, companies, mapping, terms }),
        );
      },
    );

    app.put(
      '/api/v1/imports/:id/debtors/:debtorId',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Complète un débiteur d’une liste : toutes ses lignes sont jugées de nouveau',
          params: params.extend({ debtorId: z.uuid() }),
          body: contract.givenDebtorInput,
          response: view,
        },
      },
      async (request, reply) => {
        const { id: batchId, debtorId } = request.params;
        const company = await lookUpCompany(directory, request.body.siren);
        const given = { ...request.body, ...(company ? { siren: company.siren } : {}) };
        return act(request, reply, (ctx) =>
          completeDebtor(ctx, { batchId, debtorId, given, ...(company ? { company } : {}) }),
        );
      },
    );

    app.post(
      '/api/v1/imports/:id/confirm',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Dépose les bonnes lignes d’une liste : leurs dossiers s’ouvrent, rien n’est envoyé',
          params,
          body: contract.confirmInput,
          response: view,
        },
      },
      async (request, reply) => {
        const { id: batchId } = request.params;
        const { signatoryName, signatoryRole, goodOnly, acceptsDueDates } = request.body;
        const signatory = { name: signatoryName, role: signatoryRole };
        return act(request, reply, async (ctx) => {
          const confirmed = await confirmImport(ctx, { batchId, signatory, goodOnly, acceptsDueDates });
          if (!confirmed.refused) await enqueue(ctx, writeImportJob, { batchId }, batchId);
          return confirmed;
        });
      },
    );

    app.post(
      '/api/v1/imports/:id/launch',
      {
        config: { access: 'manager' },
        schema: { ...tag, summary: 'Lance les relances des dossiers d’une liste', params, response: view },
      },
      async (request, reply) => {
        const { id: batchId } = request.params;
        return act(request, reply, async (ctx) => {
          const decided = await decideLaunch(ctx, batchId);
          if (!decided.refused) await enqueue(ctx, launchImportJob, { batchId }, batchId);
          return decided;
        });
      },
    );

    app.post(
      '/api/v1/imports/:id/undo',
      {
        config: { access: 'manager' },
        schema: {
          ...tag,
          summary: 'Annule une liste : ses dossiers où rien n’a eu lieu sont retirés, les autres restent',
          params,
          response: { 200: contract.undoneView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const outcome = await request.inContext((ctx) => undoImport(ctx, request.params.id));
        return outcome.refused ? sendProblem(reply, outcome.refusal) : outcome.value;
      },
    );
  };
}

async function shown(request: FastifyRequest, id: string): Promise<contract.ImportView> {
  return (await request.inContext((ctx) => viewImport(ctx, id))) as contract.ImportView;
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

function mappingOf(input: Record<string, string>): Mapping {
  const known = new Set<string>(FIELDS);
  return Object.fromEntries(Object.entries(input).filter(([field]) => known.has(field))) as Partial<
    Record<ListField, string>
  >;
}
