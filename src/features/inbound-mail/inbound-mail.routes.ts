import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { inboundQuery, mailTaken } from './inbound-mail.contract.ts';
import type { Inbox } from './ports.ts';

registerProblems({
  'wrong-inbound-secret': [401, 'Ce message n’est pas accepté : le secret de la porte d’entrée n’est pas le bon.'],
  'no-such-recipient': [404, 'Personne ne reçoit de courrier à cette adresse.'],
  'mail-too-large': [413, 'Ce message est trop volumineux.'],
  'not-a-message': [422, 'Ce fichier n’est pas un courriel que l’on sache lire.'],
  'empty-message': [422, 'Ce message est vide : ni texte, ni pièce jointe.'],
  'too-much-mail': [429, 'Cette adresse a reçu trop de messages aujourd’hui : renvoyez celui-ci demain.'],
});

export type InboundMailOptions = {
  /** Undefined: no domain is configured, nobody receives. */
  inbox: Inbox | undefined;
  /** What the mail server shows; undefined: nobody may hand a message over by HTTP. */
  secret: string | undefined;
};

/** The door by which a mail server hands over raw messages, with a secret of its own and no session. */
export function inboundMailRoutes({ inbox, secret }: InboundMailOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    const maxBytes = inbox?.maxBytes ?? 1_048_576;
    app.addContentTypeParser('message/rfc822', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
      done(null, body),
    );

    app.post(
      '/api/v1/inbound/messages',
      {
        config: { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } },
        // before the body is read: who has no secret sends nothing
        onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
          if (!isSecret(request.headers.authorization, secret)) {
            return sendProblem(reply.header('www-authenticate', 'Bearer'), { kind: 'wrong-inbound-secret' });
          }
        },
        schema: {
          tags: ['Courrier entrant'],
          summary: 'Reçoit un courriel brut pour l’adresse d’un dossier',
          description:
            'Le message tel qu’il est arrivé (RFC 5322), en message/rfc822, avec `Authorization: Bearer` et le secret de INBOUND_MAIL_SECRET. La réponse vient quand tout est gardé ; une erreur 5xx ou 429 demande de renvoyer le même message plus tard, ce qui n’ajoute rien deux fois.',
          consumes: ['message/rfc822'],
          querystring: inboundQuery,
          response: { 200: mailTaken, ...problemResponses },
        },
      },
      async (request, reply) => {
        if (!inbox) return sendProblem(reply, { kind: 'no-such-recipient' });
        const raw = request.body as unknown;
        if (!(raw instanceof Uint8Array)) return sendProblem(reply, { kind: 'not-a-message' });
        const { recipient } = request.query;
        const taken = await inbox.receive({ raw, ...(recipient ? { recipient } : {}) });
        return taken.refused ? sendProblem(reply, taken.refusal) : taken.value;
      },
    );
  };
}

/** Compared in constant time, whatever its length. */
function isSecret(header: string | undefined, secret: string | undefined): boolean {
  if (secret === undefined) return false;
  const [, given = ''] = /^Bearer\s+(\S+)$/i.exec(header ?? '') ?? [];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
