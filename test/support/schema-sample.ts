type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
};
export type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};
export type Document = { paths: Record<string, Record<string, Operation>> };

/** The operation of a route in the OpenAPI document; undefined when it is hidden. */
export function operationOf(document: Document, method: string, url: string): Operation | undefined {
  return document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

/** The smallest value that a schema takes; identifiers come from `idOf`, by the name of their property. */
export function sampleOf(schema: Schema, idOf: (name: string) => string, name = ''): unknown {
  const [variant] = schema.oneOf ?? schema.anyOf ?? [];
  if (variant) return sampleOf(variant, idOf, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          // optional identifiers too: they are where another organisation's rows could be named
          .filter(([property, inner]) => schema.required?.includes(property) || inner.format === 'uuid')
          .map(([property, inner]) => [property, sampleOf(inner, idOf, property)]),
      );
    case 'array':
      return schema.minItems ? [sampleOf(schema.items ?? {}, idOf, name)] : [];
    case 'integer':
    case 'number':
      return schema.exclusiveMinimum === undefined ? Math.max(schema.minimum ?? 0, 0) : schema.exclusiveMinimum + 1;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return textOf(schema, idOf, name);
  }
}

function textOf({ format, minLength = 0 }: Schema, idOf: (name: string) => string, name: string): string {
  if (format === 'uuid') return idOf(name);
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T12:00:00Z';
  return name === 'country' ? 'FR' : 'x'.repeat(Math.max(minLength, 1));
}
