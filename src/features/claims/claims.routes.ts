import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { enqueue } from '../../platform/jobs.ts';
import { registerProblems } from '../../platform/problems.ts';
import type { CompanyView } from '../companies/companies.contract.ts';
import type { CompanyDirectory } from '../companies/ports.ts';
import { lookUpCompany, presentCompany } from '../companies/present-company.ts';
import { checkSafe, findDocument, storeFile } from '../documents/keep-document.ts';
import type { FileStorage, VirusScanner } from '../documents/ports.ts';
import type { InvoiceReading } from '../invoice-files/invoice-reading.ts';
import { scanSyntax } from '../invoice-files/read-any-invoice.ts';
import { readInvoiceFile } from '../invoice-files/read-invoice-file.ts';
import type { ReadRefusal } from '../invoice-files/refusals.ts';
import { isTiff } from '../invoice-files/tiff/tiff-pages.ts';
import { loadOrganisations } from '../tenancy/organisation.ts';
import { depositView } from './claims.contract.ts';
import { abandonDeposit, type Deposit, type DepositContent, depositInvoice, findDeposit } from './deposit-invoice.ts';
import { presentDeposit } from './deposit-view.ts';
import { readDepositScan } from './read-deposit-scan.job.ts';

export type ClaimOptions = { files: FileStorage; scanner: VirusScanner; directory: CompanyDirectory };

registerProblems({
  'no-file': [400, 'Aucun fichier n’a été reçu.'],
  'empty-file': [422, 'Le fichier est vide : déposez-le de nouveau.'],
});

/** Dropping an invoice: the file is read at once and kept until a person confirms what was read. */
export function claimRoutes({ files, scanner, directory }: ClaimOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    app.post(
      '/api/v1/deposits',
      {
        config: { access: 'manager' },
        schema: {
          tags: ['Dépôt'],
          summary: 'Dépose une facture (Factur-X, CII, UBL, PDF, scan PDF ou TIFF, photo) et la lit',
          description:
            'Un fichier en multipart/form-data. Un scan ou une photo se lit ensuite, page après page (`beingRead`). Un fichier de plusieurs factures donne un dépôt par facture, avec ses pages : la réponse est le premier, `inFile` les nomme tous. Un fichier illisible est gardé comme pièce : la facture peut être saisie.',
          consumes: ['multipart/form-data'],
          response: { 201: depositView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const part = await request.file();
        if (!part) return sendProblem(reply, { kind: 'no-file' });
        const bytes = await part.toBuffer();
        if (bytes.length === 0) return sendProblem(reply, { kind: 'empty-file' });
        const safe = await checkSafe(scanner, bytes);
        if (safe.refused) return sendProblem(reply, safe.refusal);
        const read = await readInvoiceFile(new Uint8Array(bytes));
        const content = contentOf(bytes, read);
        const contentType = sniff(bytes);
        const file = await storeFile(files, bytes, contentType);
        const fileName = part.filename.replace(/[\p{Cc}/\\]/gu, ' ').slice(0, 200) || 'facture';
        const company = await companyOf(directory, firstBuyer(read));
        const view = await request.inContext(async (ctx) => {
          const { id } = await depositInvoice(ctx, {
            fileName,
            contentType,
            file,
            ...content,
          });
          if (content.beingRead) await enqueue(ctx, readDepositScan, { depositId: id }, `deposit-scan:${id}`);
          return presentFor(ctx, (await findDeposit(ctx, id)) as Deposit, company);
        });
        return reply.code(201).send(view);
      },
    );

    app.get(
      '/api/v1/deposits/:id',
      {
        config: { access: 'reader' },
        schema: {
          tags: ['Dépôt'],
          summary: 'Un dépôt et ce qui y fut lu',
          params: z.object({ id: z.uuid() }),
          response: { 200: depositView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const deposit = await request.inContext((ctx) => findDeposit(ctx, request.params.id));
        if (!deposit) return sendProblem(reply, { kind: 'not-found' });
        const company = await companyOf(directory, deposit.reading?.buyer.validSiren);
        return request.inContext((ctx) => presentFor(ctx, deposit, company));
      },
    );

    app.post(
      '/api/v1/deposits/:id/abandon',
      {
        config: { access: 'manager' },
        schema: {
          tags: ['Dépôt'],
          summary: 'Renonce à un dépôt qui n’a pas été confirmé ; le fichier reste gardé',
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const done = await request.inContext((ctx) => abandonDeposit(ctx, request.params.id));
        return done ? reply.code(204).send(null) : sendProblem(reply, { kind: 'not-found' });
      },
    );
  };
}

async function presentFor(ctx: Context, deposit: Deposit, company: CompanyView | null) {
  const document = await findDocument(ctx, deposit.documentId);
  const organisation = (await loadOrganisations(ctx, [ctx.tenantId])).get(ctx.tenantId);
  const name = document ?? { name: 'facture', contentType: 'application/octet-stream' };
  return presentDeposit(deposit, name, organisation?.siren ? { siren: organisation.siren } : {}, company);
}

async function companyOf(directory: CompanyDirectory, siren: string | undefined): Promise<CompanyView | null> {
  const company = await lookUpCompany(directory, siren);
  return company ? presentCompany(company) : null;
}

/** The SIREN of the buyer on the invoice that is shown first. */
function firstBuyer(read: Result<InvoiceReading, ReadRefusal>): string | undefined {
  if (!read.refused) return read.value.buyer.validSiren;
  const [first] = read.refusal.kind === 'several-invoices' ? read.refusal.invoices : [];
  return first && firstBuyer(first.reading);
}

/** What was read at once; pictures take longer than a request may, and are left to a job. */
function contentOf(bytes: Uint8Array, read: Result<InvoiceReading, ReadRefusal>): DepositContent {
  if (!read.refused) return { reading: read.value };
  if (!scanSyntax(bytes, read.refusal)) return { refusal: read.refusal };
  const pages = read.refusal.kind === 'pdf-without-text' ? read.refusal.pages : 1;
  return { beingRead: { page: 1, pages, percent: 0 } };
}

/** The type of a file by its first bytes: what a browser may show is decided by us, not by who sent it. */
function sniff(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.includes('%PDF-')) return 'application/pdf';
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (isTiff(bytes)) return 'image/tiff';
  return /^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*</.test(head) ? 'application/xml' : 'application/octet-stream';
}
