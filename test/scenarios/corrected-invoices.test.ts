import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectCaseForUpdate } from '../../src/features/cases/cases.sql.ts';
import { closeCase } from '../../src/features/cases/close-case.ts';
import { linkedView } from '../../src/features/cases/linked/linked-claims.ts';
import { recordCreditNote } from '../../src/features/cases/record-credit-note.ts';
import { recordDirectPayment } from '../../src/features/cases/record-direct-payment.ts';
import { recordProceedings } from '../../src/features/cases/watch/record-watch.ts';
import { holdDeposits } from '../../src/features/claims/merging/merged-debtors.ts';
import { mergeDebtors } from '../../src/features/debtor-merges/merge-debtors.ts';
import type { LifecycleMessage } from '../../src/features/invoice-files/lifecycle-message.ts';
import { receiveStatuses } from '../../src/features/invoice-statuses/receive-statuses.ts';
import { possibleRequests } from '../../src/features/payments/load-payments.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { parseSiren } from '../../src/kernel/siren.ts';
import { linkedInvoices, named } from '../support/linked-invoices.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** What a corrected invoice must not undo: the law of the old claim, its numbers, what was paid on it. */
let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

const { settings, dropped, corrected, correct, open } = linkedInvoices(() => scenario);

const person = (name: string) => ({
  kind: 'individual' as const,
  siren: undefined,
  name,
  email: `a@${name.replace(/\W/g, '').toLowerCase()}.example`,
});
const blockers = async (id: string) => (await scenario.view(id)).gate.blockers.map(({ kind }) => kind);

test('a claim born before the judgment stays frozen, whatever the days of its corrected invoices', async () => {
  const siren = orThrow(parseSiren('210091534'));
  const found = new Map([
    [
      siren,
      {
        procedure: 'redressement' as const,
        state: 'open' as const,
        openedOn: day('2026-09-01'),
        publishedOn: day('2026-09-03'),
        isDoubtful: false,
      },
    ],
  ]);
  const { id } = await scenario.openCase({ invoice: { number: 'C-1' } });
  const later = await scenario.openCase({
    invoice: { number: 'C-2', issuedOn: '2026-09-03', dueOn: '2026-09-04' },
  });
  await scenario.as((ctx) => recordProceedings(ctx, { asked: [siren], found, settings: settings() }));
  expect(await blockers(id)).toContain('debtor-insolvent');
  expect(await blockers(later.id)).not.toContain('debtor-insolvent');

  orThrow(await correct(id, { number: 'C-1R', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  orThrow(await correct(id, { number: 'C-1S', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  expect(await blockers(id)).toContain('debtor-insolvent');
  expect((await scenario.dossier(id)).position.insolvencyOpenedOn).toBe('2026-09-01');

  orThrow(await correct(later.id, { number: 'C-2R', issuedOn: '2026-06-01', dueOn: '2026-07-01' }));
  expect(await blockers(later.id)).toContain('debtor-insolvent');
  expect((await scenario.dossier(later.id)).position.insolvencyOpenedOn).toBe('2026-09-01');
});

test('a correction does not revive a prescribed claim', async () => {
  const { id } = await scenario.openCase({
    debtor: person('Alfa'),
    invoice: { number: 'AA-1', issuedOn: '2024-03-01', dueOn: '2024-04-01' },
  });
  const before = (await scenario.dossier(id)).prescription?.expiresOn;
  expect(await blockers(id)).toContain('prescribed');
  orThrow(await correct(id, { number: 'AA-1R', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  expect((await scenario.dossier(id)).prescription?.expiresOn).toBe(before);
  expect(await blockers(id)).toContain('prescribed');
});

const status = (invoiceNumber: string, code: string, more: Partial<LifecycleMessage> = {}): LifecycleMessage => ({
  invoiceNumber,
  status: code,
  statusLabel: code,
  at: '2026-09-07T08:00:00',
  reasons: [],
  amounts: [],
  recipients: [],
  ...more,
});
async function receive(...messages: LifecycleMessage[]) {
  const received = orThrow(await scenario.as((ctx) => receiveStatuses(ctx, { messages, settings: settings() })));
  await scenario.application.simulation.settle();
  return received.rows.map(({ effect }) => effect);
}

test('a document that names a number replaced long ago still finds its claim', async () => {
  const debtor = person('Bravo');
  const { id } = await scenario.openCase({ debtor, invoice: { number: 'A-100' } });
  orThrow(await correct(id, { number: 'A-100R' }, { depositId: await corrected('A-100R', 'A-100') }));
  const second = await open({ number: 'A-100S' }, await corrected('A-100S', 'A-100'), { debtor });
  expect(second.opened).toMatchObject({ refusal: { kind: 'replaces-open-case', caseId: id } });
  const credit = await dropped({ number: 'AV-A', typeCode: '381', extra: { settlement: named('A-100') } });
  expect(await scenario.as((ctx) => linkedView(ctx, credit))).toMatchObject({
    references: [{ number: 'A-100', known: [{ caseId: id, number: 'A-100R', isOpen: true }] }],
  });
});

test('a deposit invoice that was corrected is still one, under both numbers', async () => {
  const debtor = person('Echo');
  const advance = await open({ number: 'E-A' }, await dropped({ number: 'E-A', typeCode: '386' }), { debtor });
  orThrow(await correct(orThrow(advance.opened).id, { number: 'E-AR' }, { depositId: await corrected('E-AR', 'E-A') }));
  for (const number of ['E-A', 'E-AR']) {
    const file = await dropped({ number: `F-${number}`, extra: { settlement: named(number) } });
    const balance = { number: `F-${number}`, totalCents: 400_000, netCents: 333_333, taxCents: 66_667 };
    expect((await open(balance, file, { debtor })).opened).toMatchObject({
      refusal: { kind: 'deposit-may-count-twice' },
    });
  }
});

test('statuses of the old number reach the corrected invoice, and so do those of the new one that had come before', async () => {
  const old = await scenario.openCase({ debtor: person('Bravo un'), invoice: { number: 'B-1' } });
  orThrow(await correct(old.id, { number: 'B-1R' }));
  expect(await receive(status('B-1', '207', { reasons: [{ code: 'QTE_ERR', notes: [] }] }))).toEqual(['disputed']);
  expect((await scenario.view(old.id)).state).toBe('disputed');

  const { id } = await scenario.openCase({ debtor: person('Bravo deux'), invoice: { number: 'B-2' } });
  expect(await receive(status('B-2R', '212', { amounts: [{ type: 'MEN', amount: '300.00' }] }))).toEqual(['waiting']);
  orThrow(await correct(id, { number: 'B-2R' }));
  await scenario.application.simulation.settle();
  expect((await scenario.view(id)).owed.paidCents).toBe(30_000);
});

test('a status does not stop at the same invoice that a merge withdrew', async () => {
  const kept = await scenario.openCase({ debtor: person('Lima A'), invoice: { number: 'L-1' } });
  const gone = await scenario.openCase({ debtor: person('Lima B'), invoice: { number: 'L-1' } });
  await scenario.as((ctx) => closeCase(ctx, { caseId: gone.id, reason: 'error' }));
  const [keptId, goneId] = [(await scenario.view(kept.id)).debtor.id, (await scenario.view(gone.id)).debtor.id];
  orThrow(await scenario.as((ctx) => mergeDebtors(ctx, { keptId, goneId, warningsRead: true, settings: settings() })));
  expect(await receive(status('L-1', '212', { amounts: [{ type: 'MEN', amount: '300.00' }] }))).toEqual(['cashed']);
});

test('a correction waits for the deposits that are held before it holds its case', async () => {
  const { id } = await scenario.openCase({ debtor: person('Romeo'), invoice: { number: 'R-1' } });
  const held = Promise.withResolvers<void>();
  const merging = scenario.as(async (ctx) => {
    await holdDeposits(ctx);
    held.resolve();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (await selectCaseForUpdate(ctx, id))?.id;
  });
  await held.promise;
  const [locked, made] = await Promise.all([merging, correct(id, { number: 'R-1R' })]);
  expect(locked).toBe(id);
  expect(made.refused).toBe(false);
});

const pay = async (caseId: string, amount: string) => {
  const payment = { caseId, receivedOn: day('2026-09-05'), amount: euros(amount), key: `${caseId}:${amount}` };
  orThrow(await scenario.as((ctx) => recordDirectPayment(ctx, payment)));
  await scenario.application.simulation.settle();
};

test('a corrected invoice of a paid and closed case is not asked for again, unless it deducts what was paid', async () => {
  const debtor = person('Sierra');
  const { id } = await scenario.openCase({ debtor, invoice: { number: 'S-1' } });
  await pay(id, '1200.00');
  expect((await scenario.view(id)).state).toBe('paid');
  const file = await corrected('S-1R', 'S-1');
  const invoice = { number: 'S-1R', netCents: 125_000, taxCents: 25_000, totalCents: 150_000 };
  expect((await open(invoice, file, { debtor })).opened).toMatchObject({
    refusal: { kind: 'replaces-settled-claim', numbers: ['S-1'], settledCents: 120_000 },
  });
  const rest = orThrow((await open({ ...invoice, prepaidCents: 120_000 }, file, { debtor })).opened);
  expect((await scenario.view(rest.id)).owed.principalCents).toBe(30_000);

  const mistake = await scenario.openCase({ debtor, invoice: { number: 'S-2' } });
  await scenario.as((ctx) => closeCase(ctx, { caseId: mistake.id, reason: 'error' }));
  const again = await open({ ...invoice, number: 'S-2R' }, await corrected('S-2R', 'S-2'), { debtor });
  expect(again.opened.refused).toBe(false);
});

test('a correction below what was received waits for a person, and no payment is deducted twice', async () => {
  const { id } = await scenario.openCase({ debtor: person('Xray'), invoice: { number: 'X-1' } });
  await pay(id, '1100.00');
  expect(await correct(id, { number: 'X-1R' })).toMatchObject({
    refusal: { kind: 'correction-impossible', why: 'paid-more-than-corrected' },
  });
  expect(await scenario.view(id)).toMatchObject({ state: 'paused', invoice: { number: 'X-1' } });

  const other = await scenario.openCase({ debtor: person('Juliett'), invoice: { number: 'J-1' } });
  await pay(other.id, '300.00');
  expect(await correct(other.id, { number: 'J-1R', prepaidCents: 30_000 })).toMatchObject({
    refusal: { kind: 'prepaid-already-recorded', receivedCents: 30_000 },
  });
  orThrow(await correct(other.id, { number: 'J-1R' }));
  expect((await scenario.view(other.id)).owed.principalCents).toBe(60_000);
});

test('a credit note counts once, however its number is typed', async () => {
  const { id } = await scenario.openCase({ debtor: person('Delta'), invoice: { number: 'D-1' } });
  const note = { caseId: id, number: 'AV-D1', issuedOn: day('2026-09-07'), amount: euros('240.00') };
  orThrow(await scenario.as((ctx) => recordCreditNote(ctx, { ...note, settings: settings() })));
  for (const number of ['av-d1', 'AV-D1 ']) {
    expect(await scenario.as((ctx) => recordCreditNote(ctx, { ...note, number, settings: settings() }))).toMatchObject({
      refusal: { kind: 'credit-note-already-known' },
    });
  }
  expect((await scenario.view(id)).owed.creditedCents).toBe(24_000);
});

test('a transfer that cites the old number alone still holds the reminders, and is matched by a person', async () => {
  const { id } = await scenario.openCase({ debtor: person('Victor Hugo'), invoice: { number: 'VIC-2026-77' } });
  orThrow(await correct(id, { number: 'VIC-2026-77R' }));
  scenario.bank.receive({
    on: day('2026-09-07'),
    amount: euros('500.00'),
    name: 'MME ADELE FOUCHER',
    remittance: 'FACTURE VIC-2026-77',
  });
  await scenario.bank.tell(scenario.operator);
  expect(await blockers(id)).toContain('possible-payment');
  expect((await scenario.view(id)).owed.paidCents).toBe(0);
  const [found] = await scenario.platform((ctx) =>
    possibleRequests(ctx, [
      {
        references: [],
        caseReferences: [],
        invoiceKeys: ['VIC202677'],
        nameWords: [],
        amount: euros('1.00'),
        caseIds: [],
      },
    ]),
  );
  expect(found?.map(({ caseId }) => caseId)).toEqual([id]);
});

test('two debtors whose invoices replaced one number are not merged as if they shared none', async () => {
  const kept = await scenario.openCase({ debtor: person('India Jean'), invoice: { number: 'I-1' } });
  const gone = await scenario.openCase({ debtor: person('Jean India'), invoice: { number: 'I-1' } });
  orThrow(await correct(kept.id, { number: 'I-1R' }));
  orThrow(await correct(gone.id, { number: 'I-1S' }));
  const [keptId, goneId] = [(await scenario.view(kept.id)).debtor.id, (await scenario.view(gone.id)).debtor.id];
  const merged = await scenario.as((ctx) =>
    mergeDebtors(ctx, { keptId, goneId, warningsRead: true, settings: settings() }),
  );
  expect(merged).toMatchObject({ refused: true, refusal: { invoices: [{ number: 'I-1' }] } });
});
