/** The convention of the computations, for readers of English; the French one, `conventionText`, is what documents state. */
export const conventionEnglish =
  'Simple interest on the outstanding amount, tax included; exact days, due date excluded, day of payment or of the statement included; a year of 365 days; one line per change of rate or balance; each line rounded half-up to the cent; the total is the sum of the lines.';
