import { type LawInForce, scheduleIn } from '../schedule.ts';
import type { Court, CourtFacts, CourtWarning, Heard } from './court.ts';
import { judicialListDate } from './courts.gen.ts';
import * as law from './juridiction-competente.values.ts';

/** What a creditor must know beside the courts' names: what was assumed, what may change the answer, what is not settled. */
export function warningsOf(
  facts: CourtFacts,
  heard: readonly Heard[],
  courts: Court[],
  inForce: LawInForce,
): CourtWarning[] {
  const { parties, debtorIsTrader, creditorIsTrader, on } = facts;
  const found: CourtWarning[] = [];
  if (parties === 'professionals' && debtorIsTrader === undefined)
    found.push({ kind: 'trader-assumed', party: 'debtor' });
  if (parties === 'professionals' && debtorIsTrader !== false && creditorIsTrader === undefined)
    found.push({ kind: 'trader-assumed', party: 'creditor' });
  if (heard.length > 1) found.push({ kind: 'creditor-may-choose-court', source: law.mixedAct });
  if (parties === 'consumer') {
    found.push({ kind: 'consumer-may-choose' }, { kind: 'protection-judge', source: law.protectionJudge });
  }
  if (courts.some((court) => court.priorAmicableAttempt === undefined))
    found.push({ kind: 'amicable-attempt-not-settled' });
  found.push({ kind: 'place-of-performance', source: law.contractPlace });
  if (heard.length === 1 && heard[0] === 'commercial')
    found.push({ kind: 'clause-may-decide', source: law.jurisdictionClauses });
  if (courts.some((court) => court.lastResort || court.lawyer === 'optional'))
    found.push({ kind: 'connected-claims-add-up', source: law.connectedClaims });
  for (const source of [law.commercialDistricts, law.judicialDistricts]) {
    const isUsed = courts.some((court) => court.because.includes(source));
    if (isUsed && (source === law.commercialDistricts || judicialListDate === ''))
      found.push({ kind: 'list-is-old', source });
  }
  // The experiment's end was computed (four years), not read: the court may still bear its name.
  const last = scheduleIn(inForce, law.economicTribunals).rows.at(-1);
  if (
    last?.until !== undefined &&
    on > last.until &&
    courts.some(({ seat, competence }) => competence === 'commercial' && last.value.includes(seat ?? ''))
  )
    found.push({ kind: 'experiment-end-computed', until: last.until });
  return found;
}
