import { day, later } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, secondHand, text, unconfirmed } from '../citation.ts';
import { withAwaited } from '../frais-reglementes/frais-reglementes.ts';
import { uncontestedClaimsFee } from '../frais-reglementes/frais-reglementes.values.ts';
import { condition, type Deadline, deadline, notBefore, type Road, type RoadFacts, road } from '../road.ts';
import { commonConditions, debtorWarnings } from '../road-conditions.ts';
import { countingAt, courtOf } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, schedule, valueOn } from '../schedule.ts';

const title = 'loi n° 2026-307 du 23 avril 2026';
const told = 'travaux du Sénat ; service-public.gouv.fr A18889 ; texte promulgué non lu';
const rule = (number: string, note?: string) =>
  secondHand(text(title, undefined, number), { told, ...(note ? { note } : {}) });

/**
 * The road of uncontested commercial claims. `decreePublished` turns true by an operator's row the day the decree and the tariff
 * are read: until then the road is announced, never offered.
 */
export type UncontestedClaims = {
  readonly decreePublished: boolean;
  readonly answerMonths: number;
  readonly waitDays: number;
  readonly serveMonths: number;
};

export const uncontestedClaims = schedule<UncontestedClaims>({
  subject: 'uncontested-commercial-claims',
  title: 'Créances commerciales incontestées (articles L126-1 et suivants du code des procédures civiles d’exécution)',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 3,
  rows: [
    {
      from: day('2026-04-25'),
      value: { decreePublished: false, answerMonths: 1, waitDays: 8, serveMonths: 6 },
      source: text(title),
      read: 'second-hand',
      told,
      note: 'décret d’application et tarif non publiés au 25 septembre 2026, non trouvés depuis',
    },
  ],
});

const noDecree = unconfirmed(text(title), {
  note: 'décret d’application et tarif non trouvés : voie annoncée, coût inconnu',
});

const abroadNotRead = unconfirmed(text(title, undefined, 'L126-2'), {
  note: 'débiteur hors de France : signification du commandement non lue',
});
const requestStart = unconfirmed(text(title, undefined, 'L126-2'), {
  note: 'point de départ du mois pour signifier (la demande au commissaire de justice) non lu',
});
const recordStart = unconfirmed(text(title, undefined, 'L126-4'), {
  note: 'point de départ des six mois (le procès-verbal rendu exécutoire) non lu',
});
const procedural = unconfirmed(article('code de procédure civile', '642'), {
  note: 'calcul des délais de l’article L126-3 comme des délais de procédure : le plus tardif est retenu pour attendre',
});

/** The deadlines that the acts of the road open, one after another: two to act within, one to wait for. */
function deadlinesOf(facts: RoadFacts, value: UncontestedClaims, inForce: LawInForce): Deadline[] {
  const { commandementRequestedOn, commandementServedOn: served, recordEnforceableOn } = facts;
  const here = countingAt(courtOf(facts, inForce));
  const list: Deadline[] = [];
  if (commandementRequestedOn !== undefined) {
    const because = [rule('L126-2', 'commandement à signifier dans le mois'), requestStart];
    list.push(deadline('serve-commandement', commandementRequestedOn, { months: 1 }, 'served-too-late', because, here));
  }
  if (served !== undefined) {
    const months = value.answerMonths;
    const answer = deadline(
      'answer-to-commandement',
      served,
      { months },
      'record-of-no-contest',
      [rule('L126-2')],
      here,
    );
    // Eight days after the month has expired, report to a working day included: too early is worse than a day late.
    const expired = later(answer.expiresOn, answer.cautiousOn);
    const wait = deadline('wait', expired, { days: value.waitDays }, 'too-early', [], here);
    const because = [rule('L126-3', '« au plus tôt huit jours après l’expiration »'), procedural, ...wait.because];
    const firstOn = later(wait.expiresOn, wait.cautiousOn);
    list.push(answer, notBefore('earliest-record-of-no-contest', served, firstOn, 'too-early', because));
  }
  if (recordEnforceableOn !== undefined) {
    const months = value.serveMonths;
    const because = [rule('L126-4', 'signification dans les six mois : une seule source'), recordStart];
    list.push(deadline('serve-enforceable-record', recordEnforceableOn, { months }, 'served-too-late', because, here));
  }
  return list;
}

/** Claims invoiced between traders, certain, liquid and due, of any amount (CPCE L126-1 to L126-4, in force 25 April 2026). */
export function creancesIncontestees(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const found = valueOn(uncontestedClaims, facts.on, inForce);
  if (found.refused) return found;
  const { decreePublished, serveMonths } = found.value.value;
  const areTraders =
    facts.parties !== 'professionals'
      ? false
      : facts.creditorIsTrader === undefined || facts.debtorIsTrader === undefined
        ? undefined
        : facts.creditorIsTrader && facts.debtorIsTrader;
  const livesInFrance = facts.debtorCountry === 'france' ? true : undefined;
  return ok(
    road('creances-incontestees', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition('decree-published', decreePublished ? true : undefined, noDecree),
        condition('invoiced', facts.isInvoiced, rule('L126-1')),
        condition(
          'between-traders',
          areTraders,
          rule('L126-1', '« ayant fait l’objet d’une facturation entre commerçants »'),
        ),
        condition('debtor-can-be-served', livesInFrance, livesInFrance ? rule('L126-2') : abroadNotRead),
        condition('not-contested', facts.dispute === undefined ? undefined : facts.dispute === 'none', rule('L126-2')),
      ],
      steps: [
        { step: 'commandement-de-payer-served', by: 'commissaire-de-justice' },
        { step: 'payment-contest-or-silence', by: 'debtor' },
        { step: 'record-of-no-contest', by: 'commissaire-de-justice' },
        { step: 'record-made-enforceable', by: 'court' },
        { step: 'enforceable-record-served', by: 'commissaire-de-justice' },
      ],
      deadlines: deadlinesOf(facts, found.value.value, inForce),
      forms: [],
      costs: [
        withAwaited(
          { item: 'creances-incontestees', withVat: true, advancedBy: 'creditor', because: [noDecree] },
          uncontestedClaimsFee,
          facts.on,
          inForce,
        ),
      ],
      lawyer: 'optional',
      because: [
        ...found.value.because,
        rule('L126-4', `titre à signifier dans les ${serveMonths} mois : une seule source`),
      ],
      warnings: [
        ...(decreePublished ? [] : [{ kind: 'announced-only', because: [noDecree] }]),
        { kind: 'any-contest-ends-it', because: [rule('L126-2')] },
        ...debtorWarnings(facts),
      ],
    }),
  );
}
