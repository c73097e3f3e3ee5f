import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseEmailAddress } from '../kernel/email.ts';
import { parseBic, parseIban } from '../kernel/iban.ts';
import { parsePhoneNumber } from '../kernel/phone.ts';
import { orThrow, type Result } from '../kernel/result.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const say = (wrong: string, remedy: string) => ({ code: 'custom' as const, message: wrong, params: { remedy } });

/** A value read by `parse`, which answers undefined when the text is not one. */
function value<T>(parse: (text: string) => T | undefined, wrong: string, remedy: string, secret = false) {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue(say(secret ? wrong : `${wrong} : « ${text} »`, remedy));
    return z.NEVER;
  });
}
const oneOf = <const T extends string>(...names: T[]) =>
  value(
    (text) => names.find((name) => name === text),
    'n’est pas une valeur permise',
    `une de celles-ci : ${names.join(', ')}`,
  );
const text = z.string();
const url = (protocols: string[], example: string, secret = false) =>
  value(
    (given) => {
      const parsed = URL.parse(given);
      return parsed && protocols.includes(parsed.protocol) && parsed.hostname !== '' ? given : undefined;
    },
    'n’est pas une adresse de la forme attendue',
    `écrivez-la ainsi : ${example}`,
    secret,
  );
const iban = value(
  (given) => accepted(parseIban(given)),
  'n’est pas un IBAN',
  'recopiez-le du RIB : sa longueur et sa clé sont vérifiées',
);

const host = value(
  (given) => (isIP(given) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(given) ? given : undefined),
  'n’est ni une adresse IP ni un nom de machine',
  '127.0.0.1 pour cette machine seule, 0.0.0.0 pour tous ses réseaux',
);
const port = value(
  (given) => (/^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : undefined),
  'n’est pas un port TCP',
  'un nombre entier de 1 à 65535, ou 0 pour laisser le système choisir',
);
const domain = value(
  (given) => accepted(parseEmailAddress(`a@${given}`))?.slice(2),
  'n’est pas un nom de domaine',
  'écrivez-le ainsi : pieces.durand.example',
);
const file = value((given) => resolve(given), 'n’est pas un chemin', 'nommez un fichier que Recouvrance peut lire');

/** Every variable that Recouvrance reads, with how its text is read. docs/configuration.md lists the same. */
export const VARIABLES = {
  RECOUVRANCE_MODE: oneOf('demonstration', 'live'),
  ROLE: oneOf('all', 'web', 'worker'),
  LOG_LEVEL: oneOf(...LOG_LEVELS),
  HOST: host,
  PORT: port,
  PUBLIC_URL: value(
    originOf,
    'n’est pas l’adresse d’un site',
    'écrivez-la ainsi : https://recouvrance.example.fr, sans chemin',
  ),
  DATA_DIR: value((given) => resolve(given), 'n’est pas un chemin', 'nommez un dossier où Recouvrance peut écrire'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database', true),
  SECRET: value(
    (given) => (given.length >= 32 ? given : undefined),
    'a moins de 32 caractères',
    'prenez-en un au hasard, par `openssl rand -hex 32` par exemple, ou n’en donnez pas',
    true,
  ),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@host:465', true),
  CLAMAV_URL: url(['tcp:'], 'tcp://127.0.0.1:3310'),
  MAIL_FROM: value(
    mailbox,
    'n’est pas un expéditeur',
    'une adresse, ou un nom et une adresse : Cabinet Durand <dossiers@durand.example>',
  ),
  INBOUND_MAIL_DOMAIN: domain,
  INBOUND_MAIL_SECRET: value(
    (given) => (/^\S{32,}$/.test(given) ? given : undefined),
    'a moins de 32 caractères, ou contient une espace',
    'prenez-en un au hasard, par `openssl rand -hex 32` par exemple',
    true,
  ),
  INBOUND_MAIL_AUTHENTICATOR: domain,
  INBOUND_SMTP_PORT: port,
  INBOUND_SMTP_HOST: host,
  INBOUND_SMTP_KEY: file,
  INBOUND_SMTP_CERTIFICATE: file,
  SMS_OVH_SERVICE_NAME: text,
  SMS_OVH_APPLICATION_KEY: text,
  SMS_OVH_APPLICATION_SECRET: text,
  SMS_OVH_CONSUMER_KEY: text,
  SMS_SENDER: value(
    (given) => (/^[A-Za-z0-9]{3,11}$/.test(given) ? given : undefined),
    'ne peut pas être l’expéditeur d’un SMS',
    'de 3 à 11 lettres et chiffres, sans accent ni espace',
  ),
  POST_MAILEVA_API_URL: url(['https:', 'http:'], 'https://api.maileva.com'),
  POST_MAILEVA_TOKEN_URL: url(['https:', 'http:'], 'https://connexion.maileva.com/auth/…/token'),
  POST_MAILEVA_CLIENT_ID: text,
  POST_MAILEVA_CLIENT_SECRET: text,
  POST_MAILEVA_NOTIFICATION_EMAIL: value(
    (given) => accepted(parseEmailAddress(given)),
    'n’est pas une adresse électronique',
    'une seule adresse : depots@durand.example',
  ),
  COMPANY_DIRECTORY: oneOf('sample', 'recherche-entreprises', 'insee-sirene', 'local'),
  COMPANY_DIRECTORY_KEY: text,
  COMPANY_DIRECTORY_URL: url(['https:', 'http:'], 'https://directory.example'),
  INSOLVENCY_NOTICES_URL: url(['https:', 'http:'], 'https://bodacc.example'),
  WEBSTAT_API_KEY: text,
  WEBSTAT_INDIVIDUAL_SERIES: text,
  FILES: oneOf('folder', 's3'),
  S3_BUCKET: text,
  S3_REGION: text,
  S3_ENDPOINT: url(['https:', 'http:'], 'https://s3.example'),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  CLIENT_FUNDS_IBAN: iban,
  CLIENT_FUNDS_BIC: value((given) => accepted(parseBic(given)), 'n’est pas un BIC', 'recopiez-le du RIB'),
  CLIENT_FUNDS_HOLDER: text,
  OPERATOR_IBAN: iban,
  COLLECTOR_NAME: text,
  COLLECTOR_ADDRESS: value(
    (given) => {
      const lines = given
        .split(/[;\n]/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return lines.length >= 2 ? lines : undefined;
    },
    'n’est pas une adresse postale',
    'séparez ses lignes par des points-virgules : 12 rue de la Paix ; 75002 Paris',
  ),
  COLLECTOR_SIGNATORY_NAME: text,
  COLLECTOR_SIGNATORY_ROLE: text,
  COLLECTOR_PHONE: value(
    (given) => accepted(parsePhoneNumber(given)),
    'n’est pas un numéro de téléphone',
    'écrivez-le ainsi : 02 99 00 00 00',
  ),
  COLLECTOR_EMAIL: value(
    (given) => accepted(parseEmailAddress(given)),
    'n’est pas une adresse électronique',
    'une seule adresse : contact@durand.example',
  ),
} as const;

type Variables = typeof VARIABLES;
export type Variable = keyof Variables;
/** What the variables that are set say. */
export type Values = { [Name in Variable]?: z.output<Variables[Name]> };

export const variableNames = Object.keys(VARIABLES) as Variable[];

/** What demonstration mode uses where live mode must be told. No bank has the code 99999: nobody can pay there. */
export const SAMPLE = {
  CLIENT_FUNDS_IBAN: orThrow(parseIban('FR7699999000010000000014277')),
  CLIENT_FUNDS_BIC: orThrow(parseBic('TESTFRPPXXX')),
  CLIENT_FUNDS_HOLDER: 'Recouvrance, fonds de tiers (démonstration)',
  OPERATOR_IBAN: orThrow(parseIban('FR7699999000010000000025626')),
  COLLECTOR_NAME: 'Recouvrance (démonstration)',
  COLLECTOR_ADDRESS: ['1 place de l’Exemple', '75000 Paris'],
  COLLECTOR_SIGNATORY_NAME: 'Claire Morvan',
  COLLECTOR_SIGNATORY_ROLE: 'responsable du recouvrement amiable',
  COLLECTOR_PHONE: orThrow(parsePhoneNumber('01 99 00 00 00')),
  COLLECTOR_EMAIL: orThrow(parseEmailAddress('dossiers@demonstration.example')),
  MAIL_FROM: 'Recouvrance <recouvrance@demonstration.example>',
  INBOUND_MAIL_DOMAIN: 'demonstration.example',
};

function accepted<T>(result: Result<T, unknown>): T | undefined {
  return result.refused ? undefined : result.value;
}

/** The origin of an http(s) address that has nothing but an origin. */
function originOf(text: string): string | undefined {
  const parsed = URL.parse(text);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '') return undefined;
  return parsed.pathname === '/' && parsed.search === '' && parsed.hash === '' ? parsed.origin : undefined;
}

/** `address` or `Name <address>`; a name that could smuggle a header or a second address is refused. */
function mailbox(text: string): string | undefined {
  const [, name, address] = /^([^<>"@,;:\r\n]+)\s*<([^<>]+)>$/.exec(text) ?? [undefined, undefined, text];
  const parsed = accepted(parseEmailAddress(address));
  if (parsed === undefined) return undefined;
  return name === undefined ? parsed : `${name.trim()} <${parsed}>`;
}
