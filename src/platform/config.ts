import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { EmailAddress } from '../kernel/email.ts';
import type { Bic, Iban } from '../kernel/iban.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type LogLevel, SAMPLE, VARIABLES, type Values, type Variable, variableNames } from './config-variables.ts';

/** One thing wrong with one environment variable, and what to do about it; never the value of a secret. */
export type ConfigFault = { variable: string; wrong: string; remedy: string };

export type Config = {
  /** `demonstration`: sample money, sample companies, nothing leaves. `live`: real debtors. */
  mode: 'demonstration' | 'live';
  /** `all`: web and worker in one process. */
  role: 'all' | 'web' | 'worker';
  logLevel: LogLevel;
  http: Http;
  /** Absolute. */
  dataDir: string;
  /** Undefined: the embedded PostgreSQL, below `dataDir`. */
  databaseUrl: string | undefined;
  /** Undefined: generated once and kept below `dataDir`, see `keptSecret`. */
  secret: string | undefined;
  email: { smtpUrl: string | undefined; from: string };
  /** Exhibits by email; undefined: none are received. */
  inboundMail: InboundMailConfig | undefined;
  /** OVHcloud SMS; undefined: the local outbox. */
  sms:
    | { serviceName: string; applicationKey: string; applicationSecret: string; consumerKey: string; sender: string }
    | undefined;
  /** Maileva (La Poste); undefined: the local outbox. */
  post:
    | { apiUrl: string; tokenUrl: string; clientId: string; clientSecret: string; notificationEmail: EmailAddress }
    | undefined;
  companyDirectory:
    | { kind: 'sample' }
    | { kind: 'local' }
    | { kind: 'recherche-entreprises'; url: string | undefined }
    | { kind: 'insee-sirene'; url: string | undefined; apiKey: string };
  insolvencyNotices: { kind: 'sample' } | { kind: 'bodacc'; url: string | undefined };
  /** ClamAV's daemon; undefined: what people send is not looked at. */
  clamav: { host: string; port: number } | undefined;
  /** Banque de France, legal interest; undefined: only the ECB is asked for rates. */
  webstat: { apiKey: string; individualSeries: string | undefined } | undefined;
  files: { kind: 'folder' } | ({ kind: 's3' } & S3);
  /** The account apart on which debtors pay, never the operator's own (`operatorIban`). */
  clientFunds: { iban: Iban; bic: Bic; holder: string };
  operatorIban: Iban;
  /** Who collects, as every letter must say. */
  collector: {
    name: string;
    address: string[];
    signatoryName: string;
    signatoryRole: string;
    phone: string;
    email: EmailAddress;
  };
};

export type InboundMailConfig = {
  /** Of the addresses that take exhibits. */
  domain: string;
  /** What a mail server shows to hand a message over by HTTP; undefined: it cannot. */
  secret: string | undefined;
  /** The mail server whose `Authentication-Results` are believed; undefined: no sender is believed. */
  authenticator: string | undefined;
  /** Where mail is listened for; undefined: nowhere. `tls`: paths of PEM files. */
  smtp: { host: string; port: number; tls: { key: string; certificate: string } | undefined } | undefined;
};

export type Http = {
  host: string;
  port: number;
  /** A chosen port that is taken is an error; the default one moves to the next free. */
  portIsExplicit: boolean;
  /** Without a final slash; undefined when not set, see `publicUrlOf`. */
  publicUrl: string | undefined;
};
type S3 = {
  bucket: string;
  region: string;
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
};

/**
 * Reads the configuration from environment variables, an empty one counting as absent.
 * Refused with every fault there is, so that one start is enough to learn them all.
 */
export function readConfig(env: Record<string, string | undefined>): Result<Config, ConfigFault[]> {
  const { values, faults } = readEach(env);
  const live = values.RECOUVRANCE_MODE === 'live';
  const given = (name: Variable) => (env[name] ?? '').trim() !== '';
  faults.push(...missing(given, live, values), ...contradictions(values, live, given));
  if (faults.length > 0) return refuse(faults);
  return ok(assemble(values, live));
}

function readEach(env: Record<string, string | undefined>): { values: Values; faults: ConfigFault[] } {
  const values: Record<string, unknown> = {};
  const faults: ConfigFault[] = [];
  for (const variable of variableNames) {
    const given = (env[variable] ?? '').trim();
    if (given === '') continue;
    const read = VARIABLES[variable].safeParse(given);
    if (read.success) values[variable] = read.data;
    for (const issue of read.error?.issues ?? []) {
      const { remedy } = (issue as unknown as { params: { remedy: string } }).params;
      faults.push({ variable, wrong: issue.message, remedy });
    }
  }
  return { values: values as Values, faults };
}

const SMS = [
  'SMS_OVH_SERVICE_NAME',
  'SMS_OVH_APPLICATION_KEY',
  'SMS_OVH_APPLICATION_SECRET',
  'SMS_OVH_CONSUMER_KEY',
  'SMS_SENDER',
] as const;
const POST = [
  'POST_MAILEVA_API_URL',
  'POST_MAILEVA_TOKEN_URL',
  'POST_MAILEVA_CLIENT_ID',
  'POST_MAILEVA_CLIENT_SECRET',
  'POST_MAILEVA_NOTIFICATION_EMAIL',
] as const;

/** What receives mail, and serves nothing without a domain. */
const INBOUND = [
  'INBOUND_MAIL_SECRET',
  'INBOUND_MAIL_AUTHENTICATOR',
  'INBOUND_SMTP_PORT',
  'INBOUND_SMTP_HOST',
  'INBOUND_SMTP_KEY',
  'INBOUND_SMTP_CERTIFICATE',
] as const;

/** What must be there because of the mode, or because its companions are. */
function missing(given: (name: Variable) => boolean, live: boolean, values: Values): ConfigFault[] {
  const absent = (names: Variable[], wrong: string, remedy: string) =>
    names.filter((name) => !given(name)).map((variable) => ({ variable, wrong, remedy }));
  const together = (first: Variable, ...others: Variable[]) => {
    const all = [first, ...others];
    const remedy = `donnez ${all.join(', ')}, ou aucune`;
    return all.some(given) ? absent(all, 'manque à côté des autres de son groupe', remedy) : [];
  };
  const s3: Variable[] = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const own: Variable[] = ['CLIENT_FUNDS_IBAN', 'CLIENT_FUNDS_BIC', 'CLIENT_FUNDS_HOLDER', 'OPERATOR_IBAN'];
  own.push('COLLECTOR_NAME', 'COLLECTOR_ADDRESS', 'COLLECTOR_SIGNATORY_NAME', 'COLLECTOR_SIGNATORY_ROLE');
  own.push('COLLECTOR_PHONE', 'COLLECTOR_EMAIL', 'MAIL_FROM', 'SMTP_URL');
  return [
    ...(live
      ? absent(own, 'est exigée en mode réel', 'donnez-la : les débiteurs la lisent, ou s’en servent pour payer')
      : []),
    ...(values.COMPANY_DIRECTORY === 'insee-sirene'
      ? absent(
          ['COMPANY_DIRECTORY_KEY'],
          'est exigée par COMPANY_DIRECTORY=insee-sirene',
          'donnez la clé de votre souscription à l’API Sirene, ou choisissez COMPANY_DIRECTORY=recherche-entreprises',
        )
      : []),
    ...(values.FILES === 's3' ? absent(s3, 'est exigée par FILES=s3', 'donnez-la, ou choisissez FILES=folder') : []),
    ...(live && INBOUND.some(given)
      ? absent(
          ['INBOUND_MAIL_DOMAIN'],
          'manque pour recevoir des courriels',
          'donnez le domaine des adresses de pièces, ou retirez les autres variables INBOUND_',
        )
      : []),
    ...together('INBOUND_SMTP_KEY', 'INBOUND_SMTP_CERTIFICATE'),
    ...together(...SMS),
    ...together(...POST),
  ];
}

function contradictions(values: Values, live: boolean, given: (name: Variable) => boolean): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const add = (variable: Variable, wrong: string, remedy: string) => faults.push({ variable, wrong, remedy });
  const { PUBLIC_URL: site, HOST: host, CLIENT_FUNDS_IBAN: funds, OPERATOR_IBAN: own } = values;
  if (live && site?.startsWith('http:') && !isLoopback(new URL(site).hostname)) {
    add(
      'PUBLIC_URL',
      `n’est pas chiffrée : « ${site} »`,
      'les débiteurs y lisent leur dossier : prenez une adresse https://',
    );
  }
  if (live && host !== undefined && !isLoopback(host) && !given('PUBLIC_URL')) {
    add(
      'PUBLIC_URL',
      'est exigée en mode réel quand HOST ouvre le réseau',
      'donnez l’adresse https:// que prennent les débiteurs',
    );
  }
  if (funds !== undefined && funds === own) {
    add(
      'CLIENT_FUNDS_IBAN',
      'est le même compte que OPERATOR_IBAN',
      'l’argent des clients est gardé sur un compte à part',
    );
  }
  return faults;
}

function assemble(values: Values, live: boolean): Config {
  const own = { ...SAMPLE, ...values };
  return {
    mode: values.RECOUVRANCE_MODE ?? 'demonstration',
    role: values.ROLE ?? 'all',
    logLevel: values.LOG_LEVEL ?? 'info',
    http: {
      host: values.HOST ?? '127.0.0.1',
      port: values.PORT ?? 3000,
      portIsExplicit: values.PORT !== undefined,
      publicUrl: values.PUBLIC_URL,
    },
    dataDir: values.DATA_DIR ?? resolve('data'),
    databaseUrl: values.DATABASE_URL,
    secret: values.SECRET,
    email: { smtpUrl: values.SMTP_URL, from: own.MAIL_FROM },
    inboundMail: inboundMailOf(values, live),
    sms: smsOf(values),
    post: postOf(values),
    companyDirectory: companyDirectoryOf(values, live),
    insolvencyNotices: live ? { kind: 'bodacc', url: values.INSOLVENCY_NOTICES_URL } : { kind: 'sample' },
    clamav: clamavOf(values),
    webstat: values.WEBSTAT_API_KEY
      ? { apiKey: values.WEBSTAT_API_KEY, individualSeries: values.WEBSTAT_INDIVIDUAL_SERIES }
      : undefined,
    files: values.FILES === 's3' ? { kind: 's3', ...s3Of(values) } : { kind: 'folder' },
    clientFunds: { iban: own.CLIENT_FUNDS_IBAN, bic: own.CLIENT_FUNDS_BIC, holder: own.CLIENT_FUNDS_HOLDER },
    operatorIban: own.OPERATOR_IBAN,
    collector: {
      name: own.COLLECTOR_NAME,
      address: own.COLLECTOR_ADDRESS,
      signatoryName: own.COLLECTOR_SIGNATORY_NAME,
      signatoryRole: own.COLLECTOR_SIGNATORY_ROLE,
      phone: own.COLLECTOR_PHONE,
      email: own.COLLECTOR_EMAIL,
    },
  };
}

function companyDirectoryOf(values: Values, live: boolean): Config['companyDirectory'] {
  const kind = values.COMPANY_DIRECTORY ?? (live ? 'recherche-entreprises' : 'sample');
  const url = values.COMPANY_DIRECTORY_URL;
  if (kind === 'insee-sirene') return { kind, url, apiKey: values.COMPANY_DIRECTORY_KEY ?? '' };
  return kind === 'recherche-entreprises' ? { kind, url } : { kind };
}

function clamavOf({ CLAMAV_URL: given }: Values): Config['clamav'] {
  const address = given === undefined ? null : URL.parse(given);
  return address ? { host: address.hostname, port: Number(address.port || 3310) } : undefined;
}

function inboundMailOf(values: Values, live: boolean): Config['inboundMail'] {
  const domain = values.INBOUND_MAIL_DOMAIN ?? (live ? undefined : SAMPLE.INBOUND_MAIL_DOMAIN);
  if (domain === undefined) return undefined;
  const { INBOUND_SMTP_PORT: port, INBOUND_SMTP_KEY: key, INBOUND_SMTP_CERTIFICATE: certificate } = values;
  return {
    domain,
    secret: values.INBOUND_MAIL_SECRET,
    authenticator: values.INBOUND_MAIL_AUTHENTICATOR,
    smtp:
      port === undefined
        ? undefined
        : {
            host: values.INBOUND_SMTP_HOST ?? '127.0.0.1',
            port,
            tls: key && certificate ? { key, certificate } : undefined,
          },
  };
}

function smsOf(values: Values): Config['sms'] {
  if (!values.SMS_OVH_SERVICE_NAME) return undefined;
  return {
    serviceName: values.SMS_OVH_SERVICE_NAME,
    applicationKey: values.SMS_OVH_APPLICATION_KEY ?? '',
    applicationSecret: values.SMS_OVH_APPLICATION_SECRET ?? '',
    consumerKey: values.SMS_OVH_CONSUMER_KEY ?? '',
    sender: values.SMS_SENDER ?? '',
  };
}

function postOf(values: Values): Config['post'] {
  const notificationEmail = values.POST_MAILEVA_NOTIFICATION_EMAIL;
  if (!notificationEmail) return undefined;
  return {
    apiUrl: values.POST_MAILEVA_API_URL ?? '',
    tokenUrl: values.POST_MAILEVA_TOKEN_URL ?? '',
    clientId: values.POST_MAILEVA_CLIENT_ID ?? '',
    clientSecret: values.POST_MAILEVA_CLIENT_SECRET ?? '',
    notificationEmail,
  };
}

function s3Of(values: Values): S3 {
  return {
    bucket: values.S3_BUCKET ?? '',
    region: values.S3_REGION ?? '',
    endpoint: values.S3_ENDPOINT,
    accessKeyId: values.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? '',
  };
}

/** The address of the site for links in letters and emails; the default follows the port that was really taken. */
export function publicUrlOf(http: Http, port: number): string {
  if (http.publicUrl) return http.publicUrl;
  const host = http.host === '0.0.0.0' ? '127.0.0.1' : http.host === '::' ? '::1' : http.host;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
