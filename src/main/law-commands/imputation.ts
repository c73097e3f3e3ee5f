import { inParis } from '../../kernel/civil-date.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { type OpenDebt, sharePayment } from '../../law/imputation-des-paiements/imputation-des-paiements.ts';
import { type Answer, ArgumentError, aNearDate, anAmount, named, type Options, optionalDate } from './options.ts';

/** Where one payment goes among several invoices of a debtor (C. civ. 1342-10): `law imputation`. */
export function imputation(options: Options): Answer {
  const amount = anAmount('--payment', options.required('--payment'));
  const debts = options.all('--debt').map(debtOf);
  if (debts.length === 0) throw new ArgumentError({ kind: 'missing-argument', argument: '--debt' });
  const indicated = options.all('--indicated');
  // Only the command line may look at the clock: the day it is run, in Paris.
  const on = optionalDate(options, '--on') ?? inParis(new Date()).date;
  options.finish();
  const shared = sharePayment(amount, debts, on, indicated);
  return shared.refused ? refuse(namedHere(shared.refusal)) : ok({ on, amount, ...shared.value });
}

/** `NAME:DUE:AMOUNT`; a name may hold a colon. */
function debtOf(text: string): OpenDebt {
  const parts = text.split(':');
  const [owed, dueOn] = [parts.pop(), parts.pop()];
  const id = parts.join(':');
  if (owed === undefined || dueOn === undefined || id === '') {
    throw new ArgumentError({ kind: 'not-a-debt', argument: '--debt', text });
  }
  return { id, dueOn: aNearDate('--debt', dueOn), owed: anAmount('--debt', owed) };
}

const flags: Record<string, string> = { amount: '--payment', debts: '--debt', chosen: '--indicated' };

function namedHere(refusal: { kind: string; argument: string }) {
  return { ...named(refusal), argument: flags[refusal.argument] ?? refusal.argument };
}
