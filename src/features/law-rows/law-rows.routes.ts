import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type Entry, entryOf } from '../../law/law-book.ts';
import { toWire } from '../../law/wire.ts';
import type { Actor } from '../../platform/context.ts';
import { type Database, undoingRefusals } from '../../platform/db.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { PLATFORM } from '../../platform/ids.ts';
import { registerProblems } from '../../platform/problems.ts';
import { addLawRow } from './add-law-row.ts';
import { confirmLawRow } from './confirm-law-row.ts';
import { dismissLawRow } from './dismiss-law-row.ts';
import { addLawRowInput, confirmLawRowInput, type LawRowView, lawRowList, lawRowView } from './law-rows.contract.ts';
import { type LawRowRecord, selectRows } from './law-rows.sql.ts';

registerProblems({
  'law-row-refused': [422, 'Cette ligne ne peut pas entrer dans la loi telle quelle.'],
  'row-already-pending': [409, 'Une ligne attend déjà pour ce sujet et ce jour : confirmez-la ou écartez-la.'],
  'row-already-decided': [409, 'Cette ligne a déjà été confirmée ou écartée.'],
});

const byId = z.object({ id: z.uuid() });
const tags = ['Droit'];

/** The installation's own rows of the law: an operator reads them, adds one, confirms or dismisses one. */
export function lawRowRoutes({ database }: { database: Database }): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    app.get(
      '/api/v1/law/rows',
      {
        config: { access: 'operator' },
        schema: {
          tags,
          summary: 'Les lignes ajoutées à la loi ou proposées, celles qui attendent d’abord',
          response: { 200: lawRowList, ...problemResponses },
        },
      },
      async (request) => ({ rows: (await request.inContext(selectRows)).map(presentRow) }),
    );

    app.post(
      '/api/v1/law/rows',
      {
        config: { access: 'operator' },
        schema: {
          tags,
          summary: 'Ajoute une ligne datée avec sa référence ; elle attend d’être confirmée',
          body: addLawRowInput,
          response: { 201: lawRowView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const added = await request.inContext((ctx) => addLawRow(ctx, request.body));
        return added.refused
          ? sendProblem(reply, problemOf(added.refusal))
          : reply.code(201).send(presentRow(added.value));
      },
    );

    app.post(
      '/api/v1/law/rows/:id/confirm',
      {
        config: { access: 'operator' },
        schema: {
          tags,
          summary: 'Confirme une ligne : une personne l’a lue, et dit où',
          params: byId,
          body: confirmLawRowInput,
          response: { 200: lawRowView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const session = request.session as NonNullable<typeof request.session>;
        const actor = { kind: 'operator', userId: session.userId, name: session.name } as const;
        const confirmed = await undoingRefusals(database, { tenantId: PLATFORM, actor }, (ctx) =>
          confirmLawRow(ctx, { ...request.body, id: request.params.id }),
        );
        return confirmed.refused ? sendProblem(reply, problemOf(confirmed.refusal)) : presentRow(confirmed.value);
      },
    );

    app.post(
      '/api/v1/law/rows/:id/dismiss',
      {
        config: { access: 'operator' },
        schema: {
          tags,
          summary: 'Écarte une ligne proposée ou confirmée',
          params: byId,
          response: { 200: lawRowView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const dismissed = await request.inContext((ctx) => dismissLawRow(ctx, request.params));
        return dismissed.refused ? sendProblem(reply, dismissed.refusal) : presentRow(dismissed.value);
      },
    );
  };
}

const ownProblems = ['not-found', 'row-already-pending', 'row-already-decided'];

function problemOf(refusal: { kind: string }) {
  return ownProblems.includes(refusal.kind)
    ? refusal
    : { kind: 'law-row-refused', argument: 'argument' in refusal ? refusal.argument : '', refusal: toWire(refusal) };
}

function presentRow(record: LawRowRecord): LawRowView {
  const { reference, read, told, note } = record;
  const { schedule, show, form } = entryOf(record.subject) as Entry;
  const value = form.read(record.value);
  const source = reference && {
    ...reference,
    read,
    ...(told ? { told } : {}),
    ...(note ? { note } : {}),
  };
  return {
    id: record.id,
    subject: record.subject,
    title: schedule.title,
    fromOn: record.from_on,
    untilOn: record.until_on,
    value: record.value,
    shown: value.refused ? null : show(value.value as never),
    fields: [...form.fields],
    source: source && (toWire(source) as LawRowView['source']),
    read,
    told,
    note,
    origin: record.origin,
    state: record.dismissed_at ? 'dismissed' : record.confirmed_at ? 'confirmed' : 'pending',
    addedBy: nameOf(record.added_by),
    addedAt: record.added_at.toISOString(),
    confirmedBy: record.confirmed_by && nameOf(record.confirmed_by),
    confirmedAt: record.confirmed_at?.toISOString() ?? null,
  };
}

function nameOf(actor: Actor): string {
  return 'name' in actor ? actor.name : actor.kind;
}
