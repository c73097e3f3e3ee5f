import { importStatement } from '../../features/banking/import-statement.ts';
import { approvePayout } from '../../features/banking/payouts/approve-payout.ts';
import type { Payout } from '../../features/banking/payouts/payout.ts';
import { selectPayouts } from '../../features/banking/payouts/payouts.sql.ts';
import { proposePayouts } from '../../features/banking/payouts/propose-payouts.ts';
import { sendPayouts } from '../../features/banking/payouts/send-payouts.ts';
import { keepDocument, storeFile } from '../../features/documents/keep-document.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Config } from '../../platform/config.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { PLATFORM } from '../../platform/ids.ts';
import type { Application } from '../application.ts';
import { type Movement, type StatementAccount, statementFile } from './statement-file.ts';

/** The client-funds bank of a simulation: it takes debtors' transfers and our payment orders, and tells of them in statements. */
export type SimulatedBank = {
  /** A debtor's transfer, to be told in the next statement. */
  receive(movement: Omit<Movement, 'direction'>): void;
  /** Writes the statement of what has moved and imports it as `operator`. Answers the file, undefined when nothing moved. */
  tell(operator: Actor): Promise<Uint8Array | undefined>;
  /** One operator proposes all that is payable and sends it, the other approves. Answers the payment order (pain.001). */
  payOut(proposer: Actor, approver: Actor): Promise<{ payouts: Payout[]; order: Uint8Array } | undefined>;
};

export function createSimulatedBank(application: Application, config: Config): SimulatedBank {
  const { database, wiring, simulation } = application;
  const account: StatementAccount = {
    iban: config.clientFunds.iban,
    balance: 0n as StatementAccount['balance'],
    number: 0,
  };
  const holder = { name: config.clientFunds.holder, iban: config.clientFunds.iban, bic: config.clientFunds.bic };
  const operatorAccount = { name: config.collector.name, iban: config.operatorIban };
  let pending: Movement[] = [];
  const as = <T>(actor: Actor, work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);

  return {
    receive(movement) {
      pending.push({ ...movement, direction: 'credit' });
    },
    async tell(operator) {
      if (pending.length === 0) return undefined;
      const movements = pending.sort((a, b) => (a.on < b.on ? -1 : 1));
      pending = [];
      const bytes = await as(operator, async (ctx) => {
        const file = statementFile(account, movements, ctx.now);
        orThrow(
          await importStatement(ctx, { bytes: file, fileName: `releve-${ctx.today}.xml`, account: account.iban }),
        );
        return file;
      });
      await simulation.settle();
      return bytes;
    },
    async payOut(proposer, approver) {
      const proposed = orThrow(await as(proposer, (ctx) => proposePayouts(ctx, { operator: operatorAccount })));
      const { payoutIds } = proposed;
      if (payoutIds.length === 0) return undefined;
      for (const payoutId of payoutIds) orThrow(await as(approver, (ctx) => approvePayout(ctx, { payoutId })));
      let order = new Uint8Array();
      await as(proposer, async (ctx) =>
        orThrow(
          await sendPayouts(ctx, {
            payoutIds,
            account: holder,
            store: async (inner, file) => {
              order = new Uint8Array(file.bytes);
              const stored = await storeFile(wiring.files, file.bytes, file.contentType);
              return keepDocument(inner, {
                kind: 'payment-order',
                name: file.name,
                contentType: file.contentType,
                file: stored,
              });
            },
          }),
        ),
      );
      await simulation.settle();
      const payouts = (await as(proposer, (ctx) => selectPayouts(ctx, 10_000))).filter(({ id }) =>
        payoutIds.includes(id),
      );
      await as(proposer, async (ctx) => {
        for (const { amount, beneficiaryName, iban, remittance, endToEndId } of payouts) {
          pending.push({
            on: ctx.today,
            amount,
            direction: 'debit',
            name: beneficiaryName,
            iban,
            remittance,
            endToEndId,
          });
        }
      });
      return { payouts, order };
    },
  };
}
