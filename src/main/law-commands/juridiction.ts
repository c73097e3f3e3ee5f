import { type CivilDate, inParis } from '../../kernel/civil-date.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { competentCourts } from '../../law/juridiction-competente/juridiction-competente.ts';
import { type Answer, anAmount, choice, named, type Options, optionalDate, parties, present } from './options.ts';

/** The day the command is run, in Paris: only the command line may look at the clock. */
const today = (): CivilDate => inParis(new Date()).date;

export function juridiction(options: Options): Answer {
  const commune = options.one('--commune');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    amount: anAmount('--amount', options.required('--amount')),
    postcode: options.required('--postcode'),
    on: optionalDate(options, '--on') ?? today(),
    ...present({
      commune,
      debtorIsTrader: options.has('--debtor-not-trader') ? false : undefined,
      creditorIsTrader: options.has('--creditor-not-trader') ? false : undefined,
    }),
  };
  options.finish();
  const result = competentCourts(facts as Parameters<typeof competentCourts>[0]);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}
