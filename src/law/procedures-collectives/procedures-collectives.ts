import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import {
  type Condition,
  condition,
  type Deadline,
  type InsolvencyState,
  type Road,
  type RoadFacts,
  type RoadWarning,
  road,
  type Step,
} from '../road.ts';
import { debtorWarnings } from '../road-conditions.ts';
import { birthOfClaim } from './claim-birth.ts';
import { type Birth, type InsolvencyRefusal, insolvencyDeadlines } from './insolvency-deadlines.ts';
import * as law from './procedures-collectives.values.ts';

/** Who receives the declaration. */
export function declarationRecipient(kind: InsolvencyState['kind']): {
  recipient: 'liquidateur' | 'mandataire-judiciaire';
  because: Source[];
} {
  return kind === 'liquidation'
    ? { recipient: 'liquidateur', because: [law.liquidator, law.liquidationDeclaration] }
    : { recipient: 'mandataire-judiciaire', because: [law.declarant] };
}

/** Publication is due within fifteen days of the judgment, by the greffe: when to look for it. */
export function publicationExpectedBy(openedOn: CivilDate): { value: CivilDate; because: Source[] } {
  return { value: addDays(openedOn, 15), because: [law.publication] };
}

/**
 * Declaration of the claim: the only road once the debtor is in insolvency proceedings, for a debt born before the opening. A
 * later debt is paid at its term when it is useful to the proceedings, and made known otherwise: it is never a plain yes here.
 */
export function declarationDeCreance(facts: RoadFacts): Result<Road, InsolvencyRefusal> {
  const { insolvency } = facts;
  const birth: Birth = insolvency === undefined ? 'before' : birthOfClaim(facts, insolvency.openedOn);
  const deadlines = insolvency === undefined ? ok<Deadline[]>([]) : insolvencyDeadlines(insolvency, birth);
  if (deadlines.refused) return deadlines;
  const isOpen = insolvency !== undefined && insolvency.openedOn <= facts.on;
  return ok(
    road('declaration-de-creance', facts.on, {
      conditions: [
        condition('debtor-is-in-insolvency-proceedings', isOpen, law.declarant, law.effectDate),
        ...(insolvency === undefined ? [] : [toBeDeclared(insolvency, birth)]),
        condition('within-time', isInTime(facts, deadlines.value, birth, isOpen), law.declarationRule),
      ],
      steps: stepsOf(insolvency?.kind),
      deadlines: deadlines.value,
      forms: [{ name: 'declaration-de-creance', isMandatory: false, because: [law.contents, law.moreContents] }],
      costs: [],
      lawyer: 'optional',
      because: [law.declarant, law.interrupts],
      warnings: [
        ...(insolvency && isOpen ? warningsOf(facts, insolvency, birth, deadlines.value) : []),
        ...debtorWarnings(facts),
      ],
    }),
  );
}

function toBeDeclared({ isUseful }: InsolvencyState, birth: Birth): Condition {
  const name = 'born-before-opening';
  if (birth === 'before') return condition(name, true, law.declarant, law.effectDate);
  const isPaidAtTerm = birth === 'after' && isUseful === true;
  return condition(name, isPaidAtTerm ? false : undefined, law.laterDebts, law.laterDebtsInLiquidation);
}

/** By the postmark of the declaration when there is one, by the day of the facts otherwise; relief opens a new period. */
function isInTime(
  facts: RoadFacts,
  deadlines: readonly Deadline[],
  birth: Birth,
  isOpen: boolean,
): boolean | undefined {
  const sentOn = facts.insolvency?.declaredOn ?? facts.on;
  const names = ['declare-claim', 'declare-after-relief', 'declare-after-termination'];
  const limits = deadlines.filter((one) => names.includes(one.deadline));
  if (limits.some((one) => sentOn <= one.cautiousOn)) return true;
  if (!isOpen) return false;
  return limits.length === 0 || birth === 'after' ? undefined : false;
}

function stepsOf(kind: InsolvencyState['kind']): Step[] {
  const { recipient, because } = declarationRecipient(kind);
  const toLiquidator = recipient === 'liquidateur';
  return [
    { step: toLiquidator ? 'declaration-to-liquidateur' : 'declaration-to-mandataire', by: 'creditor', because },
    { step: 'claim-checked', by: toLiquidator ? 'liquidateur' : 'mandataire', because: [law.answer] },
    { step: 'admission-or-dispute', by: 'court' },
  ];
}

function warningsOf(
  facts: RoadFacts,
  insolvency: InsolvencyState,
  birth: Birth,
  deadlines: readonly Deadline[],
): RoadWarning[] {
  const warnings: RoadWarning[] = [
    { kind: 'interest-stops', because: [law.interestStop] },
    { kind: 'payment-may-be-annulled', because: [law.annulment] },
  ];
  if (insolvency.kind === undefined) {
    warnings.push({ kind: 'recipient-depends-on-kind', because: [law.liquidator] });
  }
  if (birth !== 'before') {
    const because = [law.laterDebts, law.laterDebtsInLiquidation];
    warnings.push({ kind: birth === 'after' ? 'later-debt-paid-at-term' : 'say-when-debt-was-born', because });
  }
  if (birth === 'after') return warnings;
  const declare = deadlines.find((one) => one.deadline === 'declare-claim');
  const relief = deadlines.find((one) => one.deadline === 'ask-relief');
  if (!declare) warnings.push({ kind: 'wait-for-publication', because: [law.declarationRule] });
  const isMissed = isInTime(facts, deadlines, birth, true) === false;
  if (isMissed && relief && facts.on <= relief.cautiousOn) {
    warnings.push({ kind: 'relief-still-possible', because: [law.relief] });
  }
  return warnings;
}
