import { ok, type Result } from '../../kernel/result.ts';
import {
  actCostLine,
  economicContributionLines,
  injonctionCourtFee,
  legalAidContributionLine,
} from '../frais-reglementes/frais-reglementes.ts';
import { lastResort, priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import {
  condition,
  type Deadline,
  type Road,
  type RoadFacts,
  type RoadWarning,
  road,
  type Step,
  totalClaimed,
} from '../road.ts';
import { commonConditions, debtorWarnings, notPublicBuyer } from '../road-conditions.ts';
import { courtOf, type RoadCourt } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';
import * as law from './injonction-de-payer.values.ts';
import { injonctionDeadlines } from './injonction-deadlines.ts';
import { isWrittenProcedure, type Order, orderOf } from './order-state.ts';

/** Injonction de payer (CPC 1405 to 1425): conditions, steps, the deadlines of both regimes, forms and costs. */
export function injonctionDePayer(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const deadlines = injonctionDeadlines(facts, inForce);
  if (deadlines.refused) return deadlines;
  const order = orderOf(facts, inForce);
  if (order.refused) return order;
  const amicable = valueOn(priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;
  const appeal = valueOn(lastResort, facts.on, inForce);
  if (appeal.refused) return appeal;
  const written = isWrittenProcedure(facts, inForce);
  if (written.refused) return written;
  const court = courtOf(facts, inForce);
  const claimed = totalClaimed(facts);
  const mayNeedAmicable = !court.isCommercial && claimed <= amicable.value.value;
  const wasTried = facts.amicableAttempt === 'done' || facts.amicableAttempt === 'dispensed';
  const isOpposed = order.value?.state === 'opposed';
  return ok(
    road('injonction-de-payer', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition(
          'contract-statute-or-bill',
          facts.basis === undefined ? undefined : facts.basis !== 'other',
          law.conditionsRule,
        ),
        condition('amount-is-determined', facts.principal > 0n, law.conditionsRule),
        condition(
          'debtor-lives-in-france',
          facts.debtorCountry === undefined ? undefined : facts.debtorCountry === 'france',
          law.courtRule,
        ),
        notPublicBuyer(facts),
        ...(mayNeedAmicable
          ? [condition('prior-amicable-attempt', wasTried ? true : undefined, law.amicableUnsettled)]
          : []),
      ],
      steps: isOpposed && order.value ? stepsAfterOpposition(order.value, court, written.value) : stepsToTheTitle(),
      deadlines: deadlines.value,
      forms: [
        court.hasCommercialGreffe
          ? { name: 'requete-injonction', number: '12946*02', isMandatory: false, because: [law.commercialForm] }
          : { name: 'requete-injonction', number: '12948*06', isMandatory: false, because: [law.civilForm] },
      ],
      costs: [
        injonctionCourtFee(court.hasCommercialGreffe, facts.on, inForce),
        actCostLine({ act: 'service-of-injonction', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        ...economicContributionLines(facts.on, claimed, court.mayBeEconomic, inForce),
      ],
      lawyer: isOpposed && written.value ? 'mandatory' : 'optional',
      because: [law.requestRule, law.decisionRule, law.oppositionRule, law.afterOpposition],
      warnings: [
        { kind: 'filing-does-not-interrupt-prescription', because: [law.filingDoesNotInterrupt] },
        ...orderWarnings(facts, order.value),
        ...(isOpposed ? oppositionWarnings(facts, court, written.value, claimed > appeal.value.value) : []),
        ...(isOpposed ? lateOpposition(facts, deadlines.value) : []),
        ...(facts.dispute === 'serious' && !isOpposed ? [{ kind: 'opposition-likely' }] : []),
        ...(facts.isProven === false ? [{ kind: 'proof-is-weak' }] : []),
        ...(legalAidContributionLine(facts.on, court.isCommercial, false, inForce)
          ? [{ kind: 'legal-aid-exemption-one-source', because: [law.contributionExemption] }]
          : []),
        ...court.warnings,
        ...debtorWarnings(facts),
      ],
    }),
  );
}

function stepsToTheTitle(): Step[] {
  return [
    { step: 'request-with-documents', by: 'creditor', because: [law.requestRule] },
    { step: 'option-of-referral', by: 'creditor', because: [law.referralRule] },
    { step: 'order-or-refusal', by: 'court', because: [law.decisionRule, law.deliveryRule] },
    { step: 'order-served', by: 'commissaire-de-justice', because: [law.actMentions] },
    { step: 'one-month-to-object', by: 'debtor', because: [law.oppositionForm, law.oppositionRule] },
    { step: 'enforcement', by: 'commissaire-de-justice' },
  ];
}

function stepsAfterOpposition({ regime }: Order, court: RoadCourt, isWritten: boolean): Step[] {
  const consigned: Step = { step: 'opposition-fee-consigned', by: 'creditor', because: [law.consignationRule] };
  const summoned: Step = { step: 'parties-summoned', by: 'court', because: [law.afterOpposition] };
  const appointed: Step = {
    step: 'lawyer-within-fifteen-days',
    by: 'creditor',
    because: [law.afterOpposition, law.lawyerAfterOpposition],
  };
  const produced: Step = { step: 'service-act-produced', by: 'creditor', because: [law.serviceActRule] };
  return [
    { step: 'opposition-made', by: 'debtor', because: [law.oppositionForm] },
    ...(court.hasCommercialGreffe ? [consigned] : []),
    isWritten ? appointed : summoned,
    ...(regime.value.mustProduceService ? [produced] : []),
    { step: 'hearing', by: 'court' },
    { step: 'judgment-replaces-order', by: 'court', because: [law.replacingJudgment] },
  ];
}

function orderWarnings(facts: RoadFacts, order: Order | undefined): RoadWarning[] {
  if (!order) return [];
  const { service } = law.rulesOf(order.regime.value);
  if (order.state === 'void') {
    return [{ kind: 'order-is-void-new-request', because: [service, ...order.regime.because] }];
  }
  const { isServedInPerson, firstReachedOn, servedOn } = facts.injonction ?? {};
  const mayReopen = servedOn !== undefined && isServedInPerson !== true && firstReachedOn === undefined;
  return [
    ...(order.mayBeServedLate ? [{ kind: 'service-may-be-late', because: order.serveBy.because }] : []),
    ...(order.regime.value.mustProduceService ? [{ kind: 'keep-act-of-service', because: [law.serviceActRule] }] : []),
    ...(mayReopen && order.state === 'served'
      ? [{ kind: 'opposition-may-reopen', because: [law.oppositionRule] }]
      : []),
  ];
}

function oppositionWarnings(
  facts: RoadFacts,
  court: RoadCourt,
  isWritten: boolean,
  isAppealable: boolean,
): RoadWarning[] {
  const { noticedOn, feeInvitedOn } = facts.injonction ?? {};
  return [
    { kind: 'order-not-enforceable-once-opposed', because: [law.replacingJudgment] },
    ...(court.hasCommercialGreffe && feeInvitedOn === undefined
      ? [{ kind: 'fee-counted-from-opposition', because: [law.consignationRule] }]
      : []),
    ...(isWritten && noticedOn === undefined
      ? [{ kind: 'lawyer-within-fifteen-days-of-notice', because: [law.lawyerAfterOpposition] }]
      : []),
    { kind: isAppealable ? 'judgment-may-be-appealed' : 'judgment-without-appeal', because: [law.appealOfJudgment] },
  ];
}

/** An opposition after its month is for the court to turn down; it stays open while nothing reached the debtor in person. */
function lateOpposition({ injonction }: RoadFacts, deadlines: readonly Deadline[]): RoadWarning[] {
  const limit = deadlines.find((one) => one.deadline === 'opposition');
  const isClosed = injonction?.isServedInPerson === true || injonction?.firstReachedOn !== undefined;
  const objectedOn = injonction?.objectedOn;
  return isClosed && limit && objectedOn !== undefined && objectedOn > limit.expiresOn
    ? [{ kind: 'opposition-looks-late', because: [law.oppositionRule] }]
    : [];
}
