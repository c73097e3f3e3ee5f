import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from './context.ts';
import { newId } from './ids.ts';
import { type BoundJob, bindJob, defineJob, enqueueMany } from './jobs.ts';

/** A kind of event and the shape of its payload, declared by the feature that emits it. */
export type EventDefinition<Payload> = { readonly kind: string; readonly schema: z.ZodType<Payload> };

export function defineEvent<Payload>(kind: string, schema: z.ZodType<Payload>): EventDefinition<Payload> {
  return { kind, schema };
}

const eventReference = z.object({ kind: z.string(), payload: z.record(z.string(), z.unknown()), eventId: z.string() });
const deliveryReference = eventReference.extend({ subscriber: z.string() });

/** Records that something happened: one row, and one job that hands it to each subscriber, in the same transaction. */
export async function record<Payload>(ctx: Context, event: EventDefinition<Payload>, payload: Payload): Promise<void> {
  await recordAll(ctx, event, [payload]);
}

/** The same for many events of a kind, in two statements. */
export async function recordAll<Payload>(
  ctx: Context,
  event: EventDefinition<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  if (payloads.length === 0) return;
  const rows = payloads.map((payload) => ({ id: newId(ctx.now), payload: JSON.parse(JSON.stringify(payload)) }));
  await sql`
    insert into event (tenant_id, id, kind, payload, actor, recorded_at)
    select ${ctx.tenantId}, row.id, ${event.kind}, row.payload, ${JSON.stringify(ctx.actor)}::jsonb, ${ctx.now}
      from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, payload jsonb)`.execute(ctx.tx);
  await enqueueMany(
    ctx,
    fanOut([]),
    rows.map(({ id, payload }) => ({ payload: { kind: event.kind, payload, eventId: id }, key: id })),
  );
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
    if (!target) return;
    await run.inTransaction(async (ctx) => {
      if (await isFirstDelivery(ctx, event)) await target.run(ctx, event.payload);
    });
  });

/** Notes the delivery in the subscriber's transaction: a job played again after its commit changes nothing more. */
async function isFirstDelivery(ctx: Context, event: { eventId: string; subscriber: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into event_delivery (tenant_id, event_id, subscriber, delivered_at)
    values (${ctx.tenantId}, ${event.eventId}, ${event.subscriber}, ${ctx.now})
    on conflict on constraint event_delivery_key do nothing returning event_id`.execute(ctx.tx);
  return rows.length === 1;
}

/** The jobs that carry events to `subscriptions`. */
export function eventJobs(subscriptions: Subscription[]): BoundJob[] {
  return [bindJob(fanOut(subscriptions), undefined), bindJob(deliver(subscriptions), undefined)];
}
