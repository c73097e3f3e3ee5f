import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, schedule, valueOn } from '../schedule.ts';

/**
 * Article D441-5 du code de commerce — « Le montant de l'indemnité forfaitaire … est fixé à 40 euros ». Due of right by any professional in late payment, once per invoice paid late.
 */
export const betweenProfessionals = schedule<Cents>({
  subject: 'fixed-indemnity-between-professionals',
  title: 'Indemnité forfaitaire pour frais de recouvrement, entre professionnels',
  reviewedOn: day('2026-11-21'),
  rows: [
    {
      from: day('2013-01-01'),
      until: day('2021-02-26'),
      value: euros('40.00'),
      source: article('code de commerce', 'D441-5'),
      read: 'second-hand',
      note: 'montant inchangé depuis 2013 ; version antérieure à celle du 27 février 2021, non lue',
    },
    {
      from: day('2021-02-27'),
      value: euros('40.00'),
      source: article('code de commerce', 'D441-5', 'LEGIARTI000043197457'),
      read: 'second-hand',
      told: 'décret 2021-211, article 3 ; une indemnité par facture : lecture de service-public.gouv.fr F23211',
    },
  ],
});

/** Article D2192-35 du code de la commande publique : 40 euros, de plein droit. */
export const towardPublicBuyers = schedule<Cents>({
  subject: 'fixed-indemnity-public-buyers',
  title: 'Indemnité forfaitaire pour frais de recouvrement, acheteurs publics',
  reviewedOn: day('2026-11-21'),
  rows: [
    {
      from: day('2013-05-01'),
      until: day('2019-03-31'),
      value: euros('40.00'),
      source: text('décret n° 2013-269 du 29 mars 2013'),
      read: 'second-hand',
      told: 'lesbros-avocats.com ; lemoniteur.fr',
      note: 'contrats conclus à compter du 16 mars 2013',
    },
    {
      from: day('2019-04-01'),
      value: euros('40.00'),
      source: article('code de la commande publique', 'D2192-35'),
      read: 'official',
    },
  ],
});

/** Before the ordonnance n° 2019-359, the same words stood in L441-6, I. */
const since2019 = day('2019-04-26');

function articleOn(on: CivilDate, note: string): Source {
  return on < since2019
    ? unconfirmed(article('code de commerce', 'L441-6'), {
        note: `ancien article L441-6, I : ${note} ; texte non lu à cette date`,
      })
    : secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), { note: `II : ${note}` });
}

const barred = 'l’ouverture de la procédure « interdit le paiement à son échéance »';
const barredReasons = { former: [articleOn(day('2019-04-25'), barred)], current: [articleOn(since2019, barred)] };

/** Why the indemnity is lost when insolvency proceedings were open on the due date: the text of the first late day. */
export function barredByInsolvencyOn(on: CivilDate): readonly Source[] {
  return on < since2019 ? barredReasons.former : barredReasons.current;
}

/**
 * The fixed indemnity of one invoice that is unpaid on the morrow of its due date, by the law of that morrow. Consumers owe
 * none: the answer is then undefined.
 */
export function indemniteForfaitaire(
  parties: 'professionals' | 'public-buyer' | 'consumer',
  firstLateDay: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Cents> | undefined, LawNotKnown> {
  if (parties === 'consumer') return ok(undefined);
  return valueOn(parties === 'professionals' ? betweenProfessionals : towardPublicBuyers, firstLateDay, inForce);
}

export type FurtherCompensation = { readonly spent: Cents; readonly justified: boolean };
export type FurtherRefusal =
  | { kind: 'not-justified' }
  | { kind: 'not-owed-by-consumers' }
  /** There is no indemnity to go beyond: not late, paid in time, barred by insolvency, or not known on that day. */
  | { kind: 'no-indemnity-due' }
  | { kind: 'below-indemnity'; indemnity: Cents };

/**
 * Compensation beyond the 40 €, « sur justification » (L441-10, II): what was spent less the fixed indemnity already claimed, by
 * the text of the first late day. Refused without proof, toward consumers, and where no indemnity is due.
 */
export function furtherCompensation(
  parties: 'professionals' | 'public-buyer' | 'consumer',
  cost: FurtherCompensation,
  indemnity: Cents,
  firstLateDay: CivilDate,
): Result<{ value: Cents; because: Source[] }, FurtherRefusal> {
  if (parties === 'consumer') return refuse({ kind: 'not-owed-by-consumers' });
  if (!cost.justified) return refuse({ kind: 'not-justified' });
  if (indemnity === 0n) return refuse({ kind: 'no-indemnity-due' });
  if (cost.spent <= indemnity) return refuse({ kind: 'below-indemnity', indemnity });
  const because =
    parties === 'professionals'
      ? articleOn(firstLateDay, 'indemnisation complémentaire « sur justification »')
      : unconfirmed(article('code de la commande publique', 'L2192-13'), {
          note: 'indemnisation complémentaire sur justification : non lue ici',
        });
  return ok({ value: (cost.spent - indemnity) as Cents, because: [because] });
}
