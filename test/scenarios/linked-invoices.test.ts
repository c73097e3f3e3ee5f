import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkedView } from '../../src/features/cases/linked/linked-claims.ts';
import { recordCreditNote } from '../../src/features/cases/record-credit-note.ts';
import { recordDirectPayment } from '../../src/features/cases/record-direct-payment.ts';
import { beginSending } from '../../src/features/cases/send-message.ts';
import { findDeposit } from '../../src/features/claims/deposit-invoice.ts';
import { queueMessages } from '../../src/features/correspondence/messages.ts';
import { mergeDebtors } from '../../src/features/debtor-merges/merge-debtors.ts';
import { paymentRequestsOf } from '../../src/features/payments/load-payments.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { linkedInvoices, named } from '../support/linked-invoices.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** Invoices that speak of each other: corrected, credited, settled after a deposit. Nothing is asked twice, no money is counted twice. */
let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

const { settings, dropped, corrected, correct, open } = linkedInvoices(() => scenario);

test('a corrected invoice takes the place of the old one: one claim, its payments counted, its next messages of the new amount', async () => {
  const { id } = await scenario.openCase({ invoice: { number: 'F-100' } });
  orThrow(
    await scenario.as((ctx) =>
      recordDirectPayment(ctx, { caseId: id, receivedOn: day('2026-09-05'), amount: euros('300.00'), key: 'p1' }),
    ),
  );
  await scenario.application.simulation.settle();
  const depositId = await corrected('F-100R', 'F-100');
  const view = await scenario.as((ctx) => linkedView(ctx, depositId));
  expect(view).toMatchObject({
    kind: 'corrected-invoice',
    references: [{ number: 'F-100', known: [{ caseId: id, isOpen: true, totalCents: 120_000 }] }],
  });
  const twice = await open({ number: 'F-100R' }, depositId);
  expect(twice.opened).toMatchObject({ refusal: { kind: 'replaces-open-case', caseId: id, number: 'F-100' } });
  expect(twice.findings).toEqual(['replaces-claim']);

  const [sent] = await scenario.messages(id);
  if (!sent) throw new Error('no message left at the opening');
  const [queued] = await scenario.as((ctx) =>
    queueMessages(ctx, [{ ...sent, facts: sent.facts, key: `${id}:held`, template: sent.template }]),
  );
  const before = (await scenario.view(id)).owed;
  expect(orThrow(await correct(id, { number: 'F-100R' }, { depositId }))).toBeNull();
  const after = await scenario.view(id);
  expect(after.invoice).toMatchObject({ number: 'F-100R', totalCents: 90_000, documentId: expect.any(String) });
  expect(after.owed.paidCents).toBe(30_000);
  expect(before.principalCents - after.owed.principalCents).toBeGreaterThan(29_000);
  expect(after.owed.principalCents).toBeLessThanOrEqual(90_000);
  expect(after.linkedInvoices).toMatchObject([{ relation: 'replaced', number: 'F-100', amountCents: 120_000 }]);
  expect((await scenario.journal(id)).find(({ kind }) => kind === 'invoice-replaced')?.data).toMatchObject({
    number: 'F-100R',
    before: 'F-100',
    beforeTotalCents: 120_000,
    totalCents: 90_000,
  });
  expect((await scenario.as((ctx) => findDeposit(ctx, depositId)))?.status).toBe('confirmed');
  const request = (await scenario.as((ctx) => paymentRequestsOf(ctx, [id]))).get(id);
  expect(request).toMatchObject({ invoiceNumber: 'F-100R' });

  // What was queued before cites the old amount: it does not leave.
  expect(await scenario.as((ctx) => beginSending(ctx, queued?.id ?? ''))).toBeUndefined();
  expect((await scenario.messages(id)).find((message) => message.id === queued?.id)?.state).toBe('cancelled');
  const held = (await scenario.journal(id)).find(({ kind }) => kind === 'message-cancelled');
  expect(held?.data).toMatchObject({ messageId: queued?.id, blockers: [{ kind: 'invoice-corrected' }] });
  await scenario.playTo(day('2026-09-30'));
  const later = (await scenario.messages(id)).filter(({ queuedAt }) => queuedAt > new Date('2026-09-08T00:00:00Z'));
  expect(later.length).toBeGreaterThan(0);
  expect(new Set(later.flatMap(({ facts }) => facts.invoices.map(({ number }) => number)))).toEqual(
    new Set(['F-100R']),
  );

  // The old number is not claimed again.
  const again = await open({ number: 'F-100' }, await dropped({ number: 'F-100' }));
  expect(again.opened).toMatchObject({ refusal: { kind: 'invoice-replaced', number: 'F-100' } });
});

test('a corrected invoice that is not yet due waits for its day; one that payments cover closes the case', async () => {
  const { id } = await scenario.openCase({ invoice: { number: 'F-110' } });
  const { today } = await scenario.as(async (ctx) => ({ today: ctx.today }));
  orThrow(await correct(id, { number: 'F-110R', issuedOn: today, dueOn: '2026-11-15' }));
  const view = await scenario.view(id);
  expect(view).toMatchObject({ state: 'paused', owed: { totalCents: 90_000, interestCents: 0 } });
  expect(view.holds.find(({ endedOn }) => endedOn === null)).toMatchObject({ reason: 'pause', untilOn: '2026-11-16' });

  const debtor = {
    kind: 'individual' as const,
    siren: undefined,
    name: 'Anne Le Bihan',
    email: 'anne@lebihan.example',
  };
  const paid = await scenario.openCase({ debtor, invoice: { number: 'F-120' } });
  orThrow(
    await scenario.as((ctx) =>
      recordDirectPayment(ctx, { caseId: paid.id, receivedOn: today, amount: euros('900.00'), key: 'p2' }),
    ),
  );
  await scenario.application.simulation.settle();
  orThrow(await correct(paid.id, { number: 'F-120R' }));
  expect(await scenario.view(paid.id)).toMatchObject({ state: 'paid', closedReason: 'paid' });
});

test('what cannot replace by itself stops the reminders, and asks nothing twice', async () => {
  const { id } = await scenario.openCase({ invoice: { number: 'F-130' } });
  const note = { caseId: id, number: 'AV-130', issuedOn: day('2026-09-08'), amount: euros('100.00') };
  orThrow(await scenario.as((ctx) => recordCreditNote(ctx, { ...note, settings: settings() })));
  expect(await correct(id, { number: 'F-130R' })).toMatchObject({
    refusal: { kind: 'correction-impossible', why: 'credited-before' },
  });
  expect(await scenario.view(id)).toMatchObject({ state: 'paused', invoice: { number: 'F-130' } });

  const other = await scenario.openCase({ invoice: { number: 'F-140' } });
  expect(await correct(other.id, { number: 'F-140R' }, { debtorSiren: '210029104' })).toMatchObject({
    refusal: { kind: 'correction-impossible', why: 'other-debtor' },
  });
  expect((await scenario.view(other.id)).state).toBe('paused');
  expect(await correct(other.id, { number: 'f-140 ' })).toMatchObject({ refusal: { kind: 'same-invoice-number' } });
});

test('a credit note dropped as a file finds its invoice and lowers it, with the file kept beside', async () => {
  const { id } = await scenario.openCase({ invoice: { number: 'F-150' } });
  const depositId = await dropped({ number: 'AV-150', typeCode: '381', extra: { settlement: named('F-150') } });
  const view = await scenario.as((ctx) => linkedView(ctx, depositId));
  expect(view).toMatchObject({ kind: 'credit-note', references: [{ known: [{ caseId: id, isOpen: true }] }] });
  const note = { caseId: id, number: 'AV-150', issuedOn: day('2026-09-08'), amount: euros('240.00'), depositId };
  orThrow(await scenario.as((ctx) => recordCreditNote(ctx, { ...note, settings: settings() })));
  const after = await scenario.view(id);
  expect(after.owed).toMatchObject({ principalCents: 96_000, creditedCents: 24_000 });
  expect(after.linkedInvoices).toMatchObject([
    { relation: 'credit-note', number: 'AV-150', amountCents: 24_000, documentId: expect.any(String) },
  ]);
  expect((await scenario.as((ctx) => findDeposit(ctx, depositId)))?.status).toBe('confirmed');
  const unknown = await dropped({ number: 'AV-151', typeCode: '381', extra: { settlement: named('F-999') } });
  expect(await scenario.as((ctx) => linkedView(ctx, unknown))).toMatchObject({
    references: [{ number: 'F-999', known: [] }],
  });
});

test('a deposit invoice and its balance are linked both ways, and the deposit is never counted twice', async () => {
  const advance = await open({ number: 'A-160' }, await dropped({ number: 'A-160', typeCode: '386' }));
  const deposit = orThrow(advance.opened);
  const balance = { number: 'F-160', totalCents: 400_000, netCents: 333_333, taxCents: 66_667 };
  const file = await dropped({ number: 'F-160', extra: { settlement: named('A-160') } });
  const whole = await open(balance, file);
  expect(whole.findings).toEqual(['deposit-counted-twice']);
  expect(whole.opened).toMatchObject({ refusal: { kind: 'deposit-may-count-twice', numbers: ['A-160'] } });

  const rest = await open({ ...balance, prepaidCents: 120_000 }, file);
  expect(rest.findings).toEqual(['deposit-said-paid']);
  const opened = orThrow(rest.opened);
  expect((await scenario.view(opened.id)).owed.principalCents).toBe(280_000);
  expect((await scenario.view(opened.id)).linkedInvoices).toMatchObject([
    { relation: 'deposit', number: 'A-160', caseId: deposit.id, isOpen: true },
  ]);
  expect((await scenario.view(deposit.id)).linkedInvoices).toMatchObject([
    { relation: 'balance', number: 'F-160', caseId: opened.id },
  ]);
  const answered = await open(
    { ...balance, number: 'F-161' },
    await dropped({ number: 'F-161', extra: { settlement: named('A-160') } }),
    {
      excludesDeposits: true,
    },
  );
  expect(answered.opened.refused).toBe(false);
});

test('an old spelling of a merged debtor is the one that was kept: its corrected invoice opens no second case', async () => {
  const spelling = { kind: 'individual' as const, siren: undefined, name: 'Brehat Menuiserie' };
  const old = await scenario.openCase({ debtor: spelling, invoice: { number: 'F-171' } });
  const { id } = await scenario.openCase({ invoice: { number: 'F-170' } });
  const [kept, gone] = [(await scenario.view(id)).debtor.id, (await scenario.view(old.id)).debtor.id];
  orThrow(
    await scenario.as((ctx) =>
      mergeDebtors(ctx, { keptId: kept, goneId: gone, warningsRead: true, settings: settings() }),
    ),
  );
  const { opened } = await open({ number: 'F-170R' }, await corrected('F-170R', 'F-170'), { debtor: spelling });
  expect(opened).toMatchObject({ refusal: { kind: 'replaces-open-case', caseId: id, number: 'F-170' } });
});
