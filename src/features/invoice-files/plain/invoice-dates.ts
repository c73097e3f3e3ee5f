import { addDays, type CivilDate, civilDate, daysInMonth, monthOf, yearOf } from '../../../kernel/civil-date.ts';
import { datesIn } from '../words/french-dates.ts';
import type { Layout } from '../words/layout.ts';
import type { Title } from './document-kind.ts';
import { type Found, foundIn } from './found.ts';
import { agreed, type LabelHit, labelHits, type ValueAt, valuesAt } from './label-places.ts';

const ISSUE =
  /(?:date (?:de |d')?(?:la |l'|une )?(?:facture|facturation|emission|edition|etablissement|avoir|l'avoir)|(?:votre )?(?:facture|avoir|note d'honoraires)(?: n ?°[^:]{1,30})? (?:du|en date du|emise? le|le)|facture date|invoice date|credit note date|date of (?:issue|invoice)|issue date|issued on|(?:emise?|etablie?|editee?|facturee?) le|invoiced on|dated)/g;
const BARE = /(?:^|(?<=[\d)] ))date(?= ?:| |$)(?! (?:de|d'|du|limite|prevue|of|due|valeur))/g;
/** « Lyon, le 12 mars 2026 », « Fait à Lyon le … »: a town has at most four words, and is no verb. */
const PLACE_AND_DAY =
  /^(?:fait )?(?:a )?(?!.*(?:pay|regl|echeance|livr|emis|edit|imprim|exigib|tard|avant|commande|recu|virement|valable|penalit|visite|signe))[a-z][a-z'-]+(?: [a-z'-]+){0,3}, (?:le|ce) |^fait a [a-z' -]{2,40}?,? le /g;

const DUE =
  /(?:date (?:d'|de |limite de |limite d'|max(?:imum)? de |butoir de )(?:l')?(?:echeance|paiement|reglement|exigibilite)|date limite|echeance(?:s)?(?: (?:de (?:paiement|reglement)|au|le|du))?|(?:a (?:payer|regler)|payable|reglement|paiement|a regler|exigible|due)(?: (?:par [a-z ]{3,20}))? (?:avant|au plus tard|pour|jusqu'au|before|by|on|le)(?: le)?|au plus tard le|payment due(?: date| by| on)?|due (?:date|by|on)|pay(?:ment)? by|date due|a echeance du|payable le)/g;

/** Words before a date that make it another one. */
const OTHER_DAY =
  /(?:livraison|commande|naissance|valeur|debut|prestation|intervention|service|impression|expedition|devis|contrat|visite|sejour|depart|arrivee|creation|virement|penalite|escompte|order|delivery|shipping)/;

/** A day at a position. `strict` leaves out 03/04/2026, whose month an English document does not tell. */
const dateReader =
  (strict: boolean): ValueAt<CivilDate> =>
  (cell, from) => {
    const rest = cell.folded.slice(from);
    const lead =
      /^(?:(?:le|du|au|on|the|est(?: fixee)?(?: au)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[:.-])\s*)*/.exec(
        rest,
      )?.[0].length ?? 0;
    const [date, next] = datesIn(rest);
    if (strict && date?.ambiguous) return undefined;
    // « du 01/01 au 31/01 » is a period.
    if (date && next && /^ ?(?:au|-|–|to|jusqu'au) ?$/.test(rest.slice(date.end, next.start))) return undefined;
    return date && date.start <= lead
      ? { value: date.value, start: from + date.start, end: from + date.end }
      : undefined;
  };

/** A discount or a penalty has its own days. */
const CONDITION = /escompte|remise|penalit|\bsi\b|discount|deja|recu/;

/** The days that a document names, as far as it names them. `terms` is the sentence on when to pay. */
export type InvoiceDates = {
  issue?: Found<CivilDate>;
  due?: Found<CivilDate>;
  dueDates: CivilDate[];
  terms?: Found<string>;
};

/** Day of issue, day due, and payment terms. A due day is computed from terms only when they leave no choice. */
export function invoiceDates(layout: Layout, title: Title | undefined, number?: string): InvoiceDates {
  const dateAt = dateReader(isForeign(layout));
  const issue = issueDate(layout, title, dateAt, number);
  const hits = labelHits(layout, DUE, { anywhere: true });
  const written = valuesAt(
    hits.filter(({ cell, start }) => !CONDITION.test(cell.folded.slice(0, start))),
    dateAt,
  ).filter(({ value }) => !issue || value >= issue.value);
  const days = [...new Set(written.map(({ value }) => value))].toSorted();
  const terms = paymentTerms(layout);
  const due =
    days.length === 1 ? agreed(written) : days.length === 0 ? computedDue(issue, terms) : severalDues(written);
  return {
    dueDates: due ? (days.length > 0 ? days : [due.value]) : [],
    ...(issue ? { issue } : {}),
    ...(due ? { due } : {}),
    ...(terms ? { terms } : {}),
  };
}

/** No French word of invoices anywhere: days may be written month first. */
function isForeign(layout: Layout): boolean {
  const french = /facture|avoir|\btva\b|\bttc\b|echeance|reglement|\bht\b|siret|siren/;
  return !layout.rows.some(({ cells }) => cells.some(({ folded }) => french.test(folded)));
}

function severalDues(found: readonly Found<CivilDate>[]): Found<CivilDate> | undefined {
  const [first] = found.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return first && { ...first, confidence: Math.min(first.confidence, 55) };
}

/** « Facture n° F-12 du … » in an invoice of another number: the day is that of the other one. */
function isOfAnother({ cell, start }: LabelHit, number: string | undefined): boolean {
  const named = /^(?:votre )?(?:facture|avoir) ?n ?° ?:? ?(.{1,30}?) (?:du|en date|emise?|le) /.exec(
    cell.folded.slice(start),
  )?.[1];
  return (
    named !== undefined && number !== undefined && named.replace(/\s/g, '') !== number.toLowerCase().replace(/\s/g, '')
  );
}

function issueDate(
  layout: Layout,
  title: Title | undefined,
  dateAt: ValueAt<CivilDate>,
  number: string | undefined,
): Found<CivilDate> | undefined {
  const own = valuesAt(
    labelHits(layout, ISSUE).filter(
      (hit) => !OTHER_DAY.test(hit.cell.folded.slice(0, hit.start)) && !isOfAnother(hit, number),
    ),
    dateAt,
  );
  if (own.length > 0) return agreed(own) ?? nearTitle(own, title);
  const beside = title ? afterTitle(title) : undefined;
  if (beside) return beside;
  const bare = valuesAt(labelHits(layout, BARE), dateAt, 88);
  if (bare.length > 0) return agreed(bare) ?? nearTitle(bare, title);
  const placed = valuesAt(labelHits(layout, PLACE_AND_DAY, { sameCell: true }), dateAt, 84);
  if (placed.length > 0) return agreed(placed);
  return loneDate(layout, title);
}

/** Several days bear the label: the one written with the title is the document's. */
function nearTitle(found: readonly Found<CivilDate>[], title: Title | undefined): Found<CivilDate> | undefined {
  if (!title) return undefined;
  const near = found.filter(({ page, box }) => page === title.page && Math.abs(box.y - title.box.y) < 60);
  const one = agreed(near);
  return one && { ...one, confidence: Math.min(one.confidence, 60) };
}

function afterTitle(title: Title): Found<CivilDate> | undefined {
  const rest = title.cell.folded.slice(title.end);
  const dates = datesIn(rest);
  const [date] = dates;
  if (!date || dates.length !== 1) return undefined;
  const before = rest.slice(0, date.start);
  if (OTHER_DAY.test(before) || !/(?:du|le|,|-|–|of|dated|\d)\s*$/.test(before)) return undefined;
  return foundIn(title.cell, title.end + date.start, title.end + date.end, date.value, 'title', 90);
}

/** A day with no label is the day of issue only when it stands alone near the title, and no other day is on the page. */
function loneDate(layout: Layout, title: Title | undefined): Found<CivilDate> | undefined {
  const first = layout.pages[0];
  const all = layout.rows
    .filter(({ page }) => page === first?.number)
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => datesIn(cell.folded).map((date) => ({ cell, date })));
  const alone = all.filter(
    ({ cell, date }) => /^(?:le )?$/.test(cell.folded.slice(0, date.start)) && date.end === cell.folded.length,
  );
  const [only] = alone;
  if (!only || alone.length !== 1 || all.some(({ date }) => date.value !== only.date.value) || !title) return undefined;
  if (only.cell.y > (first?.height ?? 0) * 0.45) return undefined;
  return foundIn(only.cell, only.date.start, only.date.end, only.date.value, 'letterhead', 60);
}

const TERMS_LABEL =
  /(?:conditions? (?:de |du )?(?:paiement|reglement)|modalites? (?:de |du )?(?:paiement|reglement)|delais? de (?:paiement|reglement)|mode de (?:paiement|reglement)|reglement|paiement|echeance|payment terms|terms(?: of payment)?)(?= ?:|$| (?:a|par|net|sous|comptant|\d))/g;
const TERMS_VALUE =
  /^(?:[a-z' ]{0,60}?)(?:\d{1,3} ?(?:jours?|j\b|jrs|days)|comptant|(?:a |des )?reception|fin (?:de|du) mois|net \d{1,3})/;

function paymentTerms(layout: Layout): Found<string> | undefined {
  const textAt: ValueAt<string> = (cell, from) => {
    const rest = cell.folded.slice(from);
    return TERMS_VALUE.test(rest)
      ? { value: cell.text.slice(from).trim().slice(0, 200), end: cell.text.length }
      : undefined;
  };
  const [first] = valuesAt(labelHits(layout, TERMS_LABEL), textAt);
  return first;
}

function computedDue(
  issue: Found<CivilDate> | undefined,
  terms: Found<string> | undefined,
): Found<CivilDate> | undefined {
  if (!issue || !terms) return undefined;
  const value = dueFromTerms(issue.value, terms.value);
  const confidence = Math.min(issue.confidence, terms.confidence, 78);
  return value && { ...terms, value, confidence, why: 'computed' };
}

/**
 * The day that terms lead to from the day of issue, when they leave no choice: « 30 jours », « 60 jours date de facture »,
 * « 30 jours fin de mois » where the usual ways of counting agree. « À réception » depends on a day the document does not say.
 */
export function dueFromTerms(issue: CivilDate, terms: string): CivilDate | undefined {
  const text = terms.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (/reception|livraison|commande|comptant|acompte|\bou\b|%|solde|escompte|receipt|delivery/.test(text))
    return undefined;
  const lengths = [...text.matchAll(/(\d{1,3}) ?(?:jours?|j\b|jrs|days)|net (\d{1,3})/g)];
  const [length] = lengths;
  if (!length || lengths.length !== 1) return undefined;
  const days = Number(length[1] ?? length[2]);
  if (days > 120) return undefined;
  const after = text.slice(length.index + length[0].length);
  const endOfMonth = /fin (?:de |du )?mois|fdm|end of (?:the )?month|eom/.test(text);
  if (/(?:le|the) \d{1,2}\b/.test(after)) return undefined;
  if (!endOfMonth) return addDays(issue, days);
  if (days % 30 !== 0) return undefined;
  const counted = lastOfMonth(addDays(issue, days));
  const byMonths = lastOfMonth(shifted(issue, days / 30));
  return counted === byMonths ? counted : undefined;
}

function shifted(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  return civilDate(Math.floor(index / 12), (index % 12) + 1, 1);
}

function lastOfMonth(date: CivilDate): CivilDate {
  return civilDate(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}
