import { ok, refuse } from '../../kernel/result.ts';
import { expiryOf, parsePeriod, type Residence } from '../../law/delais/delais.ts';
import { type Zone, zones } from '../../law/delais/holidays.ts';
import { type Answer, ArgumentError, aDate, choice, named, type Options, present, read } from './options.ts';

export function delai(options: Options): Answer {
  const zone = options.one('--zone');
  const court = options.one('--court');
  const resides = options.one('--resides');
  const sameTerritory = options.has('--same-territory');
  for (const [flag, isGiven] of [
    ['--court', court !== undefined],
    ['--same-territory', sameTerritory],
  ] as const) {
    if (isGiven && resides === undefined) {
      throw new ArgumentError({ kind: 'needs-another', argument: flag, needs: '--resides' });
    }
  }
  const facts = {
    from: aDate('--from', options.required('--from')),
    period: read('--period', parsePeriod(options.required('--period'))),
    kind: choice('--kind', options.required('--kind'), ['procedural', 'civil'] as const),
    ...present({
      zone: zone === undefined ? undefined : choice<Zone>('--zone', zone, zones),
      distance:
        resides === undefined
          ? undefined
          : {
              court: choice('--court', court ?? 'metropole', ['metropole', 'outre-mer'] as const),
              resides: choice<Residence>('--resides', resides, ['metropole', 'outre-mer', 'etranger']),
              ...(sameTerritory ? { sameTerritory } : {}),
            },
    }),
  };
  options.finish();
  const result = expiryOf(facts);
  return result.refused ? refuse(named(result.refusal)) : ok(result.value);
}
