import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifecycleFromXml } from '../../src/features/invoice-files/grammars/lifecycle-from-xml.ts';
import type { LifecycleMessage } from '../../src/features/invoice-files/lifecycle-message.ts';
import { receiveStatuses } from '../../src/features/invoice-statuses/receive-statuses.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** The life cycle of electronic invoices drives the file: each case below has its own debtor and its own invoice. */
let scenario: Scenario;
const cases: Record<string, string> = {};
const names = [
  'disputed',
  'approved',
  'sent',
  'cashed',
  'part',
  'factored',
  'rejected',
  'copy',
  'late',
  'blind',
  'twice',
];

beforeAll(async () => {
  scenario = await createScenario();
  for (const name of names) {
    const debtor = {
      kind: 'individual' as const,
      siren: undefined,
      name: `Société ${name}`,
      email: `a@${name}.example`,
    };
    cases[name] = (await scenario.openCase({ debtor, invoice: { number: `FE-${name}` } })).id;
  }
});
afterAll(() => scenario.close());

const status = (number: string, code: string, at: string, more: Partial<LifecycleMessage> = {}): LifecycleMessage => ({
  invoiceNumber: number,
  status: code,
  statusLabel: code,
  at,
  reasons: [],
  amounts: [],
  recipients: [],
  ...more,
});

async function receive(...messages: LifecycleMessage[]) {
  const { settings } = scenario.application.wiring;
  const received = orThrow(await scenario.as((ctx) => receiveStatuses(ctx, { messages, settings })));
  await scenario.application.simulation.settle();
  return { effects: received.rows.map(({ effect }) => effect), known: received.known };
}
const openHolds = async (name: string) =>
  (await scenario.view(cases[name] as string)).holds.filter(({ endedOn }) => endedOn === null);
const stateOf = async (name: string) => (await scenario.view(cases[name] as string)).state;

test('a dispute said by the platform opens the dispute with its reason; approved later, it is lifted', async () => {
  const reasons = [{ code: 'QTE_ERR', text: '3 livrés sur 5', notes: [] }];
  expect(await receive(status('FE-disputed', '207', '2026-09-07T08:00:00', { reasons }))).toEqual({
    effects: ['disputed'],
    known: 0,
  });
  expect(await openHolds('disputed')).toMatchObject([
    { reason: 'dispute', disputeCode: 'QTE_ERR', note: 'Statut 207 En litige : QTE_ERR, 3 livrés sur 5' },
  ]);
  expect((await receive(status('fe-DISPUTED ', '205', '2026-09-08T08:00:00'))).effects).toEqual(['dispute-lifted']);
  expect(await openHolds('disputed')).toEqual([]);
});

test('statuses that come together are taken in the order of the life cycle: what a later one overtakes only proves', async () => {
  const received = await receive(
    status('FE-approved', '205', '2026-09-03T10:00:00'),
    status('FE-approved', '207', '2026-09-02T10:00:00'),
    status('FE-approved', '200', '2026-09-01T10:00:00'),
  );
  expect(received.effects).toEqual(['recorded', 'disputed', 'dispute-lifted']);
  expect((await receive(status('FE-approved', '208', '2026-09-02T12:00:00'))).effects).toEqual(['recorded']);
  expect(await openHolds('approved')).toEqual([]);
});

test('a payment that the buyer’s platform says was sent has five days to arrive, then the plan goes on', async () => {
  expect((await receive(status('FE-sent', '211', '2026-09-06T10:00:00'))).effects).toEqual(['payment-announced']);
  expect(await openHolds('sent')).toMatchObject([{ reason: 'pause', untilOn: '2026-09-11' }]);
});

test('cashed is a payment to the creditor: whole it closes the case, in part it lowers the debt, and never counts twice', async () => {
  const whole = { amounts: [{ type: 'MEN', amount: '1400.00', vatRate: '20.00' }] };
  expect((await receive(status('FE-cashed', '212', '2026-09-05T09:00:00', whole))).effects).toEqual(['cashed']);
  expect(await stateOf('cashed')).toBe('paid');

  const part = {
    amounts: [
      { type: 'MEN', amount: '300.00' },
      { type: 'DVA', amount: '9999.00' },
    ],
  };
  expect((await receive(status('FE-part', '212', '2026-09-05T09:00:00', part))).effects).toEqual(['cashed']);
  const { payments } = await scenario.view(cases.part as string);
  expect(payments).toMatchObject([{ amountCents: 30_000, origin: 'direct', receivedOn: '2026-09-05' }]);
  expect((await receive(status('FE-part', '212', '2026-09-06T09:00:00', part))).effects).toEqual(['already-so']);
  expect((await scenario.view(cases.part as string)).payments).toHaveLength(1);
});

test('cashed without a readable sum stops the reminders and asks a person', async () => {
  expect((await receive(status('FE-blind', '212', '2026-09-05T09:00:00'))).effects).toEqual(['cashed']);
  expect(await openHolds('blind')).toMatchObject([{ reason: 'claimed-paid' }]);
});

test('a factored invoice is no longer the creditor’s to claim, until it is not factored any more', async () => {
  expect((await receive(status('FE-factored', '226', '2026-09-05T09:00:00'))).effects).toEqual(['factored']);
  expect(await openHolds('factored')).toMatchObject([{ reason: 'pause', untilOn: null }]);
  expect((await receive(status('FE-factored', '228', '2026-09-06T09:00:00'))).effects).toEqual(['factoring-ended']);
  expect(await openHolds('factored')).toEqual([]);
});

test('a rejection stops the reminders, since the debtor did not receive it; that of a copy does not harm the valid invoice', async () => {
  const why = (code: string) => ({ reasons: [{ code, notes: [] }] });
  expect((await receive(status('FE-rejected', '213', '2026-09-05T09:00:00', why('SIRET_ERR')))).effects).toEqual([
    'not-delivered',
  ]);
  expect((await receive(status('FE-copy', '213', '2026-09-05T09:00:00', why('DOUBLON')))).effects).toEqual([
    'recorded',
  ]);
  expect(await openHolds('copy')).toEqual([]);
});

test('the same message twice is one, and the invoice of another seller is left alone', async () => {
  const once = status('FE-twice', '204', '2026-09-05T09:00:00', { messageId: 'm1' });
  expect(await receive(once)).toEqual({ effects: ['recorded'], known: 0 });
  expect(await receive(once)).toEqual({ effects: [], known: 1 });
  const others = status('FE-twice', '207', '2026-09-06T09:00:00', { seller: '210091534' });
  expect((await receive(others)).effects).toEqual(['not-ours']);
  expect(await openHolds('twice')).toEqual([]);
});

test('a status that comes before its invoice waits, and takes effect when the case opens', async () => {
  expect((await receive(status('FE-early', '210', '2026-09-05T09:00:00'))).effects).toEqual(['waiting']);
  const debtor = { kind: 'individual' as const, siren: undefined, name: 'Société early', email: 'a@early.example' };
  cases.early = (await scenario.openCase({ debtor, invoice: { number: 'FE-early' } })).id;
  await scenario.application.simulation.settle();
  expect(await openHolds('early')).toMatchObject([{ reason: 'dispute', note: 'Statut 210 Refusée' }]);
  expect(await stateOf('early')).toBe('disputed');
});

test('nothing was written to those whose invoice is refused, disputed, factored, rejected or cashed', async () => {
  await scenario.playTo(day('2026-10-07'));
  for (const name of ['rejected', 'early', 'blind', 'cashed']) {
    const asked = (await scenario.messages(cases[name] as string)).filter(
      ({ countsAsContact, queuedAt }) => countsAsContact && queuedAt > new Date('2026-09-07T12:00:00Z'),
    );
    expect(
      asked.map(({ template }) => template),
      name,
    ).toEqual([]);
  }
});

test('the message of the reform’s own syntax is the same message', () => {
  const xml = `<?xml version="1.0"?><rsm:CrossDomainAcknowledgementAndResponse
    xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"
    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"><rsm:ExchangedDocument><ram:ID>m-7</ram:ID>
    </rsm:ExchangedDocument><rsm:AcknowledgementDocument><ram:IssueDateTime><udt:DateTimeString format="204">20260905100000</udt:DateTimeString></ram:IssueDateTime>
    <ram:ReferenceReferencedDocument><ram:IssuerAssignedID>FE-late</ram:IssuerAssignedID><ram:ProcessConditionCode>206</ram:ProcessConditionCode>
    <ram:SpecifiedDocumentStatus><ram:ReasonCode>PU_ERR</ram:ReasonCode></ram:SpecifiedDocumentStatus></ram:ReferenceReferencedDocument>
    </rsm:AcknowledgementDocument></rsm:CrossDomainAcknowledgementAndResponse>`;
  const [message] = orThrow(lifecycleFromXml(new TextEncoder().encode(xml)));
  expect(message).toMatchObject({ invoiceNumber: 'FE-late', status: '206', at: '2026-09-05T10:00:00' });
});
