import { expect, test } from 'vitest';
import { documentOf, documentTicket, formToken, isFormToken, openSession, readSession } from './portal-session.ts';

const settings = { secret: 'a secret of this installation' };
const key = '01938f2c-0000-7000-8000-000000000001';
const other = '01938f2c-0000-7000-8000-000000000002';
const now = new Date('2026-11-21T09:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('a session opens its own link, for two hours', () => {
  const { session, cookie } = openSession(settings, key, now);
  expect(readSession(settings, cookie, key, now)).toEqual(session);
  expect(readSession(settings, cookie, key, later(119))).toEqual(session);
  expect(readSession(settings, cookie, key, later(120))).toBeUndefined();
  expect(readSession(settings, cookie, other, now)).toBeUndefined();
});

test('a cookie that was not signed here, or was changed, opens nothing', () => {
  const { cookie } = openSession(settings, key, now);
  const [id, , expires, signature] = cookie.split('.');
  for (const forged of [
    undefined,
    '',
    'x.y.z',
    cookie.slice(0, -1),
    `${cookie}.more`,
    `${id}.${other}.${expires}.${signature}`,
    `${id}.${key}.${Number(expires) + 3_600_000}.${signature}`,
    openSession({ secret: 'another' }, key, now).cookie,
  ]) {
    expect(readSession(settings, forged, key, now)).toBeUndefined();
    expect(readSession(settings, forged, other, now)).toBeUndefined();
  }
});

test('a form is bound to its session and to its name', () => {
  const { session } = openSession(settings, key, now);
  const second = openSession(settings, key, now).session;
  const token = formToken(settings, session, 'promettre');
  expect(isFormToken(settings, session, 'promettre', token)).toBe(true);
  expect(isFormToken(settings, session, 'contester', token)).toBe(false);
  expect(isFormToken(settings, second, 'promettre', token)).toBe(false);
  expect(isFormToken(settings, { portalKey: key }, 'promettre', token)).toBe(false);
  expect(isFormToken(settings, session, 'promettre', undefined)).toBe(false);
});

test('a document already received is shown again only on its own link', () => {
  const ticket = documentTicket(settings, key, 'document-1');
  expect(documentOf(settings, key, ticket)).toBe('document-1');
  expect(documentOf(settings, other, ticket)).toBeUndefined();
  expect(documentOf(settings, key, ticket.replace('document-1', 'document-2'))).toBeUndefined();
  expect(documentOf(settings, key, undefined)).toBeUndefined();
});
