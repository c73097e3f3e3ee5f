import type { App } from '../../src/platform/http.ts';

export type Answer = { status: number; body: string; type: string; cookies: string[]; json: unknown };
export type Client = {
  call(
    method: string,
    url: string,
    options?: { body?: unknown; headers?: Record<string, string>; cookie?: string | undefined },
  ): Promise<Answer>;
  cookie: string;
};

/** Calls the application as a browser of ours would: with its cookie, and our header on writes. */
export function clientOf(app: App, cookie = ''): Client {
  const client: Client = {
    cookie,
    async call(method, url, { body, headers = {}, cookie: own = client.cookie } = {}) {
      const isWrite = method !== 'GET' && method !== 'HEAD';
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(own ? { cookie: own } : {}),
          ...(isWrite ? { 'x-recouvrance': '1', origin: 'https://recouvrance.example' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const type = String(answer.headers['content-type'] ?? '');
      const cookies = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] as string);
      const json = type.includes('json') && answer.body !== '' ? JSON.parse(answer.body) : undefined;
      return { status: answer.statusCode, body: answer.body, type, cookies, json };
    },
  };
  return client;
}

/** A new account by the real sign-up, and a client that holds its session. */
export async function signedUp(app: App, email: string, address = '127.0.0.1'): Promise<Client & { userId: string }> {
  const client = clientOf(app);
  const answer = await client.call('POST', '/api/auth/sign-up/email', {
    body: { name: email.split('@')[0], email, password: 'a long enough password' },
    headers: { 'x-forwarded-for': address },
  });
  if (answer.status !== 200) throw new Error(`sign-up of ${email}: ${answer.status} ${answer.body}`);
  client.cookie = answer.cookies.join('; ');
  return Object.assign(client, { userId: (answer.json as { user: { id: string } }).user.id });
}
