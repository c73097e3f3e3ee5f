import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, createCast } from '../support/cast.ts';
import { type Client, clientOf } from '../support/http-client.ts';

/** The sign-in library, as it is wired here: what somebody could try against it. */
let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
afterAll(() => cast.close());

const me = (client: Client) => client.call('GET', '/api/v1/me');
const password = 'a long enough password';

test('an account cannot make itself an operator, when it signs up or later', async () => {
  const client = clientOf(cast.app);
  const body = { name: 'Rusé', email: 'ruse@other.example', password, isOperator: true };
  const answer = await client.call('POST', '/api/auth/sign-up/email', {
    body,
    headers: { 'x-forwarded-for': '10.3.0.1' },
  });
  client.cookie = answer.cookies.join('; ');
  if (answer.status === 200) {
    await client.call('POST', '/api/auth/update-user', { body: { isOperator: true } });
    expect(await me(client)).toMatchObject({ json: { user: { isOperator: false } } });
  } else expect(answer.status).toBe(400);
});

test('an account cannot make another organisation its active one, nor invite into it, nor raise its own role', async () => {
  const stranger = cast.clients['owner of another organisation'];
  const mine = (await me(cast.clients.owner)).json as { organisation: { id: string } };
  const organizationId = mine.organisation.id;
  const active = await stranger.call('POST', '/api/auth/organization/set-active', { body: { organizationId } });
  expect(active.status).toBeGreaterThanOrEqual(400);
  expect(await me(stranger)).toMatchObject({ json: { organisation: { name: 'Autre créancier' } } });
  for (const who of ['owner of another organisation', 'reader', 'manager'] as const) {
    const invitation = { email: 'friend@other.example', role: 'owner', organizationId };
    const invited = await cast.clients[who].call('POST', '/api/auth/organization/invite-member', { body: invitation });
    expect(invited.status, who).toBeGreaterThanOrEqual(400);
  }
  const { rows } = await cast.scenario.application.database.pool.query<{ id: string }>(
    `select id from sign_in.member where role = 'reader'`,
  );
  const raised = { memberId: rows[0]?.id, role: 'owner', organizationId };
  const raise = await cast.clients.reader.call('POST', '/api/auth/organization/update-member-role', { body: raised });
  expect(raise.status).toBeGreaterThanOrEqual(400);
});

test('an account sees its sessions, and a revoked one opens nothing from that instant', async () => {
  const first = cast.clients.reader;
  const second = clientOf(cast.app);
  const credentials = {
    body: { email: 'reader@discret.example', password },
    headers: { 'x-forwarded-for': '10.3.0.2' },
  };
  second.cookie = (await second.call('POST', '/api/auth/sign-in/email', credentials)).cookies.join('; ');
  expect((await me(second)).status).toBe(200);
  const listed = (await first.call('GET', '/api/auth/list-sessions')).json as { token: string }[];
  expect(listed).toHaveLength(2);
  const other = listed.find((session) => !decodeURIComponent(first.cookie).includes(session.token));
  await first.call('POST', '/api/auth/revoke-session', { body: { token: other?.token } });
  expect((await me(second)).status).toBe(401);
  expect((await me(first)).status).toBe(200);
  await first.call('POST', '/api/auth/sign-out', { body: {} });
  expect((await me(first)).status).toBe(401);
});

test('an account that is taken out of an organisation, or lowered in it, loses its rights with the same session', async () => {
  const { pool } = cast.scenario.application.database;
  const list = () => cast.clients.manager.call('GET', '/api/v1/cases');
  const pause = () =>
    cast.clients.manager.call('POST', `/api/v1/cases/${cast.ids.cases}/pause`, { body: { note: 'x' } });
  expect((await list()).status).toBe(200);
  await pool.query(`update sign_in.member set role = 'reader' where role = 'manager'`);
  expect((await pause()).status).toBe(403);
  await pool.query(`delete from sign_in.member where role = 'reader'`);
  expect(await list()).toMatchObject({ status: 403, json: { kind: 'no-organisation' } });
});

test('an account whose password is guessed at is protected: too many tries from one address are refused, not from another', async () => {
  const guess = (address: string) =>
    clientOf(cast.app).call('POST', '/api/auth/sign-in/email', {
      body: { email: 'owner@discret.example', password: 'not the password' },
      headers: { 'x-forwarded-for': address },
    });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 15; attempt++) statuses.push((await guess('10.4.0.1')).status);
  expect(statuses.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 401));
  expect(statuses.slice(12)).toEqual([429, 429, 429]);
  expect((await guess('10.4.0.2')).status).toBe(401);
});
