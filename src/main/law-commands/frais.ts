import { regulatedCosts } from '../../features/law-desk/regulated-costs.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { publishedLaw } from '../../law/schedule.ts';
import { type Answer, aDate, anAmount, choice, named, type Options } from './options.ts';

const courts = ['commercial', 'judicial'] as const;

/** `law frais --on DATE --amount SUM [--electronic] [--court commercial|judicial]`: the regulated costs of recovering a sum. */
export function frais(options: Options): Answer {
  const court = options.one('--court');
  const facts = {
    on: aDate('--on', options.required('--on')),
    obligation: anAmount('--amount', options.required('--amount')),
    isElectronic: options.has('--electronic'),
    isCommercial: court === undefined || choice('--court', court, courts) === 'commercial',
  };
  options.finish();
  const result = regulatedCosts(facts, publishedLaw);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}
