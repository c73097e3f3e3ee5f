export type Channel = 'email' | 'sms' | 'letter' | 'registered-letter';

export type StepName =
  | 'reminder-friendly'
  | 'first-call'
  | 'reminder-firm'
  | 'letter-reminder'
  | 'mise-en-demeure'
  | 'after-notice'
  | 'last-call'
  | 'hand-over';

/** One message of a step: its channel, the template it is written from, and whether the step can do without it. */
export type StepMessage = { channel: Channel; template: string };

export type Step = {
  readonly name: StepName;
  /** Day of the plan, counted from the opening of the case. */
  readonly day: number;
  /** Days the debtor keeps after the step before, whatever delayed it: time to pay between steps. */
  readonly rest: number;
  /** The step that its messages recall: without it they would say what never was, so it is left out. */
  readonly needs?: StepName;
  readonly does:
    | { readonly kind: 'write'; readonly messages: readonly StepMessage[]; readonly instead?: StepMessage }
    | { readonly kind: 'call' }
    | { readonly kind: 'decide' };
};

/**
 * The sixty amicable days (product row M5), softest first, as data: what is due, never when it ran. `instead` is what is written
 * when the debtor has no address of the first kind. The mise en demeure leaves fifteen days (a reasonable time, C. civ. 1231)
 * before it is recalled.
 */
export const amicable60: readonly Step[] = [
  {
    name: 'reminder-friendly',
    day: 0,
    rest: 0,
    does: {
      kind: 'write',
      messages: [{ channel: 'email', template: 'reminder-friendly' }],
      instead: { channel: 'letter', template: 'letter-reminder' },
    },
  },
  { name: 'first-call', day: 5, rest: 3, does: { kind: 'call' } },
  {
    name: 'reminder-firm',
    day: 11,
    rest: 4,
    does: {
      kind: 'write',
      messages: [
        { channel: 'email', template: 'reminder-firm' },
        { channel: 'sms', template: 'reminder-firm-sms' },
      ],
    },
  },
  {
    name: 'letter-reminder',
    day: 19,
    rest: 6,
    does: { kind: 'write', messages: [{ channel: 'letter', template: 'letter-reminder' }] },
  },
  {
    name: 'mise-en-demeure',
    day: 30,
    rest: 8,
    does: { kind: 'write', messages: [{ channel: 'registered-letter', template: 'mise-en-demeure' }] },
  },
  {
    name: 'after-notice',
    day: 48,
    rest: 17,
    needs: 'mise-en-demeure',
    does: {
      kind: 'write',
      messages: [
        { channel: 'email', template: 'after-notice' },
        { channel: 'sms', template: 'after-notice-sms' },
      ],
    },
  },
  { name: 'last-call', day: 54, rest: 3, does: { kind: 'call' } },
  { name: 'hand-over', day: 60, rest: 4, does: { kind: 'decide' } },
];

export const strategies: Readonly<Record<string, readonly Step[]>> = { 'amicable-60': amicable60 };

/** Days given by a mise en demeure before anything else happens. */
export const NOTICE_DAYS = 15;

export function stepsOf(strategy: string): readonly Step[] {
  const steps = strategies[strategy];
  if (!steps) throw new Error(`unknown strategy ${strategy}`);
  return steps;
}
