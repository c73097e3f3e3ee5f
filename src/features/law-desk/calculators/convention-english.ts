import type { InterestStart } from '../../../law/penalites-de-retard/convention.ts';

const startWords: Record<InterestStart, string> = {
  'due-date': 'due date excluded',
  'mise-en-demeure': 'day of the formal notice (mise en demeure) excluded',
  decision: 'day of the decision excluded',
};

/** The convention of the computations, for readers of English; the French one, `conventionText`, is what documents state. */
export function conventionEnglish(start: InterestStart): string {
  return `Simple interest on the outstanding amount, tax included; exact days, ${startWords[start]}, day of payment or of the statement included; a year of 365 days; one line per change of rate or balance; each line rounded half-up to the cent; the total is the sum of the lines.`;
}
