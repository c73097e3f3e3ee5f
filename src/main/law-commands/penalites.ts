import { parsePercent } from '../../kernel/money.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import { conventionFrom, interestStartOf } from '../../law/penalites-de-retard/convention.ts';
import type { GracePeriod, OwedFacts } from '../../law/penalites-de-retard/owed.ts';
import {
  type Answer,
  ArgumentError,
  aNearDate,
  anAmount,
  type BadArgument,
  choice,
  datedAmounts,
  named,
  type Options,
  optionalDate,
  parties,
  present,
  read,
} from './options.ts';

/** What one invoice owes on a day: `law penalites`. */
export function penalites(options: Options): Answer {
  const rateText = options.one('--rate');
  const rank = options.one('--indemnity-rank');
  const facts: OwedFacts = {
    parties: choice('--parties', options.required('--parties'), parties),
    principal: anAmount('--amount', options.required('--amount')),
    dueOn: aNearDate('--due', options.required('--due')),
    on: aNearDate('--on', options.required('--on')),
    payments: datedAmounts(options, '--payment'),
    creditNotes: datedAmounts(options, '--credit-note'),
    ...present({
      issuedOn: optionalDate(options, '--issued'),
      contractualRate: rateText === undefined ? undefined : read('--rate', parsePercent(rateText)),
      miseEnDemeureOn: optionalDate(options, '--mise-en-demeure'),
      insolvencyOpenedOn: optionalDate(options, '--insolvency'),
      creditorIsProfessional: options.has('--individual-creditor') ? false : undefined,
      indemnityRank:
        rank === undefined
          ? undefined
          : choice('--indemnity-rank', rank, ['before-principal', 'after-principal'] as const),
      capitalisation: capitalisation(options),
      gracePeriods: gracePeriods(options),
      furtherCompensation: furtherCompensation(options),
    }),
  };
  options.finish();
  const owed = amountOwed(facts);
  return owed.refused
    ? refuse(namedHere(owed.refusal))
    : ok({ ...owed.value, convention: conventionFrom(interestStartOf(facts.parties)) });
}

/** `--capitalised-from DATE`, allowed by the contract unless `--capitalised-by decision` says otherwise. */
function capitalisation(options: Options): OwedFacts['capitalisation'] {
  const from = optionalDate(options, '--capitalised-from');
  const by = options.one('--capitalised-by');
  if (from === undefined) {
    if (by !== undefined) throw new ArgumentError({ kind: 'missing-argument', argument: '--capitalised-from' });
    return undefined;
  }
  return { from, allowedBy: choice('--capitalised-by', by ?? 'contract', ['contract', 'decision'] as const) };
}

/** `--grace FROM:TO`, as many times as a judge granted time. */
function gracePeriods(options: Options): GracePeriod[] | undefined {
  const periods = options.all('--grace').map((text) => {
    const [from, to, ...rest] = text.split(':');
    if (from === undefined || to === undefined || rest.length > 0) {
      throw new ArgumentError({ kind: 'not-a-period', argument: '--grace', text });
    }
    return { from: aNearDate('--grace', from), to: aNearDate('--grace', to) };
  });
  return periods.length > 0 ? periods : undefined;
}

/** `--further-compensation AMOUNT`, what recovery cost, `--justified` when it can be proven. */
function furtherCompensation(options: Options): OwedFacts['furtherCompensation'] {
  const text = options.one('--further-compensation');
  const justified = options.has('--justified');
  if (text !== undefined) return { spent: anAmount('--further-compensation', text), justified };
  if (justified) throw new ArgumentError({ kind: 'missing-argument', argument: '--further-compensation' });
  return undefined;
}

const flags: Record<string, string> = {
  capitalisation: '--capitalised-from',
  gracePeriods: '--grace',
  furtherCompensation: '--further-compensation',
};

function namedHere(refusal: { kind: string; argument?: string }): BadArgument {
  const flag = flags[refusal.argument ?? ''];
  return flag === undefined ? named(refusal) : { ...refusal, argument: flag };
}
