import type { FastifyPluginAsync } from 'fastify';
import { headersOf } from './http.ts';
import type { SignIn } from './sign-in.ts';

/** Hands /api/auth/* to the sign-in library as it came: its own checks of origin, session and rate apply. */
export function signInRoutes(signIn: SignIn, publicUrl: string): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      config: { access: 'public' },
      schema: { hide: true },
      handler: async (request, reply) => {
        const body = request.body as Buffer | undefined;
        const answer = await signIn.handler(
          new Request(new URL(request.url, publicUrl), {
            method: request.method,
            headers: headersOf(request),
            ...(request.method === 'POST' && body ? { body: new Uint8Array(body) } : {}),
          }),
        );
        reply.code(answer.status);
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
        for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
        return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null);
      },
    });
  };
}
