import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow, refuse } from '../../kernel/result.ts';
import { publication } from '../../law/citation.ts';
import { legalInterest } from '../../law/interet-legal/interet-legal.values.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import { type LawInForce, publishedLaw, scheduleIn } from '../../law/schedule.ts';
import { freezeClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { newId, PLATFORM, type TenantId } from '../../platform/ids.ts';
import { bindJob } from '../../platform/jobs.ts';
import { addLawRow } from './add-law-row.ts';
import { askRateFeeds } from './ask-rate-feeds.job.ts';
import { confirmLawRow } from './confirm-law-row.ts';
import { dismissLawRow } from './dismiss-law-row.ts';
import type { AddLawRow } from './law-rows.contract.ts';
import { selectRows } from './law-rows.sql.ts';
import { loadLaw } from './load-law.ts';
import type { ObservedRate, RateFeed } from './ports.ts';

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  await staff((ctx) => freezeClock(ctx, new Date('2027-01-10T09:00:00Z')));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const actor = { kind: 'operator', userId: 'u1', name: 'Claire' } as const;
const staff = <T>(work: (ctx: Context) => Promise<T>) => db.inTransaction({ tenantId: PLATFORM, actor }, work);

const ecb: AddLawRow = {
  subject: 'ecb-refinancing-rate',
  fromOn: '2027-01-01',
  untilOn: '2027-06-30',
  value: { rate: '2.65' },
  reference: { kind: 'publication', publisher: 'Banque centrale européenne', title: 'taux directeurs' },
  read: 'official',
};

const february = (inForce: LawInForce) =>
  amountOwed(
    {
      parties: 'professionals',
      principal: euros('1000.00'),
      dueOn: day('2027-01-31'),
      on: day('2027-02-28'),
      payments: [],
      creditNotes: [],
    },
    inForce,
  );

test('a row that waits changes nothing; confirmed by a person with its reference, it opens the semester; dismissed, it closes again', async () => {
  expect(await staff(loadLaw)).toBe(publishedLaw);
  const added = orThrow(await staff((ctx) => addLawRow(ctx, ecb)));
  expect(february(await staff(loadLaw))).toMatchObject({ refused: true, refusal: { on: '2027-02-01' } });

  const confirmed = orThrow(await staff((ctx) => confirmLawRow(ctx, { id: added.id, read: 'official' })));
  expect(confirmed).toMatchObject({ confirmed_by: { name: 'Claire' }, confirmed_at: new Date('2027-01-10T09:00:00Z') });
  const law = await staff(loadLaw);
  expect(orThrow(february(law))).toMatchObject({ interest: 970n, lines: [{ rate: 126_500n, days: 28 }] });
  // The same rows are the same law: its timelines are built once.
  expect(await staff(loadLaw)).toBe(law);

  expect(await staff((ctx) => confirmLawRow(ctx, { id: added.id, read: 'official' }))).toMatchObject({
    refusal: { kind: 'row-already-decided' },
  });
  await staff((ctx) => dismissLawRow(ctx, { id: added.id }));
  expect(february(await staff(loadLaw)).refused).toBe(true);
});

test.each<[string, Partial<AddLawRow>, object]>([
  [
    'a value that is not whole',
    { subject: 'legal-interest', value: { professional: '2.80' } },
    { kind: 'value-incomplete', argument: 'value.individual' },
  ],
  [
    'a value nobody asked for',
    { value: { rate: '2.65', mood: '1' } },
    { kind: 'value-incomplete', argument: 'value.mood' },
  ],
  ['a rate that is not one', { value: { rate: '-1' } }, { kind: 'not-a-rate', argument: 'value.rate' }],
  ['an end before the beginning', { untilOn: '2026-12-31' }, { kind: 'ends-before-it-begins', argument: 'untilOn' }],
  [
    'an identifier of no text',
    { reference: { kind: 'text', title: 'arrêté', id: 'LEGIARTI12' } },
    { kind: 'malformed-identifier', argument: 'reference.id' },
  ],
])('%s is refused and names its field', async (_, change, refusal) => {
  expect(await staff((ctx) => addLawRow(ctx, { ...ecb, fromOn: '2027-02-01', ...change }))).toMatchObject({ refusal });
});

test('two rows do not wait for the same day', async () => {
  const row = { ...ecb, fromOn: '2027-03-01' };
  const first = orThrow(await staff((ctx) => addLawRow(ctx, row)));
  expect(await staff((ctx) => addLawRow(ctx, row))).toMatchObject({ refusal: { kind: 'row-already-pending' } });
  await staff((ctx) => dismissLawRow(ctx, first));
});

test('an organisation reads the rows in force and can write none', async () => {
  const tenantId = newId(new Date()) as TenantId;
  const creditor = { tenantId, actor: { kind: 'user', userId: 'u2', name: 'Paul' } as const };
  await expect(db.inTransaction(creditor, (ctx) => addLawRow(ctx, { ...ecb, fromOn: '2027-04-01' }))).rejects.toThrow(
    /row-level security/,
  );
  const rows = await db.inTransaction(creditor, selectRows);
  expect(rows.length).toBeGreaterThan(0);
  expect(
    await db.inTransaction(creditor, (ctx) => confirmLawRow(ctx, { id: rows[0]!.id, read: 'official' })),
  ).toMatchObject({
    refusal: { kind: 'not-found' },
  });
});

test('what a feed brings waits for a person, once, and is not proposed again after it was dismissed', async () => {
  const reference = publication('Banque de France', 'Webstat');
  const observed: ObservedRate[] = [
    {
      subject: 'legal-interest',
      fromOn: day('2027-01-01'),
      untilOn: day('2027-06-30'),
      value: { professional: '2.80' },
      reference,
    },
  ];
  const feed: RateFeed = { name: 'webstat', observedSince: async () => ({ refused: false, value: observed }) };
  const silent: RateFeed = {
    name: 'ecb',
    observedSince: async () => refuse({ kind: 'unavailable', reason: 'status 503' }),
  };
  const ask = (...feeds: RateFeed[]) => bindJob(askRateFeeds, { feeds }).run(db, { tenantId: PLATFORM });
  const ofFeed = async () => (await staff(selectRows)).filter(({ origin }) => origin === 'webstat');

  // A feed that is silent does not keep the others from being read, and the job is tried again.
  await expect(ask(silent, feed)).rejects.toThrow('ecb: unavailable (status 503)');
  await ask(feed);
  const [proposed, ...more] = await ofFeed();
  expect(more).toEqual([]);
  expect(proposed).toMatchObject({ from_on: '2027-01-01', confirmed_at: null, read: 'official' });
  expect(scheduleIn(await staff(loadLaw), legalInterest).rows.at(-1)?.from).toBe('2026-07-01');

  // It does not know the second rate: the person who confirms completes it.
  const id = proposed!.id;
  expect(await staff((ctx) => confirmLawRow(ctx, { id, read: 'official' }))).toMatchObject({
    refusal: { kind: 'value-incomplete', argument: 'value.individual' },
  });
  const value = { professional: '2.80', individual: '6.90' };
  orThrow(await staff((ctx) => confirmLawRow(ctx, { id, read: 'official', value })));
  expect(scheduleIn(await staff(loadLaw), legalInterest).rows.at(-1)?.value).toEqual({
    professional: 28_000n,
    individual: 69_000n,
  });

  await staff((ctx) => dismissLawRow(ctx, { id }));
  await ask(feed);
  expect(await ofFeed()).toHaveLength(1);
});
