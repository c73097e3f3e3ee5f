import { z } from 'zod';

/** What crosses HTTP when a mail server hands a message over. */

export const inboundQuery = z.object({
  recipient: z
    .string()
    .trim()
    .max(320)
    .optional()
    .meta({ description: 'L’adresse qui a reçu le message ; sans elle, ses en-têtes le disent' }),
});

export const mailTaken = z.object({
  outcome: z
    .enum(['added', 'repeated', 'bounce'])
    .meta({ description: '`repeated` : ce message était déjà venu ; `bounce` : un avis de non-remise' }),
  added: z.int().min(0),
  refused: z.array(z.object({ name: z.string(), reason: z.string() })),
});
