import { z } from 'zod';

export type MailevaApiOptions = {
  /** `https://api.maileva.com`, or the sandbox, `https://api.sandbox.maileva.net`. */
  apiUrl: string;
  /** The OpenID Connect token address of the same environment. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** With a user's login the grant is `password`; without, `client_credentials`. Maileva opens one or the other. */
  login?: { username: string; password: string };
  timeoutMs?: number;
};

/** The provider said no, or nothing: `status` is absent when nothing came back. Carries no secret. */
export class MailevaFailure extends Error {
  readonly status: number | undefined;
  constructor(status: number | undefined, reason: string) {
    super(reason);
    this.name = 'MailevaFailure';
    this.status = status;
  }
}

const Token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const Failure = z.object({ code: z.string().optional(), message: z.string().optional() });
const Failures = z.union([
  z.object({ errors: z.array(Failure) }).transform((body) => body.errors),
  Failure.transform((one) => [one]),
]);

export type MailevaApi = {
  /** The parsed body of a 2xx answer; throws a MailevaFailure otherwise. */
  call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, shape: z.ZodType<T>, body?: unknown | FormData): Promise<T>;
};

/** Calls to Maileva with a token that is asked for when needed, kept until it expires and renewed once when refused. */
export function createMailevaApi(options: MailevaApiOptions): MailevaApi {
  const timeoutMs = options.timeoutMs ?? 20_000;
  let token: { value: string; until: number } | undefined;

  async function exchange(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      throw new MailevaFailure(undefined, timedOut ? 'timeout' : 'connection-failed');
    }
  }

  async function bearer(): Promise<string> {
    if (token !== undefined && Date.now() < token.until) return token.value;
    const { status, text } = await exchange(options.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${options.clientId}:${options.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(
        options.login ? { grant_type: 'password', ...options.login } : { grant_type: 'client_credentials' },
      ).toString(),
    });
    if (status !== 200) throw new MailevaFailure(401, `login-refused ${status}`);
    const granted = parsed(text, Token);
    // A minute of margin: a token must not expire between being read here and being checked over there.
    token = { value: granted.access_token, until: Date.now() + (granted.expires_in - 60) * 1000 };
    return token.value;
  }

  async function once(method: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
    const isForm = body instanceof FormData;
    return exchange(`${options.apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await bearer()}`,
        accept: 'application/json',
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  }

  return {
    async call(method, path, shape, body) {
      let answer = await once(method, path, body);
      if (answer.status === 401) {
        token = undefined;
        answer = await once(method, path, body);
      }
      if (answer.status < 200 || answer.status > 299) {
        throw new MailevaFailure(answer.status, `${answer.status} ${codesOf(answer.text)}`.trim().slice(0, 300));
      }
      return parsed(answer.text, shape);
    },
  };
}

function parsed<T>(text: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(text === '' ? undefined : JSON.parse(text));
  } catch {
    throw new MailevaFailure(undefined, 'unexpected-answer');
  }
}

function codesOf(text: string): string {
  try {
    return Failures.parse(JSON.parse(text))
      .map((failure) => failure.code ?? failure.message ?? '')
      .join(' ');
  } catch {
    return '';
  }
}
