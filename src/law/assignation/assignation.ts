import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, official, type Source } from '../citation.ts';
import { isWorkingDay, type Zone } from '../delais/holidays.ts';
import {
  actCostLine,
  economicContributionLines,
  legalAidContributionLine,
} from '../frais-reglementes/frais-reglementes.ts';
import { lawyerThreshold, priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import {
  condition,
  type Deadline,
  deadline,
  type Road,
  type RoadFacts,
  road,
  type Step,
  totalClaimed,
} from '../road.ts';
import {
  commonConditions,
  debtorWarnings,
  foreignDebtorWarnings,
  notPublicBuyer,
  territorial,
} from '../road-conditions.ts';
import { countingAt, courtOf, type RoadCourt } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, schedule, valueOn } from '../schedule.ts';

const cpc = 'code de procédure civile' as const;

/** Articles 750 et 818 : au tribunal judiciaire la demande peut être formée par requête jusqu'à 5 000 euros. */
export const requestCeiling = schedule<Cents>({
  subject: 'request-instead-of-summons',
  title: 'Demande par requête au lieu d’une assignation (tribunal judiciaire) : plafond',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2020-01-01'),
      value: euros('5000.00'),
      source: article(cpc, '750'),
      read: 'official',
      note: 'même plafond à l’article 818 ; date d’effet connue de mémoire',
    },
  ],
});

const initialClaim = official(article(cpc, '54', 'LEGIARTI000042597347'), { note: 'mentions à peine de nullité' });
const summons = official(article(cpc, '56'), {
  note: 'lieu, jour et heure de l’audience, moyens, pièces, suites du défaut de comparution',
});
const commercialSummons = official(article(cpc, '855'));
const serveBefore = official(article(cpc, '856'), { note: 'au moins quinze jours avant l’audience' });
const fileBefore = official(article(cpc, '857'), {
  note: 'copie au greffe au moins huit jours avant l’audience, à peine de caducité',
});
const civilHearing = official(article(cpc, '751'), { note: 'date d’audience donnée par le greffe' });
const civilFile = official(article(cpc, '754'), {
  note: 'au moins quinze jours avant l’audience, à peine de caducité',
});
const provisional = official(article(cpc, '514'));
const defaultJudgment = official(article(cpc, '478'), {
  note: 'jugement par défaut ou réputé contradictoire : non avenu s’il n’est pas notifié dans les six mois',
});

/** The last day to do something `days` full days before a hearing; to rely on, a working day that leaves one more day. */
function before(
  name: string,
  hearingOn: CivilDate,
  days: number,
  otherwise: string,
  because: Source,
  zone: Zone = 'metropole',
): Deadline {
  const expiresOn = addDays(hearingOn, -days);
  let cautiousOn = addDays(expiresOn, -1);
  while (!isWorkingDay(cautiousOn, zone)) cautiousOn = addDays(cautiousOn, -1);
  return { deadline: name, from: hearingOn, expiresOn, cautiousOn, otherwise, because: [because] };
}

/** What is to be done before the hearing that the facts give, and after a judgment by default. */
function deadlinesOf(facts: RoadFacts, court: RoadCourt): Deadline[] {
  const { hearingOn, defaultJudgmentOn } = facts;
  const list: Deadline[] = [];
  if (hearingOn !== undefined && court.isCommercial) {
    list.push(before('serve-summons', hearingOn, 15, 'served-too-late', serveBefore, court.zone));
    list.push(before('file-summons', hearingOn, 8, 'summons-lapses', fileBefore, court.zone));
  } else if (hearingOn !== undefined) {
    list.push(before('file-summons', hearingOn, 15, 'summons-lapses', civilFile, court.zone));
  }
  if (defaultJudgmentOn !== undefined) {
    const because = [defaultJudgment];
    list.push(
      deadline(
        'notify-default-judgment',
        defaultJudgmentOn,
        { months: 6 },
        'judgment-lapses',
        because,
        countingAt(court),
      ),
    );
  }
  return list;
}

function stepsOf(isCommercial: boolean, needsLawyer: boolean): Step[] {
  return [
    {
      step: isCommercial ? 'summons-drafted' : 'hearing-date-asked',
      by: needsLawyer ? 'lawyer' : 'creditor',
      because: isCommercial ? [initialClaim, summons, commercialSummons] : [civilHearing],
    },
    { step: 'summons-served', by: 'commissaire-de-justice' },
    { step: 'summons-filed', by: 'creditor' },
    { step: 'hearings', by: 'court' },
    { step: 'judgment', by: 'court', because: [provisional] },
    { step: 'judgment-served', by: 'commissaire-de-justice', because: [defaultJudgment] },
  ];
}

/** Assignation en paiement: judgment on the merits, contested or not (CPC 54, 56, 751 to 763, 853 to 858). */
export function assignation(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const lawyer = valueOn(lawyerThreshold, facts.on, inForce);
  if (lawyer.refused) return lawyer;
  const amicable = valueOn(priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;
  const request = valueOn(requestCeiling, facts.on, inForce);
  if (request.refused) return request;
  const court = courtOf(facts, inForce);
  const { isCommercial } = court;
  const claimed = totalClaimed(facts);
  const needsAmicable = !isCommercial && claimed <= amicable.value.value;
  const mayRequest = !isCommercial && claimed <= request.value.value;
  const attempt = facts.amicableAttempt === undefined ? undefined : facts.amicableAttempt !== 'none';
  const contribution = legalAidContributionLine(facts.on, isCommercial, false, inForce);
  const needsLawyer = claimed > lawyer.value.value;
  const isHearingPast = facts.hearingOn !== undefined && facts.hearingOn < facts.on;
  return ok(
    road('assignation', facts.on, {
      conditions: [
        ...commonConditions(facts),
        territorial(facts),
        notPublicBuyer(facts),
        ...(needsAmicable ? [condition('prior-amicable-attempt', attempt, ...amicable.value.because)] : []),
      ],
      steps: stepsOf(isCommercial, needsLawyer),
      deadlines: deadlinesOf(facts, court),
      forms: [],
      costs: [
        actCostLine({ act: 'assignation', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        actCostLine({ act: 'service-of-decision', on: facts.on, obligation: claimed, isElectronic: false }, inForce),
        ...(contribution ? [contribution] : []),
        ...economicContributionLines(facts.on, claimed, court.mayBeEconomic, inForce),
      ],
      lawyer: needsLawyer ? 'mandatory' : 'optional',
      because: [
        initialClaim,
        summons,
        ...(isCommercial ? [commercialSummons, serveBefore, fileBefore] : [civilHearing, civilFile]),
        ...lawyer.value.because,
      ],
      warnings: [
        ...(mayRequest ? [{ kind: 'request-possible-instead', because: [...request.value.because] }] : []),
        ...(isHearingPast ? [{ kind: 'hearing-is-past' }] : []),
        ...foreignDebtorWarnings(facts),
        ...court.warnings,
        ...debtorWarnings(facts),
      ],
    }),
  );
}
