import { ok, type Result } from '../../kernel/result.ts';
import { article, official } from '../citation.ts';
import {
  actCostLine,
  economicContributionLines,
  legalAidContributionLine,
} from '../frais-reglementes/frais-reglementes.ts';
import { lawyerThreshold, priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import { condition, type Road, type RoadFacts, road, totalClaimed } from '../road.ts';
import {
  commonConditions,
  debtorWarnings,
  foreignDebtorWarnings,
  notPublicBuyer,
  territorial,
} from '../road-conditions.ts';
import { courtOf } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';

const cpc = 'code de procédure civile' as const;
/**
 * Article 835, alinéa 2 — « Dans les cas où l'existence de l'obligation n'est pas sérieusement contestable, ils peuvent accorder
 * une provision ». Article 873, alinéa 2 : même pouvoir du président du tribunal de commerce. No urgency is needed.
 */
const civilRule = official(article(cpc, '835'));
const commercialRule = official(article(cpc, '873'));
const form = official(article(cpc, '485'), { note: 'par assignation' });
const timeToPrepare = official(article(cpc, '486'), { note: 'temps suffisant pour préparer la défense' });
const noResJudicata = official(article(cpc, '488'));
const appeal = official(article(cpc, '490'), { note: 'appel dans les quinze jours' });
const provisional = official(article(cpc, '514'), { note: 'exécutoire de droit à titre provisoire' });

/** Référé-provision: a payment on account when the obligation cannot be seriously contested. */
export function refereProvision(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const lawyer = valueOn(lawyerThreshold, facts.on, inForce);
  if (lawyer.refused) return lawyer;
  const amicable = valueOn(priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;
  const court = courtOf(facts, inForce);
  const { isCommercial } = court;
  const claimed = totalClaimed(facts);
  const rule = isCommercial ? commercialRule : civilRule;
  const needsAmicable = !isCommercial && claimed <= amicable.value.value;
  const attempt = facts.amicableAttempt === undefined ? undefined : facts.amicableAttempt !== 'none';
  const contribution = legalAidContributionLine(facts.on, isCommercial, false, inForce);
  return ok(
    road('refere-provision', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition(
          'not-seriously-contestable',
          facts.dispute === undefined ? undefined : facts.dispute !== 'serious',
          rule,
        ),
        condition('is-proven', facts.isProven, rule),
        territorial(facts),
        notPublicBuyer(facts),
        ...(needsAmicable ? [condition('prior-amicable-attempt', attempt, ...amicable.value.because)] : []),
      ],
      steps: [
        { step: 'summons-served', by: 'commissaire-de-justice', because: [form, timeToPrepare] },
        { step: 'hearing', by: 'court' },
        { step: 'ordonnance', by: 'court', because: [provisional] },
        { step: 'ordonnance-served', by: 'commissaire-de-justice' },
        { step: 'fifteen-days-to-appeal', by: 'debtor', because: [appeal] },
      ],
      deadlines: [],
      forms: [],
      costs: [
        actCostLine({ act: 'assignation', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        actCostLine({ act: 'service-of-decision', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        ...(contribution ? [contribution] : []),
        ...economicContributionLines(facts.on, claimed, court.mayBeEconomic, inForce),
      ],
      lawyer: claimed > lawyer.value.value ? 'mandatory' : 'optional',
      because: [form, timeToPrepare, noResJudicata, appeal, provisional, ...lawyer.value.because],
      warnings: [
        { kind: 'not-judged-on-the-merits', because: [noResJudicata] },
        ...foreignDebtorWarnings(facts),
        ...court.warnings,
        ...debtorWarnings(facts),
      ],
    }),
  );
}
