import { pino } from 'pino';
import type { Database } from '../../../platform/db.ts';
import { type App, createHttp, type RouteAccess } from '../../../platform/http.ts';
import type { SignIn } from '../../../platform/sign-in.ts';
import type { FileStorage, VirusScanner } from '../../documents/ports.ts';
import { portalRoutes } from '../debtor-portal.routes.ts';
import { portalSettings } from './portal-fixture.ts';

/** Calls infected what says so. */
const marked: VirusScanner = {
  scan: async (bytes) =>
    Buffer.from(bytes).includes('EICAR') ? { verdict: 'infected', signature: 'Eicar' } : { verdict: 'clean' },
};

export async function portalApp(
  database: Database,
  files: FileStorage,
  options: { triesPerAddress?: number } = {},
): Promise<{ app: App; routes: RouteAccess[] }> {
  const { app, routes } = await createHttp({
    database,
    signIn: {} as SignIn,
    publicUrl: portalSettings.publicUrl,
    logger: pino({ level: 'silent' }),
    version: '0.0.0',
    maxUpload: 32 * 1024 * 1024,
  });
  await app.register(portalRoutes({ database, settings: portalSettings, files, scanner: marked, ...options }));
  return { app, routes };
}

export type SentFile = { name: string; bytes: Uint8Array };

/** A browser without scripts: keeps its cookies, sends the forms of the pages it was shown. */
export function portalClient(app: App, token: string, remoteAddress = '127.0.0.1') {
  const cookies: Record<string, string> = {};
  const base = `/d/${token}`;

  async function send(request: {
    method: 'GET' | 'POST';
    path: string;
    payload?: string | Buffer;
    headers?: Record<string, string>;
  }) {
    const { path, ...rest } = request;
    const response = await app.inject({ ...rest, url: `${base}${path}`, cookies, remoteAddress });
    for (const { name, value } of response.cookies) cookies[name] = value;
    return response;
  }

  const get = (path = '') => send({ method: 'GET', path });

  function submit(path: string, fields: Record<string, string>, file?: SentFile) {
    if (!file) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return send({ method: 'POST', path, headers, payload: new URLSearchParams(fields).toString() });
    }
    const boundary = 'portal-test-boundary';
    const part = (head: string, body: Uint8Array | string) =>
      Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
    const payload = Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`content-disposition: form-data; name="${name}"`, value)),
      part(
        `content-disposition: form-data; name="proof"; filename="${file.name}"\r\ncontent-type: application/octet-stream`,
        file.bytes,
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return send({ method: 'POST', path, headers, payload });
  }

  /** Fills in the form of a page: what is hidden in it goes with what is typed. */
  async function fill(path: string, typed: Record<string, string>, file?: SentFile) {
    const shown = await get(path);
    return submit(path, { ...hiddenOf(shown.body), ...typed }, file);
  }

  async function enter(answer = '56300') {
    const shown = await get();
    return submit('/entrer', { ...hiddenOf(shown.body), answer });
  }

  return { base, cookies, get, submit, fill, enter };
}

/** The hidden fields of a page's form. */
export function hiddenOf(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, value]));
}

/** The words of a page as a person reads them: no tags, plain spaces and apostrophes. */
export function wordsOf(html: string): string {
  return html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replace(/\u2060/g, '')
    .replace(/’/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}
