import type { FastifyPluginAsync } from 'fastify';
import type { App } from '../../platform/http.ts';
import type { CalculatorOptions } from './calculators/calculator-reply.routes.ts';
import { calculatorRoutes } from './calculators/calculators.routes.ts';
import { lawApiRoutes } from './law-api.routes.ts';
import { lawRowRoutes } from './law-rows.routes.ts';

export type LawDeskOptions = CalculatorOptions;

/** The law, open to everyone: the API, the public calculators, and the operator's rows. */
export function lawDeskRoutes(options: LawDeskOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    lawApiRoutes(app, options);
    lawRowRoutes(app, options);
    calculatorRoutes(app, options);
  };
}
