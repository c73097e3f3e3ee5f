import { parsePercent, type Rate } from '../../kernel/money.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import { convention, conventionText } from '../../law/penalites-de-retard/convention.ts';
import {
  type Answer,
  aDate,
  anAmount,
  choice,
  datedAmounts,
  named,
  type Options,
  optionalDate,
  parties,
  present,
  read,
} from './options.ts';

export function penalites(options: Options): Answer {
  const rateText = options.one('--rate');
  const rate: Rate | undefined = rateText === undefined ? undefined : read('--rate', parsePercent(rateText));
  const rank = options.one('--indemnity-rank');
  const facts = {
    parties: choice('--parties', options.required('--parties'), parties),
    principal: anAmount('--amount', options.required('--amount')),
    dueOn: aDate('--due', options.required('--due')),
    on: aDate('--on', options.required('--on')),
    payments: datedAmounts(options, '--payment'),
    creditNotes: datedAmounts(options, '--credit-note'),
    ...present({
      issuedOn: optionalDate(options, '--issued'),
      contractualRate: rate,
      miseEnDemeureOn: optionalDate(options, '--mise-en-demeure'),
      insolvencyOpenedOn: optionalDate(options, '--insolvency'),
      creditorIsProfessional: options.has('--individual-creditor') ? false : undefined,
      indemnityRank: rank && choice('--indemnity-rank', rank, ['before-principal', 'after-principal'] as const),
    }),
  };
  options.finish();
  const owed = amountOwed(facts as Parameters<typeof amountOwed>[0]);
  if (owed.refused) return refuse(named(owed.refusal));
  const { lines, ...rest } = owed.value;
  return ok({
    ...rest,
    lines: lines.map(({ because: _, ...line }) => line),
    convention: { ...convention, text: conventionText },
  });
}
