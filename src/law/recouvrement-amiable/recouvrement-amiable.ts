import { addDays, addMonths, type CivilDate, weekdayOf } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { isHoliday, type Zone } from '../delais/holidays.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import { agreementRule, courtesyHours, letterRule, remittance } from './recouvrement-amiable.values.ts';

/** What R124-4 wants in the letter of whoever recovers for somebody else, in its words. */
export const collectorMentions = {
  'collector-identity':
    'Les nom ou dénomination sociale de la personne chargée du recouvrement amiable, son adresse ou son siège social, ' +
    "l'indication qu'elle exerce une activité de recouvrement amiable",
  'creditor-identity': 'Les nom ou dénomination sociale du créancier, son adresse ou son siège social',
  breakdown:
    'Le fondement et le montant de la somme due en principal, intérêts et autres accessoires, en distinguant les différents ' +
    "éléments de la dette, à l'exclusion des frais qui restent à la charge du créancier en application du troisième alinéa de " +
    "l'article L. 111-8",
  'demand-and-payment-methods': "L'indication d'avoir à payer la somme due et les modalités de paiement de la dette",
  'costs-notice': "La reproduction des deuxième et troisième alinéas de l'article L. 111-8",
} as const;
export type CollectorMention = keyof typeof collectorMentions;

/** What R124-3 wants in the written agreement between collector and creditor, in its words. */
export const agreementMentions = {
  'power-to-receive': 'pouvoir de recevoir pour son compte',
  'basis-and-amount':
    "Le fondement et le montant des sommes dues, avec l'indication distincte des différents éléments de la ou des créances à " +
    'recouvrer sur le débiteur',
  insurance:
    'Les conditions et les modalités de la garantie donnée au créancier contre les conséquences pécuniaires de la ' +
    "responsabilité civile encourue en raison de l'activité de recouvrement des créances",
  remuneration: 'Les conditions de détermination de la rémunération à la charge du créancier',
  remittance: 'Les conditions de reversement des fonds encaissés pour le compte du créancier',
} as const;
export type AgreementMention = keyof typeof agreementMentions;

type Missing<M> = { missing: M[]; because: Source[] };

/** The mentions of R124-4 that a collector's letter lacks; omitting one is a fifth-class offence (R124-7). */
export function missingCollectorMentions(present: ReadonlySet<CollectorMention>): Missing<CollectorMention> {
  const all = Object.keys(collectorMentions) as CollectorMention[];
  return { missing: all.filter((mention) => !present.has(mention)), because: [letterRule] };
}

/** The mentions of R124-3 that an agreement lacks: without it the collector may not begin. */
export function missingAgreementMentions(present: ReadonlySet<AgreementMention>): Missing<AgreementMention> {
  const all = Object.keys(agreementMentions) as AgreementMention[];
  return { missing: all.filter((mention) => !present.has(mention)), because: [agreementRule] };
}

/** Last day to remit to the creditor money actually received on a day; an agreement may set another number of days. */
export function remittanceDueOn(
  receivedOn: CivilDate,
  agreedDays?: number,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<CivilDate>, LawNotKnown> {
  const rule = valueOn(remittance, receivedOn, inForce);
  if (rule.refused) return rule;
  const value =
    agreedDays === undefined ? addMonths(receivedOn, rule.value.value.months) : addDays(receivedOn, agreedDays);
  return ok({ ...rule.value, value });
}

/** May a debtor be called or texted then? Courtesy hours, never on a Saturday, a Sunday or a holiday of the zone. */
export function isCourteousTime(
  on: CivilDate,
  minutes: number,
  zone: Zone = 'metropole',
  inForce: LawInForce = publishedLaw,
): Result<Ruling<boolean>, LawNotKnown> {
  const rule = valueOn(courtesyHours, on, inForce);
  if (rule.refused) return rule;
  const isWorked = weekdayOf(on) <= 5 && !isHoliday(on, zone);
  const value = isWorked && rule.value.value.some(([start, end]) => minutes >= start && minutes < end);
  return ok({ ...rule.value, value });
}

/** The first courteous minute at or after a moment: itself, later that day, or the opening of the next worked day. */
export function nextCourteousTime(
  on: CivilDate,
  minutes: number,
  zone: Zone = 'metropole',
  inForce: LawInForce = publishedLaw,
): Result<Ruling<{ on: CivilDate; minutes: number }>, LawNotKnown> {
  let [date, from] = [on, minutes];
  for (;;) {
    const rule = valueOn(courtesyHours, date, inForce);
    if (rule.refused) return rule;
    const slot = rule.value.value.find(([, end]) => from < end);
    if (slot && weekdayOf(date) <= 5 && !isHoliday(date, zone)) {
      return ok({ ...rule.value, value: { on: date, minutes: Math.max(from, slot[0]) } });
    }
    [date, from] = [addDays(date, 1), 0];
  }
}
