import { z } from 'zod';
import { parseCivilDate } from '../../kernel/civil-date.ts';
import { codeNames } from '../../law/citation.ts';

const day = z
  .string()
  .refine((text) => !parseCivilDate(text).refused, 'un jour qui existe, AAAA-MM-JJ')
  .meta({ format: 'date', example: '2026-01-31' });

export const sourceView = z
  .looseObject({
    article: z.string(),
    id: z.string().nullable(),
    url: z.string().nullable(),
    read: z.enum(['official', 'second-hand', 'unconfirmed']),
    told: z.string().optional(),
    note: z.string().optional(),
    conflict: z.string().optional(),
  })
  .meta({ id: 'LawSource', description: 'Un texte, son identifiant, et comment il a été lu' });

/** One field of a value: its name, its label in French, and how its text is written. */
export const fieldView = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['percent', 'amount', 'whole', 'yes-no', 'words', 'text', 'coefficient', 'hours', 'list']),
  shape: z.string().optional(),
});

const referenceField = z.union([
  z.strictObject({
    kind: z.literal('text'),
    title: z.string().trim().min(3).max(300),
    id: z.string().max(60).optional(),
    number: z.string().max(60).optional(),
  }),
  z.strictObject({
    kind: z.literal('article'),
    code: z.enum(codeNames),
    number: z.string().trim().min(1).max(60),
    id: z.string().max(60).optional(),
  }),
  z.strictObject({
    kind: z.literal('publication'),
    publisher: z.string().trim().min(2).max(200),
    title: z.string().trim().min(3).max(300),
    id: z.string().max(200).optional(),
  }),
]);
const valueField = z.record(z.string().max(40), z.string().max(2000)).meta({
  description:
    'Un texte par champ du sujet, tels que GET /api/v1/law/book les nomme : ecb-refinancing-rate : {rate} ; legal-interest : {professional, individual} ; en pour cent comme 2.65, en euros comme 1234.56',
});
const readField = z.enum(['official', 'second-hand']);
const noteField = z.string().trim().max(500);

export const addLawRowInput = z.strictObject({
  subject: z.string().max(80).meta({ description: 'Nom d’un sujet du livre de la loi', example: 'legal-interest' }),
  fromOn: day,
  untilOn: day.optional(),
  value: valueField,
  reference: referenceField,
  read: readField,
  told: noteField.optional(),
  note: noteField.optional(),
});
export type AddLawRow = z.infer<typeof addLawRowInput>;

/** What the person who confirms says: where it was read, and what was corrected on the way. */
export const confirmLawRowInput = z.strictObject({
  reference: referenceField.optional(),
  read: readField.default('official'),
  value: valueField.optional(),
  untilOn: day.optional(),
  note: noteField.optional(),
});
export type ConfirmLawRow = z.infer<typeof confirmLawRowInput>;

export const lawRowView = z.object({
  id: z.string(),
  subject: addLawRowInput.shape.subject,
  title: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  value: z.record(z.string(), z.string()),
  shown: z.string().nullable().meta({ description: 'La valeur en toutes lettres, quand elle est entière' }),
  fields: z.array(fieldView),
  source: sourceView.nullable(),
  read: z.enum(['official', 'second-hand', 'unconfirmed']),
  told: z.string().nullable(),
  note: z.string().nullable(),
  origin: z.string(),
  state: z.enum(['pending', 'confirmed', 'dismissed']),
  addedBy: z.string(),
  addedAt: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
});
export type LawRowView = z.infer<typeof lawRowView>;
export const lawRowList = z.object({ rows: z.array(lawRowView) });
