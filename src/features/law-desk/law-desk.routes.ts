import type { FastifyPluginAsync } from 'fastify';
import type { Database } from '../../platform/db.ts';
import type { App } from '../../platform/http.ts';
import { lawApiRoutes } from './law-api.routes.ts';
import { lawRowRoutes } from './law-rows.routes.ts';

export type LawDeskOptions = { database: Database };

/** The law, open to everyone: the API, the public calculators, and the operator's rows. */
export function lawDeskRoutes(options: LawDeskOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    lawApiRoutes(app, options);
    lawRowRoutes(app, options);
  };
}
