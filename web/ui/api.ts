/** A refusal or a failure as RFC 9457 carries it: `kind` names the refusal, the other members are its facts. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, facts: Record<string, unknown>) {
    const kind = typeof facts.kind === 'string' ? facts.kind : kindOfStatus(status);
    super(`${status} ${kind}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.kind = kind;
    this.facts = facts;
  }

  /** The sentence of the server, in French: for refusals that no screen says better. */
  get title(): string | undefined {
    return typeof this.facts.title === 'string' ? this.facts.title : undefined;
  }

  /** Faults of the fields of a form, by path (`address.city`), when the server refused what was typed: a kind of ours, or the words of the schema. */
  get fields(): Readonly<Record<string, string>> {
    const { faults } = this.facts;
    if (!Array.isArray(faults)) return {};
    return Object.fromEntries(
      faults.flatMap((fault: unknown) => {
        if (typeof fault !== 'object' || fault === null) return [];
        if ('field' in fault && 'kind' in fault) return [[String(fault.field), String(fault.kind)]];
        if ('where' in fault) return [[String(fault.where), 'what' in fault ? String(fault.what) : '']];
        return [];
      }),
    );
  }
}

function kindOfStatus(status: number): string {
  if (status === 0) return 'unreachable';
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 413) return 'too-large';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'unexpected' : 'bad-request';
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address with its query, empty values left out. */
export function withQuery(path: string, query: Query = {}): string {
  const entries = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}

async function send(method: string, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  // A header that a foreign site cannot add: with the session's SameSite cookie, it keeps forged writes out.
  if (method !== 'GET') headers.set('x-recouvrance', '1');
  let response: Response;
  try {
    response = await fetch(path, { ...init, method, headers, credentials: 'same-origin' });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiProblem(0, {});
  }
  if (response.ok) return response;
  const isJson = response.headers.get('content-type')?.includes('json');
  const body: unknown = isJson ? await response.json().catch(() => ({})) : {};
  throw new ApiProblem(response.status, typeof body === 'object' && body !== null ? { ...body } : {});
}

/** The body, trusted to be what the contract of the route says: the server checks it before sending. */
async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 204 || !response.headers.get('content-type')?.includes('json')) return undefined as T;
  return (await response.json()) as T;
}

export const api = {
  /** Reads JSON. `T` comes from the feature's contract. Throws `ApiProblem`. */
  async get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return bodyOf<T>(await send('GET', withQuery(path, query), signal ? { signal } : {}));
  },
  /** Writes JSON and reads the answer. Throws `ApiProblem`. */
  async write<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return bodyOf<T>(await send(method, path, init));
  },
  /** Sends files with fields as multipart/form-data. Throws `ApiProblem`. */
  async upload<T>(path: string, form: FormData): Promise<T> {
    return bodyOf<T>(await send('POST', path, { body: form }));
  },
  /** The bytes of a document. Throws `ApiProblem`. */
  async bytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await send('GET', path, signal ? { signal } : {})).arrayBuffer();
  },
};
