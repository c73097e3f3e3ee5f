import { conventionFrom, interestStartOf } from './convention.ts';
import type { JudgmentOwed } from './interest-after-decision.ts';
import type { Owed, Parties } from './owed.ts';

/** What the command line and the API answer: the figures, how they were counted, and the texts of each line. */
export function owedDocument(parties: Parties, owed: Owed): object {
  return { ...owed, convention: conventionFrom(interestStartOf(parties)) };
}

/** The same of a sum ordered by a court. */
export function decisionDocument(owed: JudgmentOwed): object {
  return { ...owed, convention: conventionFrom('decision') };
}
