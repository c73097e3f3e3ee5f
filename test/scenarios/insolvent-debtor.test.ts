import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CasePreview } from '../../src/features/cases/cases.contract.ts';
import { watchDebtors } from '../../src/features/cases/watch/watch-debtors.job.ts';
import type { Company, CompanyDirectory, InsolvencyNotice } from '../../src/features/companies/ports.ts';
import type { TodayView } from '../../src/features/reporting/reporting.contract.ts';
import { type CivilDate, day } from '../../src/kernel/civil-date.ts';
import { ok, orThrow, refuse } from '../../src/kernel/result.ts';
import { parseSiren, type Siren } from '../../src/kernel/siren.ts';
import type { App } from '../../src/platform/http.ts';
import { PLATFORM } from '../../src/platform/ids.ts';
import { bindJob } from '../../src/platform/jobs.ts';
import type { Client } from '../support/http-client.ts';
import { ownerOfKermeur } from '../support/kermeur.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

/** A debtor fails while its cases are open, before they are, or not at all: nothing more is asked of it, and its creditor is told. */
let scenario: Scenario;
let app: App;
let owner: Client;
/** The case of the company that fails on the way. */
let penhoat: string;

const PENHOAT = orThrow(parseSiren('210062626'));
const published: InsolvencyNotice[] = [];
const notices = {
  about: async (asked: readonly Siren[]) => ok(published.filter(({ siren }) => asked.includes(siren))),
};
const silent = { about: async () => refuse({ kind: 'unavailable' as const, reason: 'timeout' }) };
const ceased = new Set<Siren>();

beforeAll(async () => {
  // After every notice of the sample was published.
  scenario = await createScenario({ startsAt: new Date('2026-11-02T08:00:00Z') });
  app = (await scenario.application.web()).app;
  await app.ready();
  ({ owner } = await ownerOfKermeur(app));
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

async function watch(source: typeof notices | typeof silent = notices) {
  const { database, wiring } = scenario.application;
  const directory: CompanyDirectory = {
    ...wiring.directory,
    async bySiren(siren) {
      const found = await wiring.directory.bySiren(siren);
      if (found.refused || !ceased.has(siren)) return found;
      return ok<Company>({ ...found.value, status: 'closed', closedOn: day('2026-11-05') });
    },
  };
  const job = bindJob(watchDebtors, { notices: source, directory, settings: wiring.settings });
  await job.run(database, { tenantId: PLATFORM });
  await scenario.application.simulation.settle();
}

const notice = (nature: string, judgedOn: string, publishedOn: string): InsolvencyNotice => ({
  id: `${nature} ${judgedOn}`,
  siren: PENHOAT,
  kind: 'notice',
  nature,
  judgedOn: judgedOn as CivilDate,
  publishedOn: publishedOn as CivilDate,
  court: 'Tribunal de commerce de Saint-Malo',
});
const body = (siren: string, more = {}) => ({
  debtor: { ...debtorInput({ siren, name: 'Le débiteur', email: `compta@d${siren}.example` }), country: 'FR' },
  invoice: invoiceInput({ number: `F-${siren}`, issuedOn: '2026-01-15', dueOn: '2026-02-15', ...more }),
});
const asked = async (caseId: string) =>
  (await scenario.messages(caseId)).filter(({ countsAsContact }) => countsAsContact).length;

test('before anything is opened: the proceedings, what they change and the last day to declare', async () => {
  const preview = await owner.call('POST', '/api/v1/cases/preview', { body: body('210060257') });
  expect(preview.status, preview.body).toBe(200);
  const [gravest] = (preview.json as CasePreview).findings;
  expect(gravest).toMatchObject({ kind: 'debtor-insolvent', severity: 'blocks' });
  // Published on 28 October: two months, to a Monday.
  expect(gravest?.facts).toMatchObject({
    procedure: 'redressement',
    openedOn: '2026-10-20',
    declareBefore: '2026-12-28',
  });
  expect(gravest?.message).toContain('au plus tard le 28\u00a0décembre\u00a02026');
  const healed = (await owner.call('POST', '/api/v1/cases/preview', { body: body('210097820') })).json as CasePreview;
  expect(healed.findings.filter(({ kind }) => kind.includes('insolv'))).toEqual([]);
});

test('opened all the same by API, nothing is ever sent, and interest stopped on the day of the judgment', async () => {
  const opened = await owner.call('POST', '/api/v1/cases', {
    body: { ...body('210060257'), signatoryName: 'Maëlle Kermeur', signatoryRole: 'gérante', acceptsMandate: true },
  });
  expect(opened.status, opened.body).toBe(201);
  const { id } = opened.json as { id: string };
  await scenario.application.simulation.settle();
  const view = await scenario.view(id);
  expect(view.gate.blockers.map(({ kind }) => kind)).toContain('debtor-insolvent');
  expect(view.owed.indemnityCents).toBe(4_000);
  const before = view.owed.interestCents;
  await scenario.playTo(day('2026-11-20'));
  expect(await asked(id)).toBe(0);
  expect((await scenario.view(id)).owed.interestCents).toBe(before);
  const today = await owner.call('GET', '/api/v1/today');
  expect(today.status, today.body).toBe(200);
  const { todos } = today.json as TodayView;
  expect(todos).toMatchObject([{ kind: 'declare-claim', facts: { declareBefore: '2026-12-28' } }]);
});

test('a debtor that fails in the middle of the plan: the reminders stop, both creditors’ claims are frozen, the journal says why', async () => {
  const other = await scenario.addCreditor('210029104', 'Nettoyage Armor');
  const [mine, theirs] = [
    await scenario.openCase({
      debtor: { siren: PENHOAT },
      invoice: { number: 'W-1', issuedOn: '2026-08-01', dueOn: '2026-09-01' },
    }),
    await scenario.openCase({
      creditor: other,
      debtor: { siren: PENHOAT },
      invoice: { number: 'W-2', issuedOn: '2026-08-01', dueOn: '2026-09-01' },
    }),
  ];
  penhoat = mine.id;
  await scenario.playTo(day('2026-11-24'));
  const sent = await asked(mine.id);
  expect(sent).toBeGreaterThan(0);

  await expect(watch(silent)).rejects.toThrow('could not be read');
  await watch();
  expect((await scenario.view(mine.id)).gate.blockers.map(({ kind }) => kind)).not.toContain('debtor-insolvent');

  published.push(notice("Jugement d'ouverture de liquidation judiciaire", '2026-11-23', '2026-12-01'));
  await scenario.playTo(day('2026-12-02'));
  await watch();
  for (const { id } of [mine, theirs]) {
    const view = await scenario.view(id);
    expect(view.gate.blockers.find(({ kind }) => kind === 'debtor-insolvent')?.facts).toMatchObject({
      procedure: 'liquidation',
      on: '2026-11-23',
    });
    expect(view.findings[0]).toMatchObject({ kind: 'debtor-insolvent', severity: 'blocks' });
    expect(view.owed.lines.at(-1)?.to ?? '').toMatch(/^2026-11-2[23]$/);
    const lines = (await scenario.journal(id)).filter(({ kind }) => kind === 'debtor-insolvent');
    expect(lines).toMatchObject([{ data: { procedure: 'liquidation', court: 'Tribunal de commerce de Saint-Malo' } }]);
  }
  const stopped = await asked(mine.id);
  await watch();
  await scenario.playTo(day('2027-01-20'));
  expect(await asked(mine.id)).toBe(stopped);
  expect((await scenario.journal(mine.id)).filter(({ kind }) => kind === 'debtor-insolvent')).toHaveLength(1);
});

test('an invoice issued after the judgment is not frozen; its creditor is told to check', async () => {
  const later = await scenario.openCase({
    debtor: { siren: PENHOAT },
    invoice: { number: 'W-3', issuedOn: '2026-12-15', dueOn: '2027-01-10' },
  });
  const view = await scenario.view(later.id);
  expect(view.gate.blockers.map(({ kind }) => kind)).not.toContain('debtor-insolvent');
  expect(view.findings[0]).toMatchObject({ kind: 'insolvent-since-before', severity: 'check' });
});

test('a company that ceased since stops its cases, once', async () => {
  const guivarc = orThrow(parseSiren('210021002'));
  const { id } = await scenario.openCase({
    debtor: { siren: guivarc },
    invoice: { number: 'W-4', issuedOn: '2026-08-01', dueOn: '2026-09-01' },
  });
  ceased.add(guivarc);
  await watch();
  await watch();
  expect((await scenario.view(id)).gate.blockers.map(({ kind }) => kind)).toContain('debtor-closed');
  expect((await scenario.journal(id)).filter(({ kind }) => kind === 'debtor-closed')).toMatchObject([
    { data: { on: '2026-11-05' } },
  ]);
});

test('proceedings that end let the case go on, and say so', async () => {
  published.push(notice('Jugement de clôture pour extinction du passif', '2027-01-18', '2027-01-22'));
  await scenario.playTo(day('2027-02-01'));
  await watch();
  const view = await scenario.view(penhoat);
  expect(view.gate.blockers.map(({ kind }) => kind)).not.toContain('debtor-insolvent');
  expect(view.findings.map(({ kind }) => kind)).not.toContain('debtor-insolvent');
  expect((await scenario.journal(penhoat)).map(({ kind }) => kind)).toContain('insolvency-ended');
});
