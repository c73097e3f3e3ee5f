import type { FastifyPluginAsync } from 'fastify';
import type { App } from '../../platform/http.ts';
import type { CalculatorOptions } from './calculators/calculator-reply.routes.ts';
import { calculatorRoutes } from './calculators/calculators.routes.ts';
import { lawApiRoutes } from './law-api.routes.ts';

export type LawDeskOptions = CalculatorOptions;

/** The law, open to everyone: the API and the public calculators. */
export function lawDeskRoutes(options: LawDeskOptions): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    lawApiRoutes(app, options);
    calculatorRoutes(app, options);
  };
}
