import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from './context.ts';
import { newId } from './ids.ts';
import { type BoundJob, bindJob, defineJob, enqueue, enqueueMany } from './jobs.ts';

/** A kind of event and the shape of its payload, declared by the feature that emits it. */
export type EventDefinition<Payload> = { readonly kind: string; readonly schema: z.ZodType<Payload> };

export function defineEvent<Payload>(kind: string, schema: z.ZodType<Payload>): EventDefinition<Payload> {
  return { kind, schema };
}

const eventReference = z.object({ kind: z.string(), payload: z.record(z.string(), z.unknown()), eventId: z.string() });
const deliveryReference = eventReference.extend({ subscriber: z.string() });

/** Records that something happened: one row, and one job that hands it to each subscriber, in the same transaction. */
export async function record<Payload>(ctx: Context, event: EventDefinition<Payload>, payload: Payload): Promise<void> {
  const id = newId(ctx.now);
  const json = JSON.stringify(payload);
  await sql`
    insert into event (tenant_id, id, kind, payload, actor, recorded_at)
    values (${ctx.tenantId}, ${id}, ${event.kind}, ${json}::jsonb, ${JSON.stringify(ctx.actor)}::jsonb, ${ctx.now})`.execute(
    ctx.tx,
  );
  await enqueue(ctx, fanOut([]), { kind: event.kind, payload: JSON.parse(json), eventId: id }, id);
}

/** "When this happens, do that": one line of `main/subscriptions.ts`. */
export type Subscription = {
  readonly kind: string;
  readonly subscriber: string;
  run(ctx: Context, payload: unknown): Promise<unknown>;
};

export function subscribe<Payload>(
  event: EventDefinition<Payload>,
  subscriber: string,
  useCase: (ctx: Context, payload: Payload) => Promise<unknown>,
): Subscription {
  return { kind: event.kind, subscriber, run: (ctx, payload) => useCase(ctx, event.schema.parse(payload)) };
}

const fanOut = (subscriptions: Subscription[]) =>
  defineJob('platform.fan-out-event', eventReference, { replay: 'safe' }, () => async (run, event) => {
    const deliveries = subscriptions
      .filter(({ kind }) => kind === event.kind)
      .map(({ subscriber }) => ({ payload: { ...event, subscriber }, key: `${event.eventId}:${subscriber}` }));
    await run.inTransaction((ctx) => enqueueMany(ctx, deliver([]), deliveries));
  });

const deliver = (subscriptions: Subscription[]) =>
  defineJob('platform.deliver-event', deliveryReference, { replay: 'safe' }, () => async (run, event) => {
    const target = subscriptions.find(({ kind, subscriber }) => kind === event.kind && subscriber === event.subscriber);
    if (target) await run.inTransaction((ctx) => target.run(ctx, event.payload));
  });

/** The jobs that carry events to `subscriptions`. */
export function eventJobs(subscriptions: Subscription[]): BoundJob[] {
  return [bindJob(fanOut(subscriptions), undefined), bindJob(deliver(subscriptions), undefined)];
}
