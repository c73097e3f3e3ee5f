import { addDays, type CivilDate, later } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Deadline, deadline, notBefore, type RoadFacts } from '../road.ts';
import { countingAt, courtOf, type RoadCourt } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from '../schedule.ts';
import * as law from './injonction-de-payer.values.ts';
import { isWrittenProcedure, type Order, orderOf } from './order-state.ts';

/** Deadlines that the facts of an injonction give, by the regime of the day of the order and by what became of it. */
export function injonctionDeadlines(
  facts: RoadFacts,
  inForce: LawInForce = publishedLaw,
): Result<Deadline[], LawNotKnown> {
  const { requestedOn, servedOn } = facts.injonction ?? {};
  const court = courtOf(facts, inForce);
  const list: Deadline[] = [];
  if (requestedOn !== undefined && court.hasCommercialGreffe) {
    list.push(
      deadline(
        'consign-court-fee',
        requestedOn,
        { days: 15 },
        'request-lapses',
        [law.consignationRule],
        countingAt(court),
      ),
    );
  }
  const found = orderOf(facts, inForce);
  if (found.refused) return found;
  const order = found.value;
  if (!order) return ok(list);
  list.push(order.serveBy);
  if (order.state === 'to-serve' || order.state === 'void' || servedOn === undefined) return ok(list);
  const usual = opposition(servedOn, court);
  const { isServedInPerson, firstReachedOn } = facts.injonction ?? {};
  const opensFrom = isServedInPerson === false ? (firstReachedOn ?? servedOn) : servedOn;
  list.push(opensFrom === servedOn ? usual : opposition(opensFrom, court));
  if (order.state === 'served') return ok([...list, enforceableFrom(order, servedOn, usual, court)]);
  const written = isWrittenProcedure(facts, inForce);
  if (written.refused) return written;
  return ok([...list, ...afterOpposition(facts, order, court, written.value)]);
}

function opposition(from: CivilDate, { zone, distance }: RoadCourt): Deadline {
  return deadline('opposition', from, { months: 1 }, 'order-becomes-judgment', [law.oppositionRule], {
    ...(zone === undefined ? {} : { zone }),
    ...(distance === undefined ? {} : { distance }),
  });
}

/** A wait, not something to do in time: it runs to its latest reading, and ends on the morrow. */
function enforceableFrom({ regime }: Order, servedOn: CivilDate, opposed: Deadline, court: RoadCourt): Deadline {
  const { enforcement } = law.rulesOf(regime.value);
  const months = regime.value.enforceMonths;
  const wait = deadline('wait', servedOn, { months }, 'not-yet-enforceable', [enforcement], countingAt(court));
  const firstOn = addDays(later(opposed.expiresOn, wait.expiresOn), 1);
  const because = [law.oppositionRule, enforcement, ...regime.because];
  return notBefore('enforceable-from', servedOn, firstOn, 'not-yet-enforceable', because);
}

/** What runs once the debtor has opposed: nothing makes the order enforceable any more. */
function afterOpposition(facts: RoadFacts, { regime }: Order, court: RoadCourt, isWritten: boolean): Deadline[] {
  const { objectedOn, noticedOn, feeInvitedOn } = facts.injonction ?? {};
  if (objectedOn === undefined) return [];
  const here = countingAt(court);
  if (court.hasCommercialGreffe) {
    // The fifteen days run from the invitation of the greffe; from the opposition, they end on the earliest day possible.
    const from = feeInvitedOn ?? objectedOn;
    return [deadline('consign-opposition-fee', from, { days: 15 }, 'request-lapses', [law.consignationRule], here)];
  }
  const list: Deadline[] = [];
  if (regime.value.mustProduceService && !court.isCommercial) {
    list.push(deadline('opposition-notice', objectedOn, { months: 1 }, 'ask-the-greffe', [law.oppositionNotice], here));
  }
  if (isWritten && noticedOn !== undefined) {
    const because = [law.afterOpposition, law.lawyerAfterOpposition];
    list.push(deadline('appoint-lawyer', noticedOn, { days: 15 }, 'proceedings-end-order-void', because, here));
  }
  return list;
}
