import { defineJob } from '../../platform/jobs.ts';
import { type DeliveryPorts, deliver } from '../correspondence/deliver.ts';
import {
  beginSending,
  messageReference,
  recordDelivered,
  recordUndeliverable,
  sendMessageJob,
} from './send-message.ts';

/** Sends one message: a last look at the gate, the provider's call outside any transaction, the outcome. */
export const sendMessage = defineJob(
  sendMessageJob.name,
  messageReference,
  { replay: sendMessageJob.replay },
  (ports: DeliveryPorts) =>
    async (run, { messageId }) => {
      const message = await run.inTransaction((ctx) => beginSending(ctx, messageId));
      if (!message) return;
      const outcome = await deliver(ports, message);
      if (!outcome.refused) {
        await run.inTransaction((ctx) => recordDelivered(ctx, message, outcome.value));
      } else if (outcome.refusal.kind === 'unavailable') {
        throw new Error(`${message.channel} unavailable: ${outcome.refusal.reason}`); // tried again later, with the same key
      } else {
        const { refusal } = outcome;
        await run.inTransaction((ctx) => recordUndeliverable(ctx, message, refusal));
      }
    },
);
