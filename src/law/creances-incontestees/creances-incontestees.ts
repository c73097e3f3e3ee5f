import { addDays, addMonths, day } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { secondHand, text, unconfirmed } from '../citation.ts';
import { withAwaited } from '../frais-reglementes/frais-reglementes.ts';
import { uncontestedClaimsFee } from '../frais-reglementes/frais-reglementes.values.ts';
import { commonConditions, condition, deadline, type Road, type RoadFacts, road } from '../road.ts';
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

/** Claims invoiced between traders, certain, liquid and due, of any amount (CPCE L126-1 to L126-4, in force 25 April 2026). */
export function creancesIncontestees(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const found = valueOn(uncontestedClaims, facts.on, inForce);
  if (found.refused) return found;
  const { decreePublished, answerMonths, waitDays, serveMonths } = found.value.value;
  const areTraders =
    facts.parties !== 'professionals'
      ? false
      : facts.creditorIsTrader === undefined || facts.debtorIsTrader === undefined
        ? undefined
        : facts.creditorIsTrader && facts.debtorIsTrader;
  const served = facts.commandementServedOn;
  const zone = facts.zone === undefined ? {} : { zone: facts.zone };
  const deadlines =
    served === undefined
      ? []
      : [
          deadline(
            'answer-to-commandement',
            served,
            { months: answerMonths },
            'record-of-no-contest',
            [rule('L126-2')],
            zone,
          ),
          {
            deadline: 'earliest-record-of-no-contest',
            from: served,
            expiresOn: addDays(addMonths(served, answerMonths), waitDays),
            cautiousOn: addDays(addMonths(served, answerMonths), waitDays),
            otherwise: 'too-early',
            because: [rule('L126-3', '« au plus tôt huit jours après l’expiration »')],
          },
        ];
  return ok(
    road('creances-incontestees', {
      conditions: [
        ...commonConditions(facts),
        condition('decree-published', decreePublished ? true : undefined, noDecree),
        condition('invoiced', facts.isInvoiced, rule('L126-1')),
        condition(
          'between-traders',
          areTraders,
          rule('L126-1', '« ayant fait l’objet d’une facturation entre commerçants »'),
        ),
        condition('not-contested', facts.dispute === undefined ? undefined : facts.dispute === 'none', rule('L126-2')),
      ],
      steps: [
        { step: 'commandement-de-payer-served', by: 'commissaire-de-justice' },
        { step: 'payment-contest-or-silence', by: 'debtor' },
        { step: 'record-of-no-contest', by: 'commissaire-de-justice' },
        { step: 'record-made-enforceable', by: 'court' },
        { step: 'enforceable-record-served', by: 'commissaire-de-justice' },
      ],
      deadlines,
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
        { kind: 'any-contest-ends-it' },
      ],
    }),
  );
}
