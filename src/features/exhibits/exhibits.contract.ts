import { z } from 'zod';

/** What crosses HTTP about the exhibits of a case, and about how complete its file is. */

export const exhibitKinds = [
  'order',
  'quote',
  'contract',
  'delivery-note',
  'acceptance',
  'terms',
  'correspondence',
  'acknowledgement',
  'payment-proof',
  'other',
] as const;
export const exhibitKind = z.enum(exhibitKinds);
export type ExhibitKind = z.infer<typeof exhibitKind>;

export const exhibitFields = z.strictObject({
  kind: exhibitKind,
  datedOn: z.iso.date().optional().meta({ description: 'Le jour que porte la pièce' }),
  label: z.string().trim().min(1).max(120).optional(),
});
export type ExhibitFields = z.infer<typeof exhibitFields>;

export const exhibitView = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  kind: exhibitKind,
  datedOn: z.string().nullable(),
  label: z.string().nullable(),
  name: z.string(),
  contentType: z.string(),
  sha256: z.string().meta({ description: 'Empreinte SHA-256 des octets gardés' }),
  addedAt: z.string(),
  addedBy: z.string(),
  receivedFrom: z.string().nullable().meta({ description: 'L’adresse qui l’a envoyée par courriel' }),
  toCheck: z.boolean().meta({ description: 'Envoyée par un inconnu : ne compte pas avant votre accord' }),
});
export type ExhibitView = z.infer<typeof exhibitView>;

export const fileItems = [
  'invoice',
  'order',
  'delivery',
  'terms',
  'debtor-identity',
  'debtor-address',
  'mise-en-demeure',
  'exchanges',
] as const;
export type FileItem = (typeof fileItems)[number];

export const completenessView = z.object({
  score: z.int().min(0).max(100).meta({ description: 'Part de ce qui peut déjà être au dossier, en pour cent' }),
  items: z.array(
    z.object({
      item: z.enum(fileItems),
      state: z.enum(['there', 'missing', 'to-come']),
      weight: z.int(),
      by: z.string().nullable().meta({ description: 'Ce qui l’établit : une pièce, un statut, un envoi' }),
    }),
  ),
});
export type CompletenessView = z.infer<typeof completenessView>;

export const caseExhibits = z.object({
  exhibits: z.array(exhibitView),
  completeness: completenessView,
  mail: z
    .object({
      address: z.string(),
      knowsMembers: z.boolean().meta({ description: 'Ce qu’envoie votre équipe compte sans attendre' }),
    })
    .nullable()
    .meta({ description: 'Où envoyer des pièces par courriel ; absent si l’installation n’en reçoit pas' }),
});
export type CaseExhibits = z.infer<typeof caseExhibits>;

export const acceptExhibitInput = z.strictObject({ kind: exhibitKind.optional() });
export type AcceptExhibitInput = z.infer<typeof acceptExhibitInput>;

export const exhibitMessage = z.object({
  from: z.object({ address: z.string(), name: z.string().nullable() }),
  sentAt: z.string().nullable(),
  subject: z.string(),
  text: z.string().meta({ description: 'Texte seul, sans mise en forme' }),
  attachments: z.array(z.string()),
});
export type ExhibitMessage = z.infer<typeof exhibitMessage>;
