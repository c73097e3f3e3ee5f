import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** What every route may answer besides its success. */
const problem = z
  .looseObject({ type: z.string(), title: z.string(), status: z.int(), kind: z.string() })
  .meta({ id: 'Problem', description: 'Refus ou erreur (RFC 9457, application/problem+json)' });
export const problemResponses = { '4xx': problem, '5xx': problem } as const;

type Operation = {
  operationId?: string;
  security?: unknown[];
  responses?: Record<string, { description: string; content?: Record<string, unknown> }>;
};
type Described = {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
};

/** The public API described in OpenAPI 3.1 from the routes themselves: name, access and problems are written in this one place. */
export function openApi(version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Recouvrance',
        version,
        description:
          'Recouvrement de factures impayées en France. Montants en centimes d’euro (entiers), jours au format AAAA-MM-JJ, instants en ISO 8601. Les erreurs suivent la RFC 9457 (application/problem+json).',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'recouvrance.session_token' } },
      },
      security: [{ session: [] }],
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const method = [input.route.method].flat()[0] ?? 'GET';
      const isPublic = input.route.config?.access === 'public';
      const operationId = operationName(method, url);
      return { schema: { operationId, ...(isPublic ? { security: [] } : {}), ...schema }, url };
    },
    transformObject: (input) => {
      const whole = jsonSchemaTransformObject(input) as Described;
      for (const operation of Object.values(whole.paths ?? {}).flatMap((methods) => Object.values(methods))) {
        withProblems(operation);
      }
      return { ...whole, components: { ...whole.components, schemas: usedSchemas(whole) } } as never;
    },
  };
}

/** `POST /api/v1/cases/:id/close` is `postCasesByIdClose`. */
export function operationName(method: string, url: string): string {
  const words = url
    .replace(/^\/api\/v1\//, '')
    .split('/')
    .flatMap((segment) => (segment.startsWith(':') ? ['by', segment.slice(1)] : segment.split(/[^A-Za-z0-9]+/)));
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return method.toLowerCase() + words.map(capital).join('');
}

/** Problems travel under their own media type, and any operation may answer one: those that answer a file too. */
function withProblems(operation: Operation): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  operation.responses = {
    ...operation.responses,
    '4XX': { description: 'Refus', content },
    '5XX': { description: 'Erreur inattendue', content },
  };
}

/** The library writes each named schema twice, as input and as output: those that nothing refers to are left out. */
function usedSchemas({ paths, components }: Described): Record<string, unknown> {
  const all = Object.entries(components?.schemas ?? {});
  const used = new Set<string>();
  const look = (text: string) => {
    for (const [name, schema] of all) {
      if (used.has(name) || !text.includes(`"#/components/schemas/${name}"`)) continue;
      used.add(name);
      look(JSON.stringify(schema));
    }
  };
  look(JSON.stringify(paths ?? {}));
  return Object.fromEntries(all.filter(([name]) => used.has(name)));
}
