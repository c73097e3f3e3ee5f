import { addDays, type CivilDate, inParis, parisInstant, weekdayOf } from '../../kernel/civil-date.ts';
import { claimInstallation, freezeClock, markPrepared, unfreezeClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { PLATFORM } from '../../platform/ids.ts';
import type { Application } from '../application.ts';
import { createAccounts } from './create-accounts.ts';
import { deedsOf } from './debtor-deeds.ts';
import { createDirector } from './director.ts';
import { invoicesOfKermeur } from './invoices-of-kermeur.ts';
import { createSimulatedBank } from './simulated-bank.ts';

const actor = { kind: 'system', name: 'demonstration' } as const;
const MONTHS_OF_STORY_DAYS = 245;

type Appointment = { at: Date; run: () => Promise<unknown> };

/**
 * The demonstration: eight months of one creditor's life, played by the same use cases, clock and jobs as real life, so that every
 * amount, letter and posting is genuine. A preparation cut short is started over (see `installation.prepared_at`).
 */
export async function makeDemonstration(
  application: Application,
  config: Config,
  signal: AbortSignal,
  onDay: (done: number, of: number) => void,
): Promise<void> {
  const { database, simulation } = application;
  const inPlatform = <T>(work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);
  const now = await inPlatform(async (ctx) => {
    await claimInstallation(ctx, 'demonstration');
    return ctx.now;
  });
  const today = inParis(now).date;
  const start = addDays(today, -MONTHS_OF_STORY_DAYS);
  await inPlatform((ctx) => freezeClock(ctx, parisInstant(start, 8 * 60)));
  const people = await createAccounts(application);
  const bank = createSimulatedBank(application, config);
  const director = createDirector(application, people, bank);
  const sirens = await director.debtors();
  const agenda: Appointment[] = [];
  for (const [turn, invoice] of invoicesOfKermeur(sirens, addDays(today, -1)).entries()) {
    const opening = parisInstant(invoice.openedOn, 9 * 60 + (turn % 30));
    agenda.push({ at: opening, run: () => director.open(invoice) });
    for (const deed of deedsOf(invoice.behaviour, Math.floor(turn / 16), invoice.openedOn < addDays(today, -62))) {
      agenda.push({
        at: parisInstant(addDays(invoice.openedOn, deed.after), 14 * 60 + (turn % 50)),
        run: () => director.play(invoice, deed),
      });
    }
  }
  for (let day = start; day < today; day = addDays(day, 1)) agenda.push(...bankDay(day, bank, people));
  await play(agenda, now, simulation, signal, (at) => onDay(daysOf(start, inParis(at).date), MONTHS_OF_STORY_DAYS));
  await simulation.playTo(now);
  await inPlatform(async (ctx) => {
    await unfreezeClock(ctx);
    await markPrepared(ctx);
  });
}

/** Statements come each working day but the weekend's; payouts leave on Tuesdays and Fridays. */
function bankDay(
  day: CivilDate,
  bank: ReturnType<typeof createSimulatedBank>,
  people: Awaited<ReturnType<typeof createAccounts>>,
): Appointment[] {
  const weekday = weekdayOf(day);
  if (weekday > 5) return [];
  const appointments: Appointment[] = [{ at: parisInstant(day, 16 * 60), run: () => bank.tell(people.operator) }];
  if (weekday === 2 || weekday === 5) {
    appointments.push({
      at: parisInstant(day, 16 * 60 + 30),
      run: () => bank.payOut(people.operator, people.secondOperator),
    });
  }
  return appointments;
}

async function play(
  agenda: Appointment[],
  until: Date,
  simulation: Application['simulation'],
  signal: AbortSignal,
  onInstant: (at: Date) => void,
): Promise<void> {
  for (const { at, run } of agenda.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (at >= until) break;
    signal.throwIfAborted();
    await simulation.playTo(at);
    await run();
    onInstant(at);
  }
}

function daysOf(start: CivilDate, day: CivilDate): number {
  return Math.round((Date.parse(day) - Date.parse(start)) / 86_400_000);
}
