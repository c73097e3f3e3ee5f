import { ok, refuse } from '../../kernel/result.ts';
import type { AgreedTermFacts } from '../../law/delais-de-paiement/agreed-term.ts';
import { endOfMonthWays } from '../../law/delais-de-paiement/delais-de-paiement.ts';
import { readMentions } from '../../law/mentions-de-facture/read-mentions.ts';
import type { InvoiceNote } from '../../law/mentions-de-facture/read-notes.ts';
import {
  type Answer,
  ArgumentError,
  aNearDate,
  choice,
  named,
  type Options,
  optionalDate,
  present,
} from './options.ts';

/** `--note CODE:TEXT …  --on DATE [--issued DATE --due DATE [--performed DATE] [--sector S] [--periodic] [--end-of-month both|WAY]]`. */
export function mentions(options: Options): Answer {
  const facts = {
    notes: options.all('--note').map(noteOf),
    on: aNearDate('--on', options.required('--on')),
    ...present({
      term: termOf(options),
      buyerSetOrderNumber: options.has('--order-number-given') || undefined,
      hasOrderNumber: options.has('--order-number-printed') || undefined,
    }),
  };
  options.finish();
  const read = readMentions(facts);
  return read.refused ? refuse(named(read.refusal)) : ok(read.value);
}

function noteOf(text: string): InvoiceNote {
  const [, code, said] = /^([A-Za-z]{3}):(.*)$/s.exec(text) ?? [];
  if (code === undefined || said === undefined) {
    throw new ArgumentError({ kind: 'not-a-note', argument: '--note', text });
  }
  return { code: code.toUpperCase(), text: said };
}

function termOf(options: Options): AgreedTermFacts | undefined {
  const issuedOn = optionalDate(options, '--issued');
  const dueOn = optionalDate(options, '--due');
  const endOfMonth = options.one('--end-of-month');
  const way = endOfMonth && choice('--end-of-month', endOfMonth, ['both', ...endOfMonthWays] as const);
  const rest = present({
    performedOn: optionalDate(options, '--performed'),
    sector: options.one('--sector'),
    isPeriodic: options.has('--periodic') || undefined,
    saysEndOfMonth: way === undefined ? undefined : true,
    way: way === 'both' ? undefined : way || undefined,
  });
  if (issuedOn === undefined && dueOn === undefined && Object.keys(rest).length === 0) return undefined;
  if (issuedOn === undefined) throw new ArgumentError({ kind: 'missing-argument', argument: '--issued' });
  if (dueOn === undefined) throw new ArgumentError({ kind: 'missing-argument', argument: '--due' });
  return { issuedOn, dueOn, ...rest } as AgreedTermFacts;
}
