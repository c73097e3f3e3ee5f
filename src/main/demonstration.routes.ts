import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { clockView, moveClockInput } from '../features/reporting/reporting.contract.ts';
import { demonstrationAccount } from '../features/tenancy/tenancy.contract.ts';
import { installationMode } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';
import { type App, problemResponses, sendProblem } from '../platform/http.ts';
import { PLATFORM } from '../platform/ids.ts';
import { registerProblems } from '../platform/problems.ts';
import { demonstrationAccounts } from './demonstration-accounts.ts';
import type { Simulation } from './simulation.ts';

registerProblems({
  'clock-of-a-live-installation': [409, 'L’horloge d’une installation réelle ne se déplace pas.'],
  'clock-goes-forward-only': [422, 'L’horloge n’avance que vers l’avenir.'],
  'clock-too-far': [422, 'L’horloge avance d’au plus cent jours à la fois.'],
  'clock-already-moving': [409, 'L’horloge est déjà en train d’avancer.'],
});

const LONGEST_MOVE_MS = 100 * 86_400_000;

/** The movable clock and the accounts of a demonstration. In live mode the clock only tells the time. */
export function demonstrationRoutes(options: {
  database: Database;
  simulation: Simulation | undefined;
}): FastifyPluginAsync {
  const { database, simulation } = options;
  const view = async (ctx: Context) => {
    const progress = simulation?.progress();
    return {
      now: ctx.now.toISOString(),
      today: ctx.today,
      mode: (await installationMode(ctx)) ?? ('live' as const),
      moving: progress !== undefined,
      progress: progress
        ? {
            from: progress.from.toISOString(),
            to: progress.to.toISOString(),
            at: progress.at.toISOString(),
            happened: progress.happened,
          }
        : null,
    };
  };
  return async (instance) => {
    const app = instance as unknown as App;
    const tag = { tags: ['Démonstration'] };
    app.get(
      '/api/v1/clock',
      {
        config: { access: 'signed-in' },
        schema: { ...tag, summary: 'L’heure de l’application', response: { 200: clockView, ...problemResponses } },
      },
      async () => database.inTransaction({ tenantId: PLATFORM, actor: { kind: 'system', name: 'clock' } }, view),
    );
    app.post(
      '/api/v1/clock',
      {
        config: { access: 'operator' },
        schema: {
          ...tag,
          summary: 'Avance l’horloge de la démonstration : tout ce qui échoit d’ici là arrive, dans l’ordre',
          body: moveClockInput,
          response: { 202: clockView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const to = new Date(request.body.to);
        const now = await request.inContext(async (ctx) => ctx.now);
        if (!simulation) return sendProblem(reply, { kind: 'clock-of-a-live-installation' });
        if (simulation.progress()) return sendProblem(reply, { kind: 'clock-already-moving' });
        if (to <= now) return sendProblem(reply, { kind: 'clock-goes-forward-only' });
        if (to.getTime() - now.getTime() > LONGEST_MOVE_MS) return sendProblem(reply, { kind: 'clock-too-far' });
        await simulation.startMoving(to);
        return reply.code(202).send(await request.inContext(view));
      },
    );
    app.get(
      '/api/v1/demonstration/accounts',
      {
        config: { access: 'public' },
        schema: {
          ...tag,
          summary: 'Les comptes de la démonstration',
          response: { 200: z.object({ accounts: z.array(demonstrationAccount) }), ...problemResponses },
        },
      },
      async () => ({ accounts: simulation ? demonstrationAccounts : [] }),
    );
  };
}
