import type { z } from 'zod';
import type { caseQuery } from '../cases/cases.contract.ts';

/** How the list of cases is filtered, sorted and cut. */
export type CaseQuery = z.infer<typeof caseQuery>;
