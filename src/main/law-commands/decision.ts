import { ok, refuse } from '../../kernel/result.ts';
import { conventionFrom } from '../../law/penalites-de-retard/convention.ts';
import { interestAfterDecision, type JudgmentFacts } from '../../law/penalites-de-retard/interest-after-decision.ts';
import {
  type Answer,
  aNearDate,
  anAmount,
  type BadArgument,
  choice,
  datedAmounts,
  named,
  type Options,
  optionalDate,
  present,
} from './options.ts';

/** What a sum ordered by a court owes on a day, with the five additional points (CMF L313-3): `law decision`. */
export function decision(options: Options): Answer {
  const facts: JudgmentFacts = {
    principal: anAmount('--amount', options.required('--amount')),
    decidedOn: aNearDate('--decided', options.required('--decided')),
    creditor: choice('--creditor', options.required('--creditor'), ['professional', 'individual'] as const),
    on: aNearDate('--on', options.required('--on')),
    payments: datedAmounts(options, '--payment'),
    ...present({ enforceableOn: optionalDate(options, '--enforceable') }),
  };
  options.finish();
  const owed = interestAfterDecision(facts);
  return owed.refused ? refuse(namedHere(owed.refusal)) : ok({ ...owed.value, convention: conventionFrom('decision') });
}

function namedHere(refusal: { kind: string; argument?: string }): BadArgument {
  return refusal.argument === 'enforceableOn' ? { ...refusal, argument: '--enforceable' } : named(refusal);
}
