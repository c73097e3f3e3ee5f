import { ok, refuse } from '../../kernel/result.ts';
import { type EventKind, eventKinds } from '../../law/prescription/events.ts';
import { type PrescriptionEvent, prescriptionOf } from '../../law/prescription/prescription.ts';
import {
  type Answer,
  ArgumentError,
  aDate,
  choice,
  named,
  type Options,
  optionalDate,
  parties,
  present,
  wholeNumber,
} from './options.ts';

export function prescription(options: Options): Answer {
  const events: PrescriptionEvent[] = options.all('--event').map((text) => {
    const [on, kind, ...rest] = text.split(':');
    if (on === undefined || kind === undefined || rest.length > 0) {
      throw new ArgumentError({ kind: 'not-a-dated-event', argument: '--event', text });
    }
    return { on: aDate('--event', on), kind: choice<EventKind>('--event', kind, eventKinds) };
  });
  const claim = options.one('--claim');
  const years = options.one('--contract-years');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    dueOn: aDate('--due', options.required('--due')),
    events,
    ...present({
      claim: claim && choice('--claim', claim, ['sale-or-services', 'goods-transport', 'ship-supplies'] as const),
      issuedOn: optionalDate(options, '--issued'),
      performedOn: optionalDate(options, '--performed'),
      contractualYears: years === undefined ? undefined : wholeNumber('--contract-years', years, 1, 10),
      hasPublicAccountant: options.has('--without-public-accountant') ? false : undefined,
      on: optionalDate(options, '--on'),
    }),
  };
  options.finish();
  const result = prescriptionOf(facts as Parameters<typeof prescriptionOf>[0]);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}
