import type { DebtorParty } from '../claims/debtor.ts';
import { type Reach, reachable } from '../scenario/advance.ts';
import type { Planned } from '../scenario/plan.ts';
import type { PlannedStep } from './cases.contract.ts';
import { calledContact, reachOf, recipientOf } from './contacts/addressee.ts';

/** The steps to come, with who is written to and what is missing to write. */
export function presentPlan(plan: readonly Planned[], debtor: Omit<DebtorParty, 'id'>): PlannedStep[] {
  const reach = reachOf(debtor);
  return plan.map(({ step, on, state }) => {
    const messages = reachable(step, reach);
    const channels =
      step.does.kind === 'call'
        ? (['call'] as const)
        : step.does.kind === 'decide'
          ? (['decision'] as const)
          : messages.map(({ channel }) => channel);
    const [first] = messages;
    return {
      step: step.name,
      channels: [...channels],
      on,
      dayOfPlan: step.day,
      state,
      recipient:
        step.does.kind === 'call'
          ? (calledContact(debtor)?.phone ?? null)
          : first
            ? recipientOf(debtor, first.channel, first.template)
            : null,
      missing: missingFor(step, reach),
    };
  });
}

function missingFor(step: Planned['step'], reach: Reach): PlannedStep['missing'] {
  if (step.does.kind === 'decide') return [];
  if (step.does.kind === 'call') return reach.phone ? [] : ['phone'];
  const missing: PlannedStep['missing'] = [];
  for (const { channel } of step.does.messages) {
    if (channel === 'email' && !reach.email) missing.push('email');
    if (channel === 'sms' && !reach.mobile) missing.push('mobile');
    if ((channel === 'letter' || channel === 'registered-letter') && !reach.address) missing.push('address');
  }
  return missing;
}
