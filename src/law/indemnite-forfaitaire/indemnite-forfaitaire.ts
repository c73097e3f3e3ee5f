import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, type Source, secondHand, text } from '../citation.ts';
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

/** The indemnity is lost when the opening of insolvency proceedings forbids payment at the due date. */
export const barredByInsolvency: Source = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  note: 'II, dernière phrase : l’ouverture de la procédure « interdit le paiement à son échéance »',
});

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
  | { kind: 'below-indemnity' };

/**
 * Compensation beyond the 40 €, « sur justification » (L441-10, II): what was spent less the fixed indemnity already claimed.
 * Refused without proof, and toward consumers.
 */
export function furtherCompensation(
  parties: 'professionals' | 'public-buyer' | 'consumer',
  cost: FurtherCompensation,
  indemnity: Cents,
): Result<{ value: Cents; because: Source[] }, FurtherRefusal> {
  if (parties === 'consumer') return refuse({ kind: 'not-owed-by-consumers' });
  if (!cost.justified) return refuse({ kind: 'not-justified' });
  if (cost.spent <= indemnity) return refuse({ kind: 'below-indemnity' });
  const source =
    parties === 'professionals'
      ? secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
          note: 'II : « sur justification »',
        })
      : secondHand(article('code de la commande publique', 'L2192-13'), {
          note: 'complément sur justification : non lu ici',
        });
  return ok({ value: (cost.spent - indemnity) as Cents, because: [source] });
}
