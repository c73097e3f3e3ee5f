import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewCase } from '../../src/features/cases/case-view.ts';
import type { CaseView } from '../../src/features/cases/cases.contract.ts';
import { selectCase, selectEvents } from '../../src/features/cases/cases.sql.ts';
import { type Dossier, loadDossiers } from '../../src/features/cases/dossier.ts';
import { openCase } from '../../src/features/cases/open-case.ts';
import type { DebtorInput, InvoiceInput } from '../../src/features/claims/claims.contract.ts';
import { checkDebtor } from '../../src/features/claims/debtor.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { lookUpCompany } from '../../src/features/companies/present-company.ts';
import { type OutboxRow, selectOutbox } from '../../src/features/correspondence/correspondence.sql.ts';
import { type Message, messagesOfCases } from '../../src/features/correspondence/messages.ts';
import { saveOrganisation } from '../../src/features/tenancy/save-organisation.ts';
import { type CivilDate, parisInstant } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { type Application, createApplication } from '../../src/main/application.ts';
import { createSimulatedBank, type SimulatedBank } from '../../src/main/demonstration/simulated-bank.ts';
import { claimInstallation, freezeClock, markPrepared } from '../../src/platform/clock.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import type { Actor, Context } from '../../src/platform/context.ts';
import { newId, PLATFORM, type TenantId } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { freshDatabase } from './database.ts';

export const PUBLIC_URL = 'https://recouvrance.example';
export const SECRET = 'a secret of forty characters, for tests..';

/** A creditor with one person who acts for it. */
export type Creditor = { tenantId: TenantId; manager: Actor };

export type Scenario = {
  application: Application;
  config: Config;
  ownerUrl: string;
  creditor: Creditor;
  operator: Actor;
  secondOperator: Actor;
  bank: SimulatedBank;
  /** One transaction of a creditor's (the first one's unless told otherwise). */
  as<T>(work: (ctx: Context) => Promise<T>, who?: { tenantId: TenantId; actor?: Actor; manager?: Actor }): Promise<T>;
  /** One transaction of the platform's, as the first operator. */
  platform<T>(work: (ctx: Context) => Promise<T>, actor?: Actor): Promise<T>;
  addCreditor(siren: string, name: string): Promise<Creditor>;
  openCase(wanted?: Wanted): Promise<{ id: string; reference: string }>;
  /** Plays all that falls due until this hour of Paris (17:00 unless told otherwise). */
  playTo(on: CivilDate, minutes?: number): Promise<void>;
  dossier(caseId: string): Promise<Dossier>;
  view(caseId: string): Promise<CaseView>;
  messages(caseId: string): Promise<Message[]>;
  journal(caseId: string): Promise<{ kind: string; data: Record<string, unknown> }[]>;
  /** All that left by the local adapters, oldest first. */
  outbox(): Promise<OutboxRow[]>;
  close(): Promise<void>;
};

export type Wanted = {
  creditor?: Creditor;
  debtor?: Partial<DebtorInput>;
  invoice?: Partial<InvoiceInput>;
  depositId?: string;
};

let numbers = 0;

/** A whole application on a fresh database, its clock stopped at `startsAt`, with one creditor ready to open cases. */
export async function createScenario(
  options: { startsAt?: Date; env?: Record<string, string>; mode?: 'demonstration' | 'live'; publicUrl?: string } = {},
): Promise<Scenario> {
  const fresh = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-scenario-'));
  const config = orThrow(readConfig({ DATA_DIR: dataDir, ...options.env }));
  const { ownerUrl } = fresh;
  const application = await createApplication({
    config,
    ownerUrl,
    secret: SECRET,
    publicUrl: options.publicUrl ?? PUBLIC_URL,
    log: createLog((process.env.SCENARIO_LOG ?? 'silent') as 'silent'),
  });
  const { database, simulation, wiring } = application;
  const startsAt = options.startsAt ?? new Date('2026-09-07T07:00:00Z');
  const operator: Actor = { kind: 'operator', userId: newId(startsAt), name: 'Claire Morvan' };
  const secondOperator: Actor = { kind: 'operator', userId: newId(startsAt), name: 'Hugo Marchand' };
  const platform: Scenario['platform'] = (work, actor = operator) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);
  await platform(async (ctx) => {
    await claimInstallation(ctx, options.mode ?? config.mode);
    await markPrepared(ctx);
    await freezeClock(ctx, startsAt);
  });

  async function addCreditor(siren: string, name: string): Promise<Creditor> {
    const tenantId = newId(startsAt) as TenantId;
    const manager: Actor = { kind: 'user', userId: newId(startsAt), name: `Gestion ${name}` };
    await database.inTransaction({ tenantId, actor: manager }, async (ctx) =>
      orThrow(await saveOrganisation(ctx, { organisation: organisationOf(siren, name) })),
    );
    return { tenantId, manager };
  }

  const creditor = await addCreditor('210070728', 'Atelier Kermeur');
  const as: Scenario['as'] = (work, who = creditor) =>
    database.inTransaction({ tenantId: who.tenantId, actor: who.actor ?? who.manager ?? creditor.manager }, work);

  async function dossier(caseId: string): Promise<Dossier> {
    return platform(async (ctx) => {
      const row = await selectCase(ctx, caseId);
      const [found] = row ? await loadDossiers(ctx, [row]) : [];
      if (!found) throw new Error(`no case ${caseId}`);
      return found;
    });
  }

  return {
    application,
    config,
    ownerUrl,
    creditor,
    operator,
    secondOperator,
    bank: createSimulatedBank(application, config),
    as,
    platform,
    addCreditor,
    async openCase(wanted = {}) {
      numbers += 1;
      const input = debtorInput(wanted.debtor);
      const company = await lookUpCompany(wiring.directory, input.siren);
      const debtor = orThrow(checkDebtor(input, company));
      const signatory = { name: 'Maëlle Kermeur', role: 'gérante' };
      const opened = await as(async (ctx) => {
        const invoice = orThrow(checkInvoice(invoiceInput(wanted.invoice), ctx.today));
        const deposit = wanted.depositId ? { depositId: wanted.depositId } : {};
        return orThrow(await openCase(ctx, { debtor, invoice, signatory, settings: wiring.settings, ...deposit }));
      }, wanted.creditor);
      await simulation.settle();
      return opened;
    },
    playTo: (on, minutes = 17 * 60) => simulation.playTo(parisInstant(on, minutes)),
    dossier,
    view: async (caseId) => {
      const found = await dossier(caseId);
      const tenantId = found.row.tenant_id as TenantId;
      return as((ctx) => viewCase(ctx, found, wiring.settings), { tenantId });
    },
    messages: (caseId) => platform((ctx) => messagesOfCases(ctx, [caseId])),
    journal: (caseId) => platform((ctx) => selectEvents(ctx, caseId)),
    outbox: async () => (await platform((ctx) => selectOutbox(ctx, { limit: 10_000, offset: 0 }))).toReversed(),
    async close() {
      await application.close();
      await fresh.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An active company of the sample directory, with every way to reach it. */
export function debtorInput(wanted: Partial<DebtorInput> = {}): DebtorInput {
  return {
    kind: 'company',
    siren: '210091534',
    name: 'Menuiserie Bréhat',
    addressLines: ['4 rue du Port'],
    postcode: '29200',
    city: 'Brest',
    country: 'FR',
    contactName: 'Service comptabilité',
    email: 'compta@brehat.example',
    phone: '06 39 98 12 34',
    ...wanted,
  };
}

/** 1 200,00 € TTC due on 1 July 2026. */
export function invoiceInput(wanted: Partial<InvoiceInput> = {}): InvoiceInput {
  return {
    number: `F-2026-${String(numbers).padStart(4, '0')}`,
    issuedOn: '2026-06-01',
    dueOn: '2026-07-01',
    netCents: 100_000,
    taxCents: 20_000,
    totalCents: 120_000,
    prepaidCents: 0,
    subject: 'Pose de six fenêtres en chêne',
    ...wanted,
  };
}

function organisationOf(siren: string, name: string) {
  return {
    siren,
    name,
    addressLines: ['14 rue de la Corderie'],
    postcode: '35400',
    city: 'Saint-Malo',
    email: 'compta@kermeur.example',
    phone: '02 61 91 00 10',
    signatoryName: 'Maëlle Kermeur',
    signatoryRole: 'gérante',
    iban: 'FR7699999000010000000036975',
    accountHolder: name,
  };
}
