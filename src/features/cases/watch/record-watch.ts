import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Siren } from '../../../kernel/siren.ts';
import type { Context } from '../../../platform/context.ts';
import { asPlatform } from '../../../platform/db.ts';
import { PLATFORM } from '../../../platform/ids.ts';
import { debtorsOfSirens, freezeClaims } from '../../claims/freeze-claims.ts';
import { keepProceedings, keepRegisterStatus, loadWatches } from '../../companies/company-watch.ts';
import type { Insolvency } from '../../companies/insolvency.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { selectOpenCasesForUpdate } from '../contacts/debtor-cases.sql.ts';
import { type CaseEntry, writeJournal } from '../journal.ts';
import type { CaseSettings } from '../settings.ts';

export type RecordProceedings = {
  asked: readonly Siren[];
  found: ReadonlyMap<Siren, Insolvency>;
  settings: CaseSettings;
};

/**
 * Keeps what the notices say of these companies and, where it is new, does what it means to their open cases, in every organisation:
 * prior claims are frozen, reminders stop or start again, the journal tells why. Public facts, whoever happened to ask: the journal
 * names the Bodacc, not the person.
 */
export async function recordProceedings(given: Context, input: RecordProceedings): Promise<void> {
  const ctx: Context = { ...given, tenantId: PLATFORM, actor: { kind: 'system', name: 'bodacc' } };
  await asPlatform(given, () => keepAndTell(ctx, input));
}

async function keepAndTell(ctx: Context, { asked, found, settings }: RecordProceedings): Promise<void> {
  const before = await loadWatches(ctx, asked);
  await keepProceedings(ctx, asked, found);
  const changed = asked.filter((siren) => !isSame(before.get(siren)?.insolvency, found.get(siren)));
  await freezeClaims(ctx, new Map([...found].filter(([siren]) => changed.includes(siren))));
  await tellCases(ctx, changed, settings, (siren) => {
    const now = found.get(siren);
    return now ? { kind: 'debtor-insolvent', data: { ...now } } : { kind: 'insolvency-ended', data: {} };
  });
}

/**
 * Keeps that a company still exists or has ceased; its open cases stop until a person has looked when it has. `said` is undefined when
 * the register no longer tells: what was known stays.
 */
export async function recordRegisterStatus(
  ctx: Context,
  siren: Siren,
  said: { status: 'active' | 'closed'; closedOn?: CivilDate } | undefined,
  settings: CaseSettings,
): Promise<void> {
  const before = (await loadWatches(ctx, [siren])).get(siren);
  await keepRegisterStatus(ctx, siren, said);
  if (said?.status !== 'closed' || before?.isClosed) return;
  const on = said.closedOn ? { on: said.closedOn } : {};
  await tellCases(ctx, [siren], settings, () => ({ kind: 'debtor-closed', data: on }));
}

/** Writes a line in each open case of these companies, and looks at them again, however many they are in a few statements. */
async function tellCases(
  ctx: Context,
  sirens: readonly Siren[],
  settings: CaseSettings,
  told: (siren: Siren) => Pick<CaseEntry, 'kind' | 'data'>,
): Promise<void> {
  const debtors = await debtorsOfSirens(ctx, sirens);
  const rows = await selectOpenCasesForUpdate(ctx, [...debtors.keys()]);
  if (rows.length === 0) return;
  const entries = rows.map(({ tenant_id, id, debtor_id }) => ({
    tenantId: tenant_id,
    caseId: id,
    ...told(debtors.get(debtor_id) as Siren),
  }));
  await writeJournal(ctx, entries);
  await advanceCases(ctx, rows, settings);
}

function isSame(one: Insolvency | undefined, other: Insolvency | undefined): boolean {
  const told = (state: Insolvency | undefined) =>
    state && [state.procedure, state.state, state.openedOn, state.isDoubtful].join(' ');
  return told(one) === told(other);
}
