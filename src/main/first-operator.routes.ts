import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Database } from '../platform/db.ts';
import { type App, problemResponses, sendProblem } from '../platform/http.ts';
import { registerProblems } from '../platform/problems.ts';
import type { SignIn } from '../platform/sign-in.ts';
import { useFirstOperatorLink } from './first-operator.ts';

registerProblems({
  'link-not-valid': [
    403,
    'Ce lien n’est pas valable, ou ne l’est plus : redémarrez Recouvrance pour en obtenir un autre.',
  ],
  'account-not-created': [
    422,
    'Le compte n’a pas pu être créé : adresse déjà connue ou mot de passe trop court (dix caractères).',
  ],
});

/** The first operator of a live installation, by the link that the start printed: once. */
export function firstOperatorRoutes({ database, signIn }: { database: Database; signIn: SignIn }): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    app.post(
      '/api/v1/first-operator',
      {
        config: { access: 'public', rateLimit: { max: 5, timeWindow: '10 minutes' } },
        schema: {
          tags: ['Opérateur'],
          summary: 'Crée le premier opérateur d’une installation réelle',
          body: z.object({
            code: z.string().min(20).max(100),
            name: z.string().trim().min(1).max(120),
            email: z.string().max(254),
            password: z.string().min(10).max(200),
          }),
          response: { 201: z.object({ email: z.string() }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { code, name, email, password } = request.body;
        if (!(await useFirstOperatorLink(database, code))) return sendProblem(reply, { kind: 'link-not-valid' });
        const created = await signIn.api.signUpEmail({ body: { name, email, password } }).catch(() => undefined);
        if (!created) {
          await database.pool.query('update first_operator_link set used_at = null'); // the person may try again
          return sendProblem(reply, { kind: 'account-not-created' });
        }
        await database.pool.query(
          'update sign_in."user" set "isOperator" = true, "emailVerified" = true where id = $1',
          [created.user.id],
        );
        return reply.code(201).send({ email });
      },
    );
  };
}
