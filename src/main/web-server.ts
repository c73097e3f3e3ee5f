import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyBaseLogger } from 'fastify';
import { bankOfIban } from '../features/bank-files/french-banks.ts';
import { bankingRoutes } from '../features/banking/banking.routes.ts';
import { importRoutes } from '../features/batch-deposits/batch-deposits.routes.ts';
import { caseRoutes } from '../features/cases/cases.routes.ts';
import { contactRoutes } from '../features/cases/contacts/contacts.routes.ts';
import { claimRoutes } from '../features/claims/claims.routes.ts';
import { companyRoutes } from '../features/companies/companies.routes.ts';
import type { CompanyDirectory } from '../features/companies/ports.ts';
import { outboxRoutes } from '../features/correspondence/outbox.routes.ts';
import { debtorMergeRoutes } from '../features/debtor-merges/debtor-merges.routes.ts';
import { portalRoutes } from '../features/debtor-portal/debtor-portal.routes.ts';
import { documentRoutes } from '../features/documents/documents.routes.ts';
import { exhibitRoutes } from '../features/exhibits/exhibits.routes.ts';
import { receivedExhibitRoutes } from '../features/exhibits/received-exhibits.routes.ts';
import { inboundMailRoutes } from '../features/inbound-mail/inbound-mail.routes.ts';
import { tiffPreview } from '../features/invoice-files/pages-of-file.ts';
import { invoiceStatusRoutes } from '../features/invoice-statuses/invoice-statuses.routes.ts';
import { lawDeskRoutes } from '../features/law-desk/law-desk.routes.ts';
import { lawRowRoutes } from '../features/law-rows/law-rows.routes.ts';
import { reportingRoutes } from '../features/reporting/reporting.routes.ts';
import type { RegisterEntry } from '../features/tenancy/organisation.ts';
import { tenancyRoutes } from '../features/tenancy/tenancy.routes.ts';
import { parseIban } from '../kernel/iban.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/db.ts';
import { type App, createHttp, type RouteAccess, sendProblem } from '../platform/http.ts';
import { signInRoutes } from '../platform/sign-in.routes.ts';
import type { SignIn } from '../platform/sign-in.ts';
import { demonstrationRoutes } from './demonstration.routes.ts';
import { firstOperatorRoutes } from './first-operator.routes.ts';
import { healthRoutes } from './health.routes.ts';
import type { Simulation } from './simulation.ts';
import type { Wiring } from './wiring.ts';

export type WebOptions = {
  config: Config;
  database: Database;
  signIn: SignIn;
  wiring: Wiring;
  publicUrl: string;
  log: FastifyBaseLogger;
  version: string;
  simulation: Simulation | undefined;
};

const bundle = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The application over HTTP: the public API, the debtor's pages, the desk. One list of features. */
export async function createWebServer(options: WebOptions): Promise<{ app: App; routes: RouteAccess[] }> {
  const { config, database, signIn, wiring, publicUrl } = options;
  const { settings, directory, notices, files, scanner, delivery, mail } = wiring;
  const { app, routes } = await createHttp({
    database,
    signIn,
    publicUrl,
    logger: options.log,
    version: options.version,
    maxUpload: 50_000_000,
  });
  await app.register(healthRoutes({ database }));
  await app.register(signInRoutes(signIn, publicUrl));
  await app.register(tenancyRoutes({ database, signIn, lookUp: registerLookUp(directory), bankNameOf }));
  await app.register(companyRoutes({ directory }));
  await app.register(documentRoutes({ files, preview: tiffPreview }));
  await app.register(claimRoutes({ files, scanner, directory }));
  await app.register(caseRoutes({ settings, directory, notices, pdf: delivery.pdf }));
  await app.register(contactRoutes({ settings }));
  await app.register(importRoutes({ files, scanner, directory }));
  await app.register(exhibitRoutes({ files, scanner, mail }));
  await app.register(receivedExhibitRoutes({ files, mail }));
  await app.register(inboundMailRoutes({ inbox: mail?.inbox, secret: config.inboundMail?.secret }));
  await app.register(debtorMergeRoutes({ settings }));
  await app.register(invoiceStatusRoutes({ files, settings }));
  await app.register(bankingRoutes({ files, account: config.clientFunds, operator: operatorOf(config) }));
  await app.register(outboxRoutes());
  await app.register(lawRowRoutes({ database }));
  await app.register(lawDeskRoutes({ database, publicUrl, pdf: wiring.statements }));
  await app.register(reportingRoutes());
  await app.register(portalRoutes({ database, settings, files, scanner }));
  if (config.mode === 'live') await app.register(firstOperatorRoutes({ database, signIn }));
  await app.register(demonstrationRoutes({ database, simulation: options.simulation }));
  if (existsSync(bundle)) await serveDesk(app);
  return { app, routes };
}

function operatorOf(config: Config) {
  return { name: config.collector.name, iban: config.operatorIban };
}

function bankNameOf(text: string): { bankCode: string; name?: string } | undefined {
  const iban = parseIban(text);
  return iban.refused ? undefined : bankOfIban(iban.value);
}

/** What an organisation keeps of the register: name, form, address, activity, status. */
function registerLookUp(directory: CompanyDirectory) {
  return async (siren: Parameters<CompanyDirectory['bySiren']>[0]): Promise<RegisterEntry | undefined> => {
    const found = await directory.bySiren(siren);
    if (found.refused) return undefined;
    const { name, legalForm, activity, status, source, readOn, headOffice } = found.value;
    return {
      name,
      status,
      source,
      readOn,
      addressLines: headOffice.lines.slice(0, -1),
      ...(legalForm ? { legalForm } : {}),
      ...(activity ? { activity } : {}),
      ...(headOffice.postcode ? { postcode: headOffice.postcode } : {}),
      ...(headOffice.city ? { city: headOffice.city } : {}),
    };
  };
}

/** The desk's bundle, and its one page for every address that is not the API's or the debtor's. */
async function serveDesk(app: App): Promise<void> {
  await app.register(fastifyStatic, { root: bundle, serve: false, cacheControl: false });
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/').slice(1);
    if (await isFile(path)) {
      const forever = path.startsWith('assets/');
      return reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path);
    }
    const isPage = !/^(api|d|assets|pdfjs|problems)\//.test(path) && (request.headers.accept ?? '').includes('html');
    if (!isPage) return sendProblem(reply, { kind: 'not-found', where: `/${path}` });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** Is there such a file in the bundle? Asked each time, so that a new build is served without a restart. */
async function isFile(path: string): Promise<boolean> {
  const place = resolve(bundle, path);
  if (!place.startsWith(`${resolve(bundle)}/`)) return false;
  return stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
}
