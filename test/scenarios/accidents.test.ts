import { afterAll, beforeAll, expect, test } from 'vitest';
import sample from '../../src/adapters/company-directory/sample.json' with { type: 'json' };
import { ignoreEntry } from '../../src/features/banking/ignore-entry.ts';
import { importStatement } from '../../src/features/banking/import-statement.ts';
import { matchEntry } from '../../src/features/banking/match-entry.ts';
import { advanceDueCases } from '../../src/features/cases/advance-due-cases.ts';
import { changeStep } from '../../src/features/cases/change-step.ts';
import { closeCase } from '../../src/features/cases/close-case.ts';
import { openCase } from '../../src/features/cases/open-case.ts';
import { recordCreditNote } from '../../src/features/cases/record-credit-note.ts';
import { recordDirectPayment } from '../../src/features/cases/record-direct-payment.ts';
import { sendLater } from '../../src/features/cases/send-message.ts';
import { checkDebtor } from '../../src/features/claims/debtor.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { brokenAccounts, ledgerSum } from '../../src/features/ledger/balances.ts';
import { owedOn } from '../../src/features/payments/claim-position.ts';
import { addDays, day, parisInstant } from '../../src/kernel/civil-date.ts';
import { type Cents, cents, euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { freezeClock } from '../../src/platform/clock.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';
import { aStatementFile, type Movement } from '../support/statement-builder.ts';

const OPENED = day('2026-09-07');
let scenario: Scenario;
let opened = 0;

beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

/** Companies of the sample directory that are active and private. */
const companies = sample.results
  .filter(({ siren, etat_administratif, nature_juridique }) => {
    return siren.startsWith('2100') && etat_administratif === 'A' && !nature_juridique.startsWith('7');
  })
  .map(({ siren }) => siren)
  .filter((siren) => siren !== '210070728' && siren !== '210091534');

/** A case of a new debtor, so that no silence of another weighs on it. */
async function aCase(invoice: Parameters<Scenario['openCase']>[0] = {}) {
  opened += 1;
  const debtor = { siren: companies[opened] as string, name: `Entreprise ${companies[opened]}` };
  return (await scenario.openCase({ debtor: { ...debtor, email: `d${opened}@brehat.example` }, ...invoice })).id;
}
const settings = () => scenario.application.wiring.settings;
const settle = () => scenario.application.simulation.settle();
const owed = async (id: string) => cents((await scenario.view(id)).owed.totalCents);
async function take(movements: Movement[]) {
  const account = scenario.config.clientFunds.iban;
  const bytes = aStatementFile({ iban: account, movements });
  const taken = await scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'releve.xml', account }));
  await settle();
  return { bytes, taken: orThrow(taken) };
}
const reminders = async (id: string) =>
  (await scenario.messages(id)).filter(({ countsAsContact }) => countsAsContact).map(({ template }) => template);

test('money that comes between the decision and the sending cancels the message, and says why', async () => {
  const id = await aCase();
  const due = parisInstant(day('2026-09-14'), 10 * 60);
  await scenario.platform((ctx) => freezeClock(ctx, due));
  await settle(); // the call of the plan
  const firm = parisInstant(day('2026-09-18'), 10 * 60);
  await scenario.platform((ctx) => freezeClock(ctx, firm));
  await scenario.platform((ctx) => advanceDueCases(ctx, settings()));
  const decided = (await scenario.messages(id)).filter(({ state }) => state === 'queued');
  expect(decided.map(({ template }) => template)).toEqual(['reminder-firm', 'reminder-firm-sms']);
  const { paymentReference } = await scenario.view(id);
  await take([{ amount: await owed(id), bookedOn: '2026-09-18', text: paymentReference }]);
  const after = (await scenario.messages(id)).filter(({ template }) => template.startsWith('reminder-firm'));
  expect(after).toMatchObject([
    { state: 'cancelled', gate: { blockers: [{ kind: 'paid' }] } },
    { state: 'cancelled', gate: { blockers: [{ kind: 'paid' }] } },
  ]);
  const left = (await scenario.outbox()).map(({ key }) => key);
  for (const message of decided) expect(left).not.toContain(message.id);
  expect((await scenario.view(id)).state).toBe('paid');
});

test('a transfer of the same amount that nobody has matched stops the reminders; matched, it pays; put aside, they resume', async () => {
  const [paid, other] = [await aCase(), await aCase()];
  const [amount, otherAmount] = [await owed(paid), await owed(other)];
  expect(amount).toBe(otherAmount);
  await take([{ amount, bookedOn: '2026-09-18', text: 'VIREMENT', name: 'INCONNU' }]);
  await scenario.playTo(day('2026-10-02'));
  for (const id of [paid, other]) {
    const view = await scenario.view(id);
    expect(
      view.gate.blockers.map(({ kind }) => kind),
      id,
    ).toContain('possible-payment');
    expect(view.calls).toEqual([]);
    expect(await reminders(id)).toEqual(['reminder-friendly']);
  }
  const [entry] = (await scenario.view(paid)).gate.blockers.map(({ facts }) => facts.entryId as string);
  const entryId = entry as string;
  expect(
    orThrow(await scenario.platform((ctx) => ignoreEntry(ctx, { entryId, reason: 'Erreur de la banque' }))),
  ).toBeDefined();
  await scenario.playTo(day('2026-10-09'));
  expect((await scenario.view(other)).calls).toHaveLength(1);
  orThrow(await scenario.platform((ctx) => matchEntry(ctx, { entryId, caseId: paid })));
  await settle();
  const view = await scenario.view(paid);
  expect(view.payments).toMatchObject([{ amountCents: Number(amount), receivedOn: '2026-09-18' }]);
  expect(view.state).toBe('paid');
});

test('a part payment: interest first, fees on that part, and the reminders claim what is left', async () => {
  await scenario.playTo(day('2026-10-09'));
  const id = await aCase();
  const { paymentReference } = await scenario.view(id);
  const before = await owed(id);
  await take([{ amount: euros('500.00'), bookedOn: '2026-10-09', text: `facture ${paymentReference}` }]);
  const view = await scenario.view(id);
  expect(view.state).toBe('amicable');
  expect(view.owed.totalCents).toBe(Number(before) - 50_000);
  const [payment] = view.payments;
  expect(payment).toMatchObject({ amountCents: 50_000, surplusCents: 0 });
  expect(payment?.toInterestCents).toBeGreaterThan(0);
  expect((payment?.toInterestCents ?? 0) + (payment?.toIndemnityCents ?? 0) + (payment?.toPrincipalCents ?? 0)).toBe(
    50_000,
  );
  // 60,00 € for the case and 15 % HT of 500,00 €: 75,00 + 15,00 of VAT.
  expect(view.money).toMatchObject({ collectedCents: 50_000, feesGrossCents: 15_000, toPayOutCents: 35_000 });
  await scenario.playTo(day('2026-10-30'));
  const firm = (await scenario.messages(id)).find(({ template }) => template === 'reminder-firm');
  const claimed = firm?.facts.owed.total ?? '0';
  expect(euros(claimed)).toBeLessThan(before - 50_000n + 1_000n);
});

test('a payment beyond what is owed: the surplus is the debtor’s, and bears no fee', async () => {
  const id = await aCase();
  const { paymentReference } = await scenario.view(id);
  const due = await owed(id);
  const amount = cents(due + 10_000n);
  await take([{ amount, bookedOn: '2026-10-30', text: paymentReference }]);
  const view = await scenario.view(id);
  expect(view).toMatchObject({ state: 'paid', payments: [{ surplusCents: 10_000 }] });
  expect(view.money.collectedCents).toBe(Number(due));
  expect(view.money.feesGrossCents + view.money.toPayOutCents).toBe(Number(due));
});

test('a payment that the bank dates tomorrow closes the case today', async () => {
  const id = await aCase();
  const { paymentReference } = await scenario.view(id);
  const today = await scenario.platform(async (ctx) => ctx.today);
  const tomorrow = addDays(today, 1);
  const { position } = await scenario.dossier(id);
  const amount = orThrow(owedOn(position, tomorrow)).total;
  await take([{ amount, bookedOn: tomorrow, text: paymentReference }]);
  expect(await scenario.view(id)).toMatchObject({ state: 'paid', payments: [{ receivedOn: tomorrow }] });
});

test('a credit note of all the principal, from the invoice’s own day, closes the case without a word to the debtor', async () => {
  const id = await aCase();
  const { invoice } = await scenario.view(id);
  const note = { caseId: id, number: 'AV-1', issuedOn: day(invoice.dueOn), settings: settings() };
  const part = await scenario.as((ctx) => recordCreditNote(ctx, { ...note, amount: euros('200.00') }));
  expect(part.refused).toBe(false);
  expect((await scenario.view(id)).owed).toMatchObject({ principalCents: 100_000, creditedCents: 20_000 });
  const twice = await scenario.as((ctx) => recordCreditNote(ctx, { ...note, amount: euros('200.00') }));
  expect(twice).toMatchObject({ refusal: { kind: 'credit-note-already-known' } });
  const beyond = { ...note, number: 'AV-2', amount: euros('1000.01') };
  expect(await scenario.as((ctx) => recordCreditNote(ctx, beyond))).toMatchObject({
    refusal: { kind: 'credit-notes-exceed-invoice' },
  });
  orThrow(await scenario.as((ctx) => recordCreditNote(ctx, { ...beyond, amount: euros('1000.00') })));
  await settle();
  expect(await scenario.view(id)).toMatchObject({ state: 'closed', closedReason: 'settled' });
  expect(await reminders(id)).toEqual(['reminder-friendly']);
});

test('the same statement, and another that tells of the same movement, have one effect', async () => {
  const id = await aCase();
  const { paymentReference } = await scenario.view(id);
  const movement = { amount: euros('100.00'), bookedOn: '2026-10-30', text: paymentReference, bankReference: 'B-100' };
  const { bytes } = await take([movement]);
  const account = scenario.config.clientFunds.iban;
  const again = orThrow(
    await scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'encore.xml', account })),
  );
  expect(again).toMatchObject({ newEntries: 0, knownEntries: 1 });
  const overlapping = await take([movement, { amount: euros('1.00'), bookedOn: '2026-10-30', text: paymentReference }]);
  expect(overlapping.taken).toMatchObject({ newEntries: 1, knownEntries: 1, matched: 1 });
  const view = await scenario.view(id);
  expect(view.payments.map(({ amountCents }) => amountCents).toSorted()).toEqual([100, 10_000]);
  expect((await scenario.journal(id)).filter(({ kind }) => kind === 'payment-received')).toHaveLength(2);
});

test('two imports of one statement at the same instant have one effect', async () => {
  const id = await aCase();
  const { paymentReference } = await scenario.view(id);
  const account = scenario.config.clientFunds.iban;
  const bytes = aStatementFile({
    iban: account,
    movements: [{ amount: euros('77.00'), bookedOn: '2026-10-30', text: paymentReference }],
  });
  const both = await Promise.all(
    [1, 2].map(() => scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'r.xml', account }))),
  );
  expect(both.map((one) => orThrow(one).newEntries).toSorted()).toEqual([0, 1]);
  await settle();
  expect((await scenario.view(id)).payments).toHaveLength(1);
});

test('a double click on opening answers the case that is open, and opens one', async () => {
  const debtor = orThrow(checkDebtor(debtorInput({ email: 'double@brehat.example' }), undefined));
  const signatory = { name: 'Maëlle Kermeur', role: 'gérante' };
  const click = () =>
    scenario.as(async (ctx) => {
      const invoice = orThrow(checkInvoice(invoiceInput({ number: 'F-DOUBLE' }), ctx.today));
      return openCase(ctx, { debtor, invoice, signatory, settings: settings() });
    });
  const clicks = await Promise.all([click(), click(), click()]);
  const [first] = clicks.filter(({ refused }) => !refused);
  const refusals = clicks.flatMap((one) => (one.refused ? [one.refusal] : []));
  expect(refusals).toMatchObject([{ kind: 'case-already-open' }, { kind: 'case-already-open' }]);
  const { id } = orThrow(first as (typeof clicks)[number]);
  for (const refusal of refusals) expect(refusal).toMatchObject({ caseId: id });
  await settle();
  expect((await reminders(id)).length).toBe(1);
});

test('a double click on a direct payment or on closing has one effect', async () => {
  const id = await aCase();
  const paid = { caseId: id, receivedOn: day('2026-10-30'), amount: euros('50.00') as Cents, key: 'click' };
  const pay = () => scenario.as((ctx) => recordDirectPayment(ctx, paid));
  expect((await Promise.all([pay(), pay()])).map(({ refused }) => refused)).toEqual([false, false]);
  await settle();
  const view = await scenario.view(id);
  expect(view.payments).toHaveLength(1);
  expect(view.money, 'no fee on what was paid to the creditor itself').toMatchObject({ feesGrossCents: 0 });
  const close = () => scenario.as((ctx) => closeCase(ctx, { caseId: id, reason: 'abandoned' }));
  const closed = await Promise.all([close(), close()]);
  expect(closed.filter(({ refused }) => refused)).toMatchObject([{ refusal: { kind: 'case-closed' } }]);
});

test('a send job that is played again sends nothing again', async () => {
  const id = await aCase();
  const [message] = await scenario.messages(id);
  expect(message).toMatchObject({ template: 'reminder-friendly', state: 'sent' });
  const before = (await scenario.outbox()).length;
  const sent = (await scenario.journal(id)).filter(({ kind }) => kind === 'message-sent').length;
  await scenario.platform((ctx) => sendLater(ctx, [{ id: message?.id ?? '', tenantId: message?.tenantId ?? '' }]));
  await settle();
  expect((await scenario.outbox()).length).toBe(before);
  expect((await scenario.journal(id)).filter(({ kind }) => kind === 'message-sent')).toHaveLength(sent);
});

test('a step moved or stopped by the creditor: the others keep their order and their rest, and none is lost', async () => {
  const id = await aCase();
  const common = { caseId: id, settings: settings() };
  const plan = async () => (await scenario.view(id)).plan.map(({ step, on, state }) => ({ step, on, state }));
  const before = await plan();
  orThrow(await scenario.as((ctx) => changeStep(ctx, { ...common, step: 'letter-reminder', change: 'stop' })));
  orThrow(
    await scenario.as((ctx) =>
      changeStep(ctx, { ...common, step: 'mise-en-demeure', change: 'move', on: day('2026-12-07') }),
    ),
  );
  const changed = await plan();
  expect(changed.map(({ step }) => step)).toEqual(before.map(({ step }) => step));
  expect(changed.find(({ step }) => step === 'mise-en-demeure')).toMatchObject({ on: '2026-12-07', state: 'moved' });
  const on = (step: string) => changed.find((one) => one.step === step)?.on ?? '';
  expect(on('after-notice') >= '2026-12-24').toBe(true);
  await scenario.playTo(day('2027-01-05'));
  expect(await reminders(id)).toEqual([
    'reminder-friendly',
    'reminder-firm',
    'reminder-firm-sms',
    'mise-en-demeure',
    'after-notice',
    'after-notice-sms',
  ]);
  expect(
    await scenario.as((ctx) => changeStep(ctx, { ...common, step: 'mise-en-demeure', change: 'stop' })),
  ).toMatchObject({
    refusal: { kind: 'step-already-done' },
  });
});

test('through all of it, the ledger sums to zero and every balance is the sum of its transfers', async () => {
  expect(await scenario.platform(ledgerSum)).toBe(0n);
  expect(await scenario.platform(brokenAccounts)).toEqual([]);
  expect(OPENED < (await scenario.platform(async (ctx) => ctx.today))).toBe(true);
});
