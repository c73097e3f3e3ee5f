import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config-variables.ts';

export type Log = Logger;

const HIDDEN = '[hidden]';
const MAX_DEPTH = 6;

/** The end of a field's name, without case, `_` or `-`, that makes its value personal or secret. */
const HIDDEN_ENDINGS = [
  ...['name', 'email', 'mail', 'phone', 'mobile', 'tel', 'address', 'postcode', 'birthdate', 'recipient', 'holder'],
  ...['iban', 'bic', 'password', 'secret', 'token', 'apikey', 'authorization', 'cookie', 'cookies', 'signature'],
  ...['connectionstring', 'databaseurl', 'ownerurl', 'smtpurl', 'body', 'parameters', 'detail', 'where', 'query'],
];
/** Names of things, not of people. */
const SHOWN = new Set(['hostname', 'jobname', 'eventname', 'tablename', 'constraintname', 'taskname']);

/** Personal data and secrets by their look, wherever they stand in a line. */
const LOOKS: [pattern: RegExp, shown: string][] = [
  [/(?<=:\/\/)[^/\s:@"]+:[^/\s@"]+(?=@)/g, HIDDEN],
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, HIDDEN],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/g, HIDDEN],
  [/(?<![\w.+-])(?:\+33|0033|0)[ .-]?[1-9](?:[ .-]?\d{2}){4}(?![\w-])/g, HIDDEN],
  [/\b(Bearer|Basic) [\w.~+/=-]+/g, `$1 ${HIDDEN}`],
];

/**
 * The program's log: one JSON object a line, on standard output unless told otherwise. Personal data and secrets never
 * get out, neither by the name of their field, at any depth, nor by their look in a message or a stack.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => cleaned(facts, 0) as Record<string, unknown>,
        bindings: (facts) => cleaned(facts, 0) as Record<string, unknown>,
      },
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: hideByLook },
    },
    destination ?? pino.destination(1),
  );
}

function hideByLook(line: string): string {
  return LOOKS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), line);
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return '[deeper]';
  if (value instanceof Error) return cleanedError(value, depth);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      if (isHidden(key) && inside !== undefined && inside !== null) return [key, HIDDEN];
      if (/^(url|path)$/i.test(key) && typeof inside === 'string') return [key, withoutTokens(inside)];
      return [key, cleaned(inside, depth + 1)];
    }),
  );
}

/** PostgreSQL quotes rows in `detail` and `where`: of its errors, only what names the schema is kept. */
function cleanedError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint, table, cause } = error as Error & Record<string, unknown>;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(cause instanceof Error && { cause: cleaned(cause, depth + 1) }),
  };
}

function isHidden(key: string): boolean {
  const plain = key.toLowerCase().replace(/[_-]/g, '');
  return !SHOWN.has(plain) && HIDDEN_ENDINGS.some((ending) => plain.endsWith(ending));
}

/** Links to debtors carry their key in the path; no value of a query string is shown at all. */
function withoutTokens(url: string): string {
  return url
    .replace(/(?<=\/)[A-Za-z0-9_-]{20,}(?=[/?#]|$)/g, (part) => (UUID.test(part) ? part : HIDDEN))
    .replace(/(?<=[?&][^=&#]*=)[^&#]+/g, HIDDEN);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
