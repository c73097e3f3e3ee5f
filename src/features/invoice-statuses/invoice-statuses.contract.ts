import { z } from 'zod';

/** What crosses HTTP about the life cycle of electronic invoices. */

export const statusEffects = [
  'recorded',
  'waiting',
  'disputed',
  'refused',
  'suspended',
  'dispute-lifted',
  'payment-announced',
  'cashed',
  'factored',
  'factoring-ended',
  'not-delivered',
  'cancelled',
  'not-ours',
  'already-so',
] as const;

export const statusView = z.object({
  id: z.string(),
  invoiceNumber: z.string(),
  status: z.string().meta({ description: 'Trois chiffres, de 200 (déposée) à 228 (XP Z12-012)', example: '207' }),
  label: z.string(),
  at: z.string().meta({ description: 'Jour et heure locaux, tels que le message les écrit' }),
  reasons: z.array(z.object({ code: z.string().nullable(), text: z.string().nullable() })),
  amounts: z.array(z.object({ type: z.string().nullable(), amount: z.string() })),
  sender: z.string().nullable(),
  caseId: z.string().nullable(),
  effect: z.enum(statusEffects).meta({ description: 'Ce que le statut a fait au dossier' }),
  documentId: z.string().nullable(),
});
export type StatusView = z.infer<typeof statusView>;

export const receivedStatuses = z.object({
  statuses: z.array(statusView),
  known: z.int().meta({ description: 'Messages déjà reçus, qui ne comptent pas deux fois' }),
  faults: z
    .array(z.object({ line: z.int(), kind: z.string(), message: z.string() }))
    .meta({ description: 'Lignes d’une liste qui n’ont pas été prises, et pourquoi ; les autres comptent' }),
});
export type ReceivedStatuses = z.infer<typeof receivedStatuses>;

const line = z.string().trim().min(1).max(200);

/** The same by API, for a plateforme agréée that does not send CDAR messages. */
export const statusesInput = z.object({
  statuses: z
    .array(
      z.object({
        invoiceNumber: line,
        issueDate: z.iso.date().optional(),
        status: z.string().regex(/^\d{3}$/),
        at: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/),
        seller: line.optional().meta({ description: 'SIREN de l’émetteur de la facture' }),
        messageId: line.optional(),
        reasons: z
          .array(z.object({ code: line.optional(), text: z.string().trim().max(1000).optional() }))
          .max(20)
          .default([]),
        amounts: z
          .array(z.object({ type: line.optional(), amount: z.string().regex(/^-?\d{1,15}(?:\.\d{1,4})?$/) }))
          .max(20)
          .default([]),
      }),
    )
    .min(1)
    .max(1000),
});
export type StatusesInput = z.infer<typeof statusesInput>;

export const caseStatuses = z.object({ statuses: z.array(statusView) });
