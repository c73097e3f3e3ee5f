import { addYears, type CivilDate, epochDay, later } from '../../kernel/civil-date.ts';
import { dayText } from '../day-number.ts';

/**
 * Article 1343-2 du code civil — « Les intérêts échus, dus au moins pour une année entière, produisent intérêt si le contrat
 * l'a prévu ou si une décision de justice le précise. » What allows it, and the day from which the years are counted.
 */
export type Capitalisation = { readonly allowedBy: 'contract' | 'decision'; readonly from: CivilDate };

/** Last days of each full year of interest, between the first and last interest days (numbered from 1970-01-01). */
export function capitalisationDays(capitalisation: Capitalisation, first: number, last: number): number[] {
  // The day before the first interest day is the excluded one the year is counted from, as with the due date.
  const start = later(capitalisation.from, dayText(first - 1));
  const days: number[] = [];
  for (let years = 1; ; years++) {
    const at = epochDay(addYears(start, years));
    if (at > last) return days;
    days.push(at);
  }
}
