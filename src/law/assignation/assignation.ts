import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, official, type Source } from '../citation.ts';
import {
  actCostLine,
  economicContributionLines,
  legalAidContributionLine,
} from '../frais-reglementes/frais-reglementes.ts';
import { lawyerThreshold, priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import {
  commonConditions,
  condition,
  type Deadline,
  isCommercialMatter,
  type Road,
  type RoadFacts,
  road,
  totalClaimed,
} from '../road.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';

const cpc = 'code de procédure civile' as const;
const initialClaim = official(article(cpc, '54', 'LEGIARTI000042597347'), { note: 'mentions à peine de nullité' });
const summons = official(article(cpc, '56'));
const commercialSummons = official(article(cpc, '855'));
const serveBefore = official(article(cpc, '856'), { note: 'au moins quinze jours avant l’audience' });
const fileBefore = official(article(cpc, '857'), {
  note: 'copie au greffe au moins huit jours avant l’audience, à peine de caducité',
});
const civilHearing = official(article(cpc, '751'), { note: 'date d’audience donnée par le greffe' });
const civilFile = official(article(cpc, '754'), {
  note: 'au moins quinze jours avant l’audience, à peine de caducité',
});
const byRequest = official(article(cpc, '750'), {
  note: 'requête possible jusqu’à 5 000 euros au tribunal judiciaire',
});
const provisional = official(article(cpc, '514'));

/** The last day to do something `days` full days before a hearing. */
function before(name: string, hearingOn: CivilDate, days: number, otherwise: string, because: Source): Deadline {
  const on = addDays(hearingOn, -days);
  return { deadline: name, from: hearingOn, expiresOn: on, cautiousOn: addDays(on, -1), otherwise, because: [because] };
}

/** Assignation en paiement: judgment on the merits, contested or not (CPC 54, 56, 751 to 763, 853 to 858). */
export function assignation(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const lawyer = valueOn(lawyerThreshold, facts.on, inForce);
  if (lawyer.refused) return lawyer;
  const amicable = valueOn(priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;
  const isCommercial = isCommercialMatter(facts);
  const claimed = totalClaimed(facts);
  const isSmall = !isCommercial && claimed <= amicable.value.value;
  const attempt = facts.amicableAttempt === undefined ? undefined : facts.amicableAttempt !== 'none';
  const contribution = legalAidContributionLine(facts.on, isCommercial, false, inForce);
  const { hearingOn } = facts;
  const deadlines =
    hearingOn === undefined
      ? []
      : isCommercial
        ? [
            before('serve-summons', hearingOn, 15, 'hearing-postponed', serveBefore),
            before('file-summons', hearingOn, 8, 'summons-lapses', fileBefore),
          ]
        : [before('file-summons', hearingOn, 15, 'summons-lapses', civilFile)];
  return ok(
    road('assignation', {
      conditions: [
        ...commonConditions(facts),
        condition('not-a-public-buyer', facts.parties !== 'public-buyer', initialClaim),
        ...(isSmall ? [condition('prior-amicable-attempt', attempt, ...amicable.value.because)] : []),
      ],
      steps: [
        {
          step: isCommercial ? 'summons-drafted' : 'hearing-date-asked',
          by: claimed > lawyer.value.value ? 'lawyer' : 'creditor',
        },
        { step: 'summons-served', by: 'commissaire-de-justice' },
        { step: 'summons-filed', by: 'creditor' },
        { step: 'hearings', by: 'court' },
        { step: 'judgment', by: 'court' },
        { step: 'judgment-served', by: 'commissaire-de-justice' },
      ],
      deadlines,
      forms: [],
      costs: [
        actCostLine({ act: 'assignation', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        actCostLine({ act: 'service-of-decision', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        ...(contribution ? [contribution] : []),
        ...economicContributionLines(facts.on, claimed, isCommercial, inForce),
      ],
      lawyer: claimed > lawyer.value.value ? 'mandatory' : 'optional',
      because: [
        initialClaim,
        summons,
        ...(isCommercial ? [commercialSummons, serveBefore, fileBefore] : [civilHearing, civilFile]),
        ...(isSmall ? [byRequest] : []),
        provisional,
        ...lawyer.value.because,
      ],
      warnings: isSmall ? [{ kind: 'request-possible-instead', because: [byRequest] }] : [],
    }),
  );
}
