import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LoopbackRequest = { method: string; url: URL; headers: IncomingMessage['headers']; body: Buffer };
export type LoopbackAnswer =
  | { status: number; headers?: Record<string, string>; json?: unknown; body?: Uint8Array | string }
  | 'hang' // never answers: the client must give up by itself
  | 'cut'; // breaks the connection

export type LoopbackServer = { url: string; close(): Promise<void> };

/** A small HTTP server on the loopback, for doubles of providers. `answer` decides; a thrown error is a 500. */
export async function startLoopbackServer(
  answer: (request: LoopbackRequest) => LoopbackAnswer | Promise<LoopbackAnswer>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answered = await answer({
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', 'http://127.0.0.1'),
      headers: request.headers,
      body: Buffer.concat(chunks),
    });
    if (answered === 'hang') return;
    if (answered === 'cut') {
      request.socket.destroy();
      return;
    }
    const body = answered.json === undefined ? (answered.body ?? '') : JSON.stringify(answered.json);
    const type = answered.json === undefined ? undefined : { 'content-type': 'application/json' };
    response.writeHead(answered.status, { ...type, ...answered.headers });
    response.end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
