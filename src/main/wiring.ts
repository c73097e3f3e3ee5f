import { join } from 'node:path';
import { createInseeSirene } from '../adapters/company-directory/insee/sirene-api.ts';
import { createLocalDirectory } from '../adapters/company-directory/local/directory.ts';
import { createRechercheEntreprises } from '../adapters/company-directory/recherche-entreprises.ts';
import { createSampleCompanyDirectory } from '../adapters/company-directory/sample.ts';
import { createLocalEmailSender } from '../adapters/email/local.ts';
import { createSmtpEmailSender } from '../adapters/email/smtp.ts';
import { createFolderStorage } from '../adapters/file-storage/folder.ts';
import { createS3Storage } from '../adapters/file-storage/s3.ts';
import { createBodacc } from '../adapters/insolvency-notices/bodacc.ts';
import { remembered } from '../adapters/insolvency-notices/remembered.ts';
import { createSampleNotices } from '../adapters/insolvency-notices/sample.ts';
import { typstPdfRenderer } from '../adapters/pdf/typst.ts';
import { createLocalPostalMailer } from '../adapters/postal-mail/local.ts';
import { createMailevaPostalMailer } from '../adapters/postal-mail/maileva.ts';
import { createWebstatRateFeed } from '../adapters/rate-feeds/banque-de-france-webstat.ts';
import { createEcbRateFeed } from '../adapters/rate-feeds/ecb-data-portal.ts';
import { createLocalRateFeed } from '../adapters/rate-feeds/local.ts';
import { createLocalSmsSender } from '../adapters/sms/local.ts';
import { createOvhSmsSender } from '../adapters/sms/ovh.ts';
import { clamavScanner } from '../adapters/virus-scan/clamav.ts';
import { localScanner } from '../adapters/virus-scan/local.ts';
import { recordBounce } from '../features/cases/contacts/record-bounce.ts';
import type { CaseSettings } from '../features/cases/settings.ts';
import type { CompanyDirectory, InsolvencyNotices } from '../features/companies/ports.ts';
import type { DeliveryPorts } from '../features/correspondence/deliver.ts';
import { createOutbox } from '../features/correspondence/keep-outbox.ts';
import type { PdfRenderer } from '../features/correspondence/ports.ts';
import { lettersFolder } from '../features/correspondence/templates/catalogue.ts';
import type { FileStorage, VirusScanner } from '../features/documents/ports.ts';
import type { InboundMail } from '../features/exhibits/load-case-exhibits.ts';
import { createInbox } from '../features/inbound-mail/inbox.ts';
import type { Inbox } from '../features/inbound-mail/ports.ts';
import type { SenderTrust } from '../features/inbound-mail/sender-trust.ts';
import { statementsFolder } from '../features/law-desk/calculators/penalites-statement.ts';
import type { RateFeed } from '../features/law-rows/ports.ts';
import type { Bounce } from '../features/mail-files/read-bounce.ts';
import { inParis } from '../kernel/civil-date.ts';
import { parseEmailAddress } from '../kernel/email.ts';
import { orThrow } from '../kernel/result.ts';
import type { Config, InboundMailConfig } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';

/** The outside world, chosen by the configuration: real adapters where keys are given, in live mode; local ones otherwise. */
export type Wiring = {
  delivery: DeliveryPorts;
  directory: CompanyDirectory;
  notices: InsolvencyNotices;
  files: FileStorage;
  settings: CaseSettings;
  /** Who is asked for the next rates; nobody in a demonstration. */
  scanner: VirusScanner;
  rateFeeds: RateFeed[];
  /** Statements of the public calculators. */
  statements: PdfRenderer;
  /** Exhibits by email; undefined when no domain is configured. */
  mail: (InboundMail & { inbox: Inbox }) | undefined;
};

export function wire(config: Config, database: Database, options: { secret: string; publicUrl: string }): Wiring {
  const files = fileStorage(config);
  const outbox = createOutbox(database, files);
  // A demonstration never reaches a real person, whatever keys its environment holds.
  const isLive = config.mode === 'live';
  const sender = senderOf(config.email.from);
  const { collector, clientFunds } = config;
  const scanner = config.clamav ? clamavScanner(config.clamav) : localScanner();
  const inbound = config.inboundMail;
  return {
    files,
    scanner,
    mail: inbound && inboundMail(inbound, isLive, { database, files, scanner, secret: options.secret }),
    statements: typstPdfRenderer(statementsFolder),
    rateFeeds: isLive ? rateFeeds(config) : [createLocalRateFeed()],
    directory: companyDirectory(config, database),
    notices: insolvencyNotices(config),
    delivery: {
      email:
        isLive && config.email.smtpUrl
          ? createSmtpEmailSender({ url: config.email.smtpUrl })
          : createLocalEmailSender({ outbox }),
      sms: isLive && config.sms ? createOvhSmsSender(config.sms) : createLocalSmsSender({ outbox }),
      postalMail: isLive && config.post ? createMailevaPostalMailer(config.post) : createLocalPostalMailer({ outbox }),
      pdf: typstPdfRenderer(lettersFolder),
      files,
      sender: { ...sender, smsName: config.sms?.sender ?? 'RECOUVRANCE' },
    },
    settings: {
      publicUrl: options.publicUrl,
      secret: options.secret,
      account: clientFunds,
      // In a live installation a channel without a provider does not exist: nothing may look sent that was not.
      channels: { sms: !isLive || config.sms !== undefined, post: !isLive || config.post !== undefined },
      collector: {
        name: collector.name,
        addressLines: collector.address,
        statement: 'exerce une activité de recouvrement amiable',
        signatoryName: collector.signatoryName,
        signatoryRole: collector.signatoryRole,
        phone: collector.phone,
        email: collector.email,
      },
    },
  };
}

/** A report names one message of ours; what it says of the address holds for every contact written to there. */
async function onBounce(ctx: Context, { recipient, isPermanent, status, diagnostic }: Bounce): Promise<void> {
  const said = diagnostic.includes(status) ? diagnostic : `${status} ${diagnostic}`;
  await recordBounce(ctx, { email: recipient, at: ctx.now, isPermanent, diagnostic: said });
}

function inboundMail(
  { domain, authenticator }: InboundMailConfig,
  isLive: boolean,
  stands: { database: Database; files: FileStorage; scanner: VirusScanner; secret: string },
): Wiring['mail'] {
  // A sender's name proves nothing by itself: in a live installation a mail server must vouch for it.
  const trust: SenderTrust = authenticator
    ? { kind: 'server', name: authenticator }
    : { kind: isLive ? 'nobody' : 'everybody' };
  const inbox = createInbox({ ...stands, domain, trust, onBounce });
  return { secret: stands.secret, domain, knowsMembers: trust.kind !== 'nobody', inbox };
}

function companyDirectory({ companyDirectory: chosen }: Config, database: Database): CompanyDirectory {
  if (chosen.kind === 'sample') return createSampleCompanyDirectory();
  if (chosen.kind === 'local') return createLocalDirectory(database);
  const asked = { today: () => inParis(new Date()).date, ...(chosen.url ? { apiUrl: chosen.url } : {}) };
  return chosen.kind === 'insee-sirene'
    ? createInseeSirene({ ...asked, apiKey: chosen.apiKey })
    : createRechercheEntreprises(asked);
}

function insolvencyNotices({ insolvencyNotices: chosen }: Config): InsolvencyNotices {
  return chosen.kind === 'bodacc'
    ? remembered(createBodacc(chosen.url ? { apiUrl: chosen.url } : {}))
    : createSampleNotices();
}

function rateFeeds({ webstat }: Config): RateFeed[] {
  if (!webstat) return [createEcbRateFeed()];
  const { apiKey, individualSeries } = webstat;
  return [createEcbRateFeed(), createWebstatRateFeed({ apiKey, ...(individualSeries ? { individualSeries } : {}) })];
}

function fileStorage(config: Config): FileStorage {
  const { files } = config;
  if (files.kind === 'folder') return createFolderStorage({ folder: join(config.dataDir, 'files') });
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = files;
  return createS3Storage({
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
    ...(endpoint ? { endpoint, pathStyle: true } : {}),
  });
}

function senderOf(from: string): { name: string; address: string } {
  const match = /^(.*?)\s*<([^>]+)>$/.exec(from);
  const address = orThrow(parseEmailAddress(match?.[2] ?? from));
  return { name: match?.[1] || 'Recouvrance', address };
}
