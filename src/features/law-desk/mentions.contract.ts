import { z } from 'zod';
import { parseCalculableDay } from '../../law/calculable-day.ts';
import { endOfMonthWays } from '../../law/delais-de-paiement/delais-de-paiement.ts';
import { sourceView } from '../law-rows/law-rows.contract.ts';

/** What crosses HTTP about the payment mentions of an invoice. */

const day = z
  .string()
  .refine((text) => !parseCalculableDay(text).refused, 'un jour qui existe, AAAA-MM-JJ, entre 1950 et 2150')
  .meta({ format: 'date', example: '2026-01-31' });

export const mentionsInput = z.strictObject({
  notes: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[A-Za-z]{3}$/)
          .meta({ description: 'Code de la note : PMD, PMT, AAB, ACC…' }),
        text: z.string().max(5_000),
      }),
    )
    .max(50),
  on: day.meta({ description: 'Jour dont le taux d’intérêt légal sert de comparaison' }),
  buyerSetOrderNumber: z.boolean().optional(),
  hasOrderNumber: z.boolean().optional(),
  term: z
    .strictObject({
      issuedOn: day,
      dueOn: day,
      performedOn: day.optional(),
      sector: z.string().max(50).optional(),
      isPeriodic: z.boolean().optional(),
      saysEndOfMonth: z.boolean().optional(),
      way: z.enum(endOfMonthWays).optional(),
    })
    .optional()
    .meta({ description: 'Le délai convenu, à comparer au maximum' }),
});
export type MentionsInput = z.infer<typeof mentionsInput>;

const because = z.array(sourceView);
export const mentionsAnswer = z.looseObject({
  on: z.string(),
  clause: z.looseObject({ kind: z.string() }).optional(),
  indemnity: z.string().optional(),
  discount: z.looseObject({ kind: z.string() }).optional(),
  isFactored: z.boolean(),
  findings: z.array(z.looseObject({ kind: z.string() })),
  absent: z.array(z.looseObject({ mention: z.string(), stillDue: z.boolean(), effect: z.string(), because })),
  term: z
    .looseObject({
      verdict: z.enum(['within', 'exceeds', 'depends-on-reading']),
      readings: z.array(z.looseObject({ latestOn: z.string(), daysOver: z.int() })),
      because,
    })
    .optional(),
});
