import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem, api, withQuery } from './api.ts';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown, type = 'application/problem+json') =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })),
  );

test('a refusal keeps its kind and its facts', async () => {
  answer(422, { type: 'about:blank', status: 422, kind: 'already-paid', paidOn: '2026-11-20' });
  const problem = await api.write('POST', '/api/x', {}).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ status: 422, kind: 'already-paid', facts: { paidOn: '2026-11-20' } });
});

test('an answer that is not a problem document still becomes one', async () => {
  answer(502, '<html>', 'text/html');
  await expect(api.get('/api/x')).rejects.toMatchObject({ status: 502, kind: 'unexpected' });
});

test('no network is a problem of its own', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Promise.reject(new TypeError('failed'))),
  );
  await expect(api.get('/api/x')).rejects.toMatchObject({ status: 0, kind: 'unreachable' });
});

test('writes carry the header that foreign sites cannot send, reads do not', async () => {
  answer(200, {}, 'application/json');
  await api.write('POST', '/api/x', { a: 1 });
  await api.get('/api/x');
  const headers = vi.mocked(fetch).mock.calls.map(([, init]) => new Headers(init?.headers).get('x-recouvrance'));
  expect(headers).toEqual(['1', null]);
});

test('faults of fields are told by path', () => {
  const problem = new ApiProblem(400, { kind: 'invalid-input', faults: [{ where: 'address.city', what: 'required' }] });
  expect(problem.fields).toEqual({ 'address.city': 'required' });
});

test('empty members stay out of the address', () => {
  expect(withQuery('/api/cases', { q: 'le goff', state: undefined, sort: '' })).toBe('/api/cases?q=le+goff');
  expect(withQuery('/api/cases')).toBe('/api/cases');
});
