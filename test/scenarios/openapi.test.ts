import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, RouteAccess } from '../../src/platform/http.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';
import { type Document, operationOf } from '../support/schema-sample.ts';

let scenario: Scenario;
let app: App;
let routes: RouteAccess[];
let document: Document & { openapi: string };

beforeAll(async () => {
  scenario = await createScenario();
  ({ app, routes } = await scenario.application.web());
  await app.ready();
  document = (await app.inject('/api/openapi.json')).json();
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation, name: `${method} ${path}` })),
  );

/** What is served beside the API, and deliberately not part of it. */
const HIDDEN = [
  /^\/api\/docs/,
  /^\/api\/openapi\.json$/,
  /^\/api\/auth\/\*$/,
  /^\/(livez|readyz|metrics)$/,
  /^\/d\//,
  /^\/(calculs($|[/.])|robots\.txt$|sitemap\.xml$)/,
  /^\/\*$/,
];

test('the document lints clean by the recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  const told = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`);
  expect(told).toEqual([]);
});

test('it is OpenAPI 3.1, and holds every route that is not deliberately left out', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const { method, url } of routes.filter((route) => route.method !== 'HEAD')) {
    const isHidden = HIDDEN.some((pattern) => pattern.test(url));
    expect(operationOf(document, method, url) !== undefined, `${method} ${url}`).toBe(!isHidden);
  }
});

test('every operation has a name of its own, a summary, a tag, a success and its problems', () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation, name } of operations()) {
    expect(operation.operationId, name).toMatch(/^[a-z][A-Za-z0-9]+$/);
    expect(operation.summary?.length ?? 0, name).toBeGreaterThan(8);
    expect(operation.tags?.length, name).toBe(1);
    const statuses = Object.keys(operation.responses);
    expect(
      statuses.some((status) => /^2\d\d$/.test(status)),
      `${name}: a success`,
    ).toBe(true);
    for (const status of ['4XX', '5XX']) {
      expect(operation.responses[status]?.content, `${name}: ${status}`).toHaveProperty(['application/problem+json']);
    }
  }
});

test('it says who needs a session: all but what is public', () => {
  for (const { method, url, access } of routes.filter((route) => route.method !== 'HEAD')) {
    const operation = operationOf(document, method, url) as { security?: unknown[] } | undefined;
    if (operation) expect(operation.security, `${method} ${url}`).toEqual(access === 'public' ? [] : undefined);
  }
});

test('it can be read by people at /api/docs, with no script or style of another site', async () => {
  const page = await app.inject('/api/docs');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(?:src|href)="https?:/);
});
