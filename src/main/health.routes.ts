import type { FastifyPluginAsync } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../platform/db.ts';

/** What a supervisor asks: alive, ready, and figures for Prometheus (loopback only: they are for the machine's keeper). */
export function healthRoutes({ database }: { database: Database }): FastifyPluginAsync {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'recouvrance_http_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'recouvrance_jobs',
    help: 'Jobs waiting, and jobs that have failed at least once',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await database.pool.query('select waiting, failing from job_counts()');
      this.set({ state: 'waiting' }, Number(rows[0]?.waiting ?? 0));
      this.set({ state: 'failing' }, Number(rows[0]?.failing ?? 0));
    },
  });
  const hidden = { config: { access: 'public' as const }, schema: { hide: true } };
  return Object.assign(
    (async (app) => {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
      });
      app.get('/livez', hidden, async () => ({ alive: true }));
      app.get('/readyz', hidden, async (_request, reply) => {
        const ready = await database.pool.query('select 1').then(
          () => true,
          () => false,
        );
        return reply.code(ready ? 200 : 503).send({ ready });
      });
      app.get('/metrics', hidden, async (request, reply) => {
        if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return reply.code(404).send();
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    }) satisfies FastifyPluginAsync,
    { [Symbol.for('skip-override')]: true },
  );
}
