import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, problemResponses, sendProblem } from '../../../platform/http.ts';
import type { ContactChange } from '../../claims/contacts/change-contacts.ts';
import * as contract from '../../claims/contacts/contacts.contract.ts';
import { presentContacts } from '../../claims/contacts/present-contacts.ts';
import { loadDebtors } from '../../claims/load-claims.ts';
import type { CaseSettings } from '../settings.ts';
import { changeDebtorContacts } from './change-debtor-contacts.ts';

const tags = ['Débiteurs'];
const byDebtor = z.object({ id: z.uuid() });
const byContact = byDebtor.extend({ contactId: z.uuid() });
const writes = { tags, response: { 200: contract.contactList, ...problemResponses } };

/** Through whom a debtor is reached. Every write answers all its contacts as they then stand. */
export function contactRoutes({ settings }: { settings: CaseSettings }): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    for (const [root, access] of [
      ['/api/v1', 'reader'],
      ['/api/v1/operator', 'operator'],
    ] as const) {
      app.get(
        `${root}/debtors/:id/contacts`,
        {
          config: { access },
          schema: {
            tags,
            summary: 'Les contacts d’un débiteur, ceux qui ont été retirés compris',
            params: byDebtor,
            response: { 200: contract.contactList, ...problemResponses },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const debtor = (await request.inContext((ctx) => loadDebtors(ctx, [id]))).get(id);
          return debtor
            ? { contacts: presentContacts(debtor.contacts) }
            : sendProblem(reply, { kind: 'no-such-debtor' });
        },
      );
    }

    async function act(request: FastifyRequest, reply: FastifyReply, debtorId: string, change: ContactChange) {
      const status = change.kind === 'add' ? 201 : 200;
      const done = await request.inContext((ctx) => changeDebtorContacts(ctx, { debtorId, change, settings }));
      if (done.refused) return sendProblem(reply, done.refusal);
      return reply.code(status).send({ contacts: presentContacts(done.value.contacts) });
    }

    app.post(
      '/api/v1/debtors/:id/contacts',
      {
        config: { access: 'manager' },
        schema: {
          tags,
          response: { 201: contract.contactList, ...problemResponses },
          summary: 'Ajoute un contact à un débiteur',
          params: byDebtor,
          body: contract.newContactInput,
        },
      },
      async (request, reply) => act(request, reply, request.params.id, { kind: 'add', contact: request.body }),
    );

    app.patch(
      '/api/v1/debtors/:id/contacts/:contactId',
      {
        config: { access: 'manager' },
        schema: {
          ...writes,
          summary: 'Corrige un contact, ce qu’il a demandé, ou qui est joint en premier',
          description:
            'Un champ absent reste ; un champ vide est oublié. Une nouvelle adresse lève le refus de l’ancienne.',
          params: byContact,
          body: contract.contactChangeInput,
        },
      },
      async (request, reply) => {
        const { id, contactId } = request.params;
        return act(request, reply, id, { kind: 'change', contactId, contact: request.body });
      },
    );

    app.delete(
      '/api/v1/debtors/:id/contacts/:contactId',
      {
        config: { access: 'manager' },
        schema: { ...writes, summary: 'Retire un contact ; ce qui lui fut écrit reste au journal', params: byContact },
      },
      async (request, reply) => {
        const { id, contactId } = request.params;
        return act(request, reply, id, { kind: 'remove', contactId });
      },
    );
  };
}
