import { addDays, later } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { actCostLine, economicContributionLines, injonctionCourtFee } from '../frais-reglementes/frais-reglementes.ts';
import { priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import {
  commonConditions,
  condition,
  type Deadline,
  deadline,
  isCommercialMatter,
  type Road,
  type RoadFacts,
  road,
  totalClaimed,
} from '../road.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';
import * as law from './injonction-de-payer.values.ts';

/** Deadlines that the facts of an injonction give, by the regime of the day of the order. */
export function injonctionDeadlines(
  facts: RoadFacts,
  inForce: LawInForce = publishedLaw,
): Result<Deadline[], LawNotKnown> {
  const { requestedOn, orderedOn, servedOn, isServedInPerson, firstReachedOn } = facts.injonction ?? {};
  const place = {
    ...(facts.zone === undefined ? {} : { zone: facts.zone }),
    ...(facts.resides === undefined ? {} : { resides: facts.resides }),
  };
  const here = facts.zone === undefined ? {} : { zone: facts.zone };
  const list: Deadline[] = [];
  if (requestedOn !== undefined && isCommercialMatter(facts)) {
    list.push(deadline('consign-court-fee', requestedOn, { days: 15 }, 'request-lapses', [law.consignationRule], here));
  }
  if (orderedOn === undefined) return ok(list);
  const rule = valueOn(law.regime, orderedOn, inForce);
  if (rule.refused) return rule;
  const { serveMonths, enforceMonths } = rule.value.value;
  list.push(
    deadline(
      'serve-order',
      orderedOn,
      { months: serveMonths },
      'order-is-void',
      [law.serviceRule, ...rule.value.because],
      here,
    ),
  );
  if (servedOn === undefined) return ok(list);
  const opensFrom = isServedInPerson === false ? firstReachedOn : servedOn;
  const usual = deadline('opposition', servedOn, { months: 1 }, 'order-becomes-judgment', [law.oppositionRule], place);
  list.push(
    opensFrom === undefined || opensFrom === servedOn
      ? usual
      : deadline('opposition', opensFrom, { months: 1 }, 'order-becomes-judgment', [law.oppositionRule], place),
  );
  // A wait, not something to do in time: it runs to its latest reading, and ends on the morrow.
  const wait = deadline('wait', servedOn, { months: enforceMonths }, 'not-yet-enforceable', [law.enforceRule], here);
  const enforceOn = addDays(later(usual.expiresOn, wait.expiresOn), 1);
  list.push({
    deadline: 'enforceable-from',
    from: servedOn,
    expiresOn: enforceOn,
    cautiousOn: enforceOn,
    otherwise: 'not-yet-enforceable',
    because: [law.oppositionRule, law.enforceRule, ...rule.value.because],
  });
  if (facts.injonction?.objectedOn !== undefined && isCommercialMatter(facts)) {
    const { objectedOn } = facts.injonction;
    list.push(
      deadline('consign-opposition-fee', objectedOn, { days: 15 }, 'request-lapses', [law.consignationRule], here),
    );
  }
  return ok(list);
}

/** Injonction de payer (CPC 1405 to 1425): conditions, steps, the deadlines of both regimes, forms and costs. */
export function injonctionDePayer(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const deadlines = injonctionDeadlines(facts, inForce);
  if (deadlines.refused) return deadlines;
  const amicable = valueOn(priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;
  const commercial = isCommercialMatter(facts);
  const claimed = totalClaimed(facts);
  const mayNeedAmicable = !commercial && claimed <= amicable.value.value;
  const wasTried = facts.amicableAttempt === 'done' || facts.amicableAttempt === 'dispensed';
  return ok(
    road('injonction-de-payer', {
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
        condition('not-a-public-buyer', facts.parties !== 'public-buyer', law.courtRule),
        ...(mayNeedAmicable
          ? [condition('prior-amicable-attempt', wasTried ? true : undefined, law.amicableUnsettled)]
          : []),
      ],
      steps: [
        { step: 'request-with-documents', by: 'creditor' },
        { step: 'order-or-refusal', by: 'court' },
        { step: 'order-served', by: 'commissaire-de-justice' },
        { step: 'one-month-to-object', by: 'debtor' },
        { step: 'enforcement', by: 'commissaire-de-justice' },
      ],
      deadlines: deadlines.value,
      forms: [
        commercial
          ? { name: 'requete-injonction', number: '12946*02', isMandatory: false, because: [law.commercialForm] }
          : { name: 'requete-injonction', number: '12948*06', isMandatory: false, because: [law.civilForm] },
      ],
      costs: [
        injonctionCourtFee(commercial, facts.on, inForce),
        actCostLine({ act: 'service-of-injonction', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        ...economicContributionLines(facts.on, claimed, commercial, inForce),
      ],
      lawyer: 'optional',
      because: [law.requestRule, law.decisionRule, law.serviceRule, law.oppositionRule, law.afterOpposition],
      warnings: [
        { kind: 'filing-does-not-interrupt-prescription', because: [law.filingDoesNotInterrupt] },
        ...(facts.dispute === 'serious' ? [{ kind: 'opposition-likely' }] : []),
        ...(facts.isProven === false ? [{ kind: 'proof-is-weak' }] : []),
        ...(facts.injonction?.isServedInPerson === false && facts.injonction.firstReachedOn === undefined
          ? [{ kind: 'opposition-may-reopen', because: [law.oppositionRule] }]
          : []),
      ],
    }),
  );
}

/** European order for payment (regulation 1896/2006): a debtor established in another member State. */
export function injonctionEuropeenne(facts: RoadFacts): Result<Road, LawNotKnown> {
  const abroad = facts.debtorCountry === undefined ? undefined : facts.debtorCountry === 'european-union';
  return ok(
    road('injonction-europeenne', {
      conditions: [
        ...commonConditions(facts),
        condition('cross-border', abroad, law.europeanRule),
        condition('civil-or-commercial', facts.parties !== 'public-buyer', law.europeanRule),
        condition(
          'not-contested',
          facts.dispute === undefined ? undefined : facts.dispute !== 'serious',
          law.europeanRule,
        ),
      ],
      steps: [
        { step: 'form-a', by: 'creditor' },
        { step: 'form-e-order', by: 'court' },
        { step: 'order-served', by: 'court' },
        { step: 'form-f-opposition', by: 'debtor' },
      ],
      deadlines: [],
      forms: [{ name: 'form-a', number: 'A', isMandatory: true, because: [law.europeanRule] }],
      costs: [],
      lawyer: 'optional',
      because: [law.europeanRule, law.europeanOpposition],
    }),
  );
}
