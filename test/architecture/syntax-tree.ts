import { parseSync } from '@swc/core';

export type Node = { type: string; [key: string]: unknown };

/** Every node of a TypeScript file, comments and strings being neither. */
export function* nodesOf(text: string): Generator<Node> {
  yield* walk(parseSync(text, { syntax: 'typescript', target: 'es2022' }));
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Node;
    for (const inner of Object.values(value)) yield* walk(inner);
  }
}

/** `Date.now` of `Date.now()`: the dotted names of an expression; undefined for any other expression. */
export function dotted(node: unknown): string | undefined {
  const { type, value, object, property } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(value);
  if (type !== 'MemberExpression') return undefined;
  const [left, right] = [dotted(object), dotted(property)];
  return left && right ? `${left}.${right}` : undefined;
}
