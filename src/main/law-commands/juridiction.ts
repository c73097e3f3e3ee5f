import { type CivilDate, inParis } from '../../kernel/civil-date.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { CourtFacts } from '../../law/juridiction-competente/court.ts';
import { competentCourts } from '../../law/juridiction-competente/juridiction-competente.ts';
import { claimantOf } from './claimant.ts';
import {
  type Answer,
  ArgumentError,
  anAmount,
  choice,
  named,
  type Options,
  optionalDate,
  parties,
  present,
} from './options.ts';

/** The day the command is run, in Paris: only the command line may look at the clock. */
const today = (): CivilDate => inParis(new Date()).date;

export function juridiction(options: Options): Answer {
  const claimants = options.all('--claimant').map(claimantOf);
  const facts: CourtFacts = {
    parties: choice('--parties', options.required('--parties'), parties),
    amount: anAmount('--amount', options.required('--amount')),
    postcode: options.required('--postcode'),
    on: optionalDate(options, '--on') ?? today(),
    ...present({
      commune: options.one('--commune'),
      debtorIsTrader: isTrader(options, 'debtor'),
      creditorIsTrader: isTrader(options, 'creditor'),
      claimants: claimants.length > 0 ? claimants : undefined,
    }),
  };
  options.finish();
  const result = competentCourts(facts);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}

/** Said one way or the other; nothing is assumed here. */
function isTrader(options: Options, party: 'debtor' | 'creditor'): boolean | undefined {
  const [isOne, isNone] = [options.has(`--${party}-trader`), options.has(`--${party}-not-trader`)];
  if (isOne && isNone) throw new ArgumentError({ kind: 'contradiction', argument: `--${party}-not-trader` });
  return isNone ? false : isOne ? true : undefined;
}
