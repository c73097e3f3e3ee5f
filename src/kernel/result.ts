/** What a decision answers: a value, or a refusal that carries facts (never a sentence). Only bugs throw. */
export type Result<T, R> = Accepted<T> | Refused<R>;
export type Accepted<T> = { readonly refused: false; readonly value: T };
export type Refused<R> = { readonly refused: true; readonly refusal: R };

export function ok<T>(value: T): Accepted<T> {
  return { refused: false, value };
}

export function refuse<const R>(refusal: R): Refused<R> {
  return { refused: true, refusal };
}

/** The value, or a thrown error naming the refusal: for constants and tests, where a refusal is a bug. */
export function orThrow<T, R>(result: Result<T, R>): T {
  if (result.refused) throw new Error(`refused: ${JSON.stringify(result.refusal, bigintAsText)}`);
  return result.value;
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
