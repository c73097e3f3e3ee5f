import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros, plus } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, official, text, unconfirmed } from '../citation.ts';
import { withAwaited } from '../frais-reglementes/frais-reglementes.ts';
import { smallClaimsFee } from '../frais-reglementes/frais-reglementes.values.ts';
import { condition, deadline, type Road, type RoadFacts, road } from '../road.ts';
import { commonConditions, debtorWarnings, notPublicBuyer } from '../road-conditions.ts';
import { countingAt, courtOf } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, schedule, valueOn } from '../schedule.ts';

const cpce = "code des procédures civiles d'exécution" as const;

/** Article R125-1 — « Le montant de la créance en principal et intérêts ne doit pas excéder 5 000 euros. » */
export const ceiling = schedule<Cents>({
  subject: 'small-claims-ceiling',
  title: 'Procédure simplifiée de recouvrement des petites créances : plafond',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2016-06-01'),
      until: day('2019-12-31'),
      value: euros('4000.00'),
      source: article(cpce, 'R125-1'),
      read: 'official',
      note: 'date d’effet connue de mémoire',
    },
    {
      from: day('2020-01-01'),
      value: euros('5000.00'),
      source: article(cpce, 'R125-1'),
      read: 'official',
      note: 'plafond porté à 5 000 euros en 2020, jour connu de mémoire',
    },
  ],
});

/** Since the law of 23 April 2026, debts invoiced between traders have their own road (L126-1) and leave this one. */
export const openBetweenTraders = schedule<boolean>({
  subject: 'small-claims-between-traders',
  title: 'Procédure simplifiée : ouverte aux factures entre commerçants',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2016-06-01'),
      until: day('2026-04-24'),
      value: true,
      source: article(cpce, 'L125-1'),
      read: 'official',
    },
    {
      from: day('2026-04-25'),
      value: false,
      source: text('loi n° 2026-307 du 23 avril 2026'),
      read: 'second-hand',
      note: 'texte promulgué non lu : travaux du Sénat, service-public.gouv.fr A18889',
    },
  ],
});

const scope = official(article(cpce, 'L125-1'), { note: 'dans sa rédaction d’avant la loi n° 2026-307' });
const district = official(article(cpce, 'R125-1'), {
  note: 'commissaire de justice du ressort de la cour d’appel du débiteur',
});
const invitation = official(article(cpce, 'R125-2'), {
  note: 'III, 4° : le silence gardé un mois vaut refus implicite',
});
const noPaymentBefore = official(article(cpce, 'R125-7'));
const title = official(article(cpce, 'R125-6'));
const otherOfficer = official(article(cpce, 'R125-8'));
const costsOnCreditor = unconfirmed(article(cpce, 'L125-1'), {
  note: 'frais à la charge du créancier ; tarif non lu',
});
const models = official(article(cpce, 'R125-2'), { note: 'modèles fixés par arrêté' });

/** The road of small claims by a commissaire de justice, up to 5 000 € of principal and interest (CPCE L125-1, R125-1 to R125-8). */
export function procedureSimplifiee(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Road, LawNotKnown> {
  const limit = valueOn(ceiling, facts.on, inForce);
  if (limit.refused) return limit;
  const between = valueOn(openBetweenTraders, facts.on, inForce);
  if (between.refused) return between;
  const areTraders =
    facts.parties !== 'professionals'
      ? false
      : facts.creditorIsTrader === undefined || facts.debtorIsTrader === undefined
        ? undefined
        : facts.creditorIsTrader && facts.debtorIsTrader && facts.isInvoiced !== false;
  const livesInFrance = facts.debtorCountry === undefined ? undefined : facts.debtorCountry === 'france';
  const sent: CivilDate | undefined = facts.invitationSentOn;
  return ok(
    road('procedure-simplifiee', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition(
          'contract-or-statute',
          facts.basis === undefined ? undefined : ['contract', 'statute'].includes(facts.basis),
          scope,
        ),
        condition('within-ceiling', plus(facts.principal, facts.interest) <= limit.value.value, ...limit.value.because),
        condition(
          'not-an-invoice-between-traders',
          between.value.value ? true : areTraders === undefined ? undefined : !areTraders,
          ...between.value.because,
        ),
        condition('debtor-in-a-french-district', livesInFrance, district),
        notPublicBuyer(facts),
      ],
      steps: [
        { step: 'invitation-to-participate', by: 'commissaire-de-justice' },
        { step: 'acceptance-or-silence', by: 'debtor' },
        { step: 'agreement-on-amount-and-terms', by: 'commissaire-de-justice' },
        { step: 'titre-executoire-delivered', by: 'commissaire-de-justice' },
      ],
      deadlines:
        sent === undefined
          ? []
          : [
              deadline(
                'answer-to-invitation',
                sent,
                { months: 1 },
                'silence-is-refusal',
                [invitation],
                countingAt(courtOf(facts, inForce)),
              ),
            ],
      forms: [{ name: 'invitation-letter-and-answer-forms', isMandatory: true, because: [models] }],
      costs: [
        withAwaited(
          { item: 'procedure-simplifiee', withVat: true, advancedBy: 'creditor', because: [costsOnCreditor] },
          smallClaimsFee,
          facts.on,
          inForce,
        ),
      ],
      lawyer: 'optional',
      because: [scope, district, noPaymentBefore, title, otherOfficer],
      warnings: [
        { kind: 'no-payment-before-outcome', because: [noPaymentBefore] },
        { kind: 'another-officer-must-enforce', because: [otherOfficer] },
        ...(facts.dispute === 'serious' ? [{ kind: 'refusal-likely' }] : []),
        ...debtorWarnings(facts),
      ],
    }),
  );
}
