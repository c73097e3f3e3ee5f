import { expect, test } from 'vitest';
import { createLog, type Log } from './log.ts';

function written(write: (log: Log) => void): { line: string; facts: Record<string, unknown> } {
  const lines: string[] = [];
  write(createLog('info', { write: (text) => void lines.push(text) }));
  const line = lines.join('');
  return { line, facts: JSON.parse(line) };
}

test('facts, level and time are there as JSON', () => {
  const { facts } = written((log) => log.info({ jobName: 'post-letter', port: 3000 }, 'ready'));
  expect(facts).toMatchObject({ level: 'info', jobName: 'post-letter', port: 3000, msg: 'ready' });
  expect(facts.time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('personal and secret fields are hidden at any depth', () => {
  const secrets = {
    email: 'a',
    debtorEmail: 'b',
    phone_number_mobile: 'c',
    name: 'd',
    lastName: 'e',
    IBAN: 'f',
    postal_address: ['g'],
    password: 'h',
    resetToken: 'i',
    headers: { authorization: 'j', cookie: 'k', 'set-cookie': ['l'], 'x-api-key': 'm' },
  };
  const { facts } = written((log) => log.info({ deep: { list: [secrets] } }, 'x'));
  const shown = (facts.deep as { list: Record<string, unknown>[] }).list[0]!;
  const { headers, ...rest } = shown;
  for (const value of [...Object.values(rest), ...Object.values(headers as object)]) expect(value).toBe('[hidden]');
});

test.each([
  ['an email address', 'sent to jeanne.durand+x@exemple.fr today', 'jeanne'],
  ['an IBAN', 'paid on FR76 3000 4000 0312 3456 7890 143 today', '3456'],
  ['a compact IBAN', 'paid on FR7630004000031234567890143 today', '3456'],
  ['a telephone number', 'called 06 12 34 56 78 today', '34 56'],
  ['an international number', 'called +33612345678 today', '6123'],
  ['a password in an address', 'connect postgres://owner:hunter2@127.0.0.1/db', 'hunter2'],
  ['a bearer token', 'Authorization: Bearer abc.def-ghi', 'abc.def'],
])('%s is hidden in messages and stacks', (_what, message, secret) => {
  expect(written((log) => log.info(message)).line).not.toContain(secret);
  expect(written((log) => log.error(new Error(message))).line).not.toContain(secret);
  expect(written((log) => log.child({ note: message }).info('x')).line).not.toContain(secret);
});

test('a PostgreSQL error keeps its code and constraint, not the row it quotes', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "debtor_key"'), {
    code: '23505',
    constraint: 'debtor_key',
    detail: 'Key (label)=(Jeanne Durand) already exists.',
    parameters: ['Jeanne Durand'],
  });
  const { facts, line } = written((log) => log.error({ err: error }, 'failed'));
  expect(facts.err).toMatchObject({ code: '23505', constraint: 'debtor_key' });
  expect(line).not.toContain('Durand');
});

test('a link keeps its shape without its key', () => {
  const key = 'q8Jd0aXyz_7Kp2Lm4Nn6Bb8Vv0Cc';
  const { facts } = written((log) => log.info({ url: `/p/${key}/pay?email=a%40b.fr&step=2` }, 'request'));
  expect(facts.url).toBe('/p/[hidden]/pay?email=[hidden]&step=[hidden]');
  const id = '0198b6c2-7a51-7c3e-9a40-0d7f5b1f2c33';
  expect(written((log) => log.info({ url: `/api/cases/${id}` }, 'x')).facts.url).toBe(`/api/cases/${id}`);
});

test('numbers that only look like telephones stay', () => {
  const { facts } = written((log) => log.info({ amount: '0612345678', took: 612345678 }, 'case 2026-0612345678'));
  expect(facts.took).toBe(612345678);
  expect(facts.msg).toBe('case 2026-0612345678');
});
