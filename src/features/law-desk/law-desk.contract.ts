import { z } from 'zod';
import { parseCivilDate } from '../../kernel/civil-date.ts';
import { parseAmount, parsePercent } from '../../kernel/money.ts';
import { parseCalculableDay } from '../../law/calculable-day.ts';
import { parsePeriod } from '../../law/delais/delais.ts';
import { zones } from '../../law/delais/holidays.ts';
import { eventKinds } from '../../law/prescription/events.ts';
import { fieldView, sourceView } from '../law-rows/law-rows.contract.ts';

/** What crosses HTTP about the law: the names of the facts are those of `src/law`, amounts are decimal strings in euros. */

const anyDay = z
  .string()
  .refine((text) => !parseCivilDate(text).refused, 'un jour qui existe, AAAA-MM-JJ')
  .meta({ format: 'date', example: '2026-01-31' });
const day = z
  .string()
  .refine((text) => !parseCalculableDay(text).refused, 'un jour qui existe, AAAA-MM-JJ, entre 1950 et 2150')
  .meta({ format: 'date', example: '2026-01-31' });
const amount = z
  .string()
  .refine((text) => !parseAmount(text).refused, 'un montant décimal avec un point, comme 1234.56')
  .meta({ example: '1234.56' });
const rate = z
  .string()
  .refine((text) => !parsePercent(text).refused, 'un taux annuel en pour cent, comme 12.40')
  .meta({ example: '12.40' });
const period = z
  .string()
  .refine((text) => !parsePeriod(text).refused, 'un délai comme 15d, 1m, 1m10d, 5y')
  .meta({ example: '1m' });
export const partiesField = z.enum(['professionals', 'public-buyer', 'consumer']);
const dated = z.strictObject({ on: day, amount });
const MANY = 500;

export const penalitesInput = z.strictObject({
  parties: partiesField,
  principal: amount.meta({ description: 'Montant TTC de la facture' }),
  issuedOn: day.optional(),
  dueOn: day,
  on: day.meta({ description: 'Jour du décompte' }),
  contractualRate: rate.optional(),
  payments: z.array(dated).max(MANY).default([]),
  creditNotes: z.array(dated).max(MANY).default([]),
  miseEnDemeureOn: day.optional(),
  insolvencyOpenedOn: day.optional(),
  creditorIsProfessional: z.boolean().optional(),
  indemnityRank: z
    .enum(['before-principal', 'after-principal'])
    .optional()
    .meta({ description: 'Rang de l’indemnité, qu’aucun texte ne fixe ; après le principal sauf indication' }),
  capitalisation: z
    .strictObject({ from: day, allowedBy: z.enum(['contract', 'decision']).default('contract') })
    .optional()
    .meta({ description: 'Intérêts des intérêts dus pour une année entière (C. civ. 1343-2)' }),
  gracePeriods: z
    .array(z.strictObject({ from: day, to: day }))
    .max(MANY)
    .optional()
    .meta({ description: 'Délais accordés par un juge, jours inclus (C. civ. 1343-5)' }),
  furtherCompensation: z
    .strictObject({ spent: amount, justified: z.boolean() })
    .optional()
    .meta({ description: 'Frais de recouvrement au-delà de l’indemnité, sur justification' }),
});
export type PenalitesInput = z.infer<typeof penalitesInput>;

export const decisionInput = z.strictObject({
  principal: amount.meta({ description: 'Somme ordonnée par la décision' }),
  decidedOn: day,
  enforceableOn: day.optional().meta({ description: 'Jour où la décision est devenue exécutoire' }),
  creditor: z.enum(['professional', 'individual']),
  on: day.meta({ description: 'Jour du décompte' }),
  payments: z.array(dated).max(MANY).default([]),
});
export type DecisionInput = z.infer<typeof decisionInput>;

export const imputationInput = z.strictObject({
  amount: amount.meta({ description: 'Le paiement reçu' }),
  debts: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        dueOn: day,
        owed: amount,
        interestToPay: z.int().min(0).max(1000).optional(),
      }),
    )
    .min(1)
    .max(MANY)
    .meta({ description: 'Les factures du débiteur, et tout ce que chacune doit ce jour-là' }),
  chosen: z
    .array(z.string().max(100))
    .max(MANY)
    .default([])
    .meta({ description: 'Celles que le débiteur a indiquées' }),
  on: day.optional().meta({ description: 'Jour du paiement ; aujourd’hui, à Paris, sauf indication' }),
});
export type ImputationInput = z.infer<typeof imputationInput>;

export const prescriptionInput = z.strictObject({
  parties: partiesField,
  claim: z.enum(['sale-or-services', 'goods-transport', 'ship-supplies']).optional(),
  issuedOn: anyDay.optional(),
  dueOn: anyDay,
  performedOn: anyDay.optional(),
  hasPublicAccountant: z
    .boolean()
    .optional()
    .meta({ description: 'Acheteur public payé par un comptable public ; supposé vrai tant que rien n’est dit' }),
  contractualYears: z.int().optional(),
  events: z
    .array(z.strictObject({ on: anyDay, kind: z.enum(eventKinds) }))
    .max(MANY)
    .default([]),
  on: anyDay.optional().meta({ description: 'La créance est-elle prescrite ce jour-là ?' }),
});
export type PrescriptionInput = z.infer<typeof prescriptionInput>;

export const delaiInput = z.strictObject({
  from: anyDay,
  period,
  kind: z.enum(['procedural', 'civil']),
  zone: z.enum(zones).optional(),
  distance: z
    .strictObject({
      court: z.enum(['metropole', 'outre-mer']).default('metropole'),
      resides: z.enum(['metropole', 'outre-mer', 'etranger']),
      sameTerritory: z.boolean().optional(),
    })
    .optional(),
});
export type DelaiInput = z.infer<typeof delaiInput>;

const staff = z.int().nonnegative();
const asked = {
  amount: amount.optional().meta({ description: 'Ce que ce demandeur demande ; toute la somme sauf indication' }),
  article700: amount.optional().meta({ description: 'Part demandée au titre de l’article 700, non comptée' }),
  isInsolvencyPetition: z.boolean().optional(),
};
const claimant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('company'), staff, meanTurnover: amount, meanProfit: amount, ...asked }),
  z.strictObject({ kind: z.literal('person'), staff, income: amount, ...asked }),
  z.strictObject({ kind: z.literal('public-body'), ...asked }),
]);

export const juridictionInput = z.strictObject({
  parties: partiesField,
  amount,
  postcode: z.string().max(10),
  commune: z.string().max(100).optional(),
  on: day.optional().meta({ description: 'Aujourd’hui, à Paris, sauf indication' }),
  debtorIsTrader: z.boolean().optional(),
  creditorIsTrader: z.boolean().optional(),
  claimants: z
    .array(claimant)
    .max(50)
    .optional()
    .meta({ description: 'Comptes des demandeurs : montrent la contribution pour la justice économique' }),
});
export type JuridictionInput = z.infer<typeof juridictionInput>;

export const fraisInput = z.strictObject({
  on: day,
  obligation: amount.meta({ description: 'Somme réclamée ou recouvrée' }),
  isElectronic: z.boolean().optional(),
  isCommercial: z.boolean().optional(),
});
export type FraisInput = z.infer<typeof fraisInput>;

const because = z.array(sourceView);
const warnings = z.array(z.looseObject({ kind: z.string() }));

const interestLines = z.array(
  z.looseObject({
    from: z.string(),
    to: z.string(),
    days: z.int(),
    rate: z.string(),
    base: z.string(),
    interest: z.string(),
    because,
  }),
);
const setting = z.looseObject({ isDefault: z.boolean(), isUndecided: z.boolean(), because });
const convention = z.looseObject({ text: z.string() });

export const penalitesAnswer = z.looseObject({
  principal: z.string(),
  interest: z.string(),
  indemnity: z.string(),
  furtherCompensation: z.string().optional(),
  total: z.string(),
  surplus: z.string(),
  lines: interestLines,
  settings: z
    .record(z.string(), setting)
    .meta({ description: 'Ce qu’aucun texte ne décide, ou ce qui a été choisi : valeur, défaut, article' }),
  convention,
  because,
  warnings,
});
export const decisionAnswer = z.looseObject({
  principal: z.string(),
  interest: z.string(),
  total: z.string(),
  surplus: z.string(),
  lines: interestLines,
  increasedFrom: z.string().optional(),
  convention,
  because,
  warnings,
});
export const imputationAnswer = z.looseObject({
  on: z.string(),
  amount: z.string(),
  shares: z.array(
    z.looseObject({
      id: z.string(),
      amount: z.string(),
      left: z.string(),
      reason: z.enum(['indicated', 'due-most-interest', 'due', 'not-yet-due']),
      isProportional: z.boolean(),
    }),
  ),
  surplus: z.string(),
  because,
  warnings,
});
export const prescriptionAnswer = z.looseObject({
  period: z.object({ years: z.int() }),
  startsOn: z.string(),
  expiresOn: z.string(),
  possibleOn: z.string().optional(),
  state: z.enum(['running', 'interrupted', 'suspended']),
  isAcquired: z.boolean().optional(),
  events: z.array(
    z.looseObject({ on: z.string(), kind: z.string(), does: z.string(), expiresOn: z.string(), because }),
  ),
  because,
  warnings,
});
export const delaiAnswer = z.looseObject({
  expiresOn: z.string(),
  cautiousOn: z.string(),
  nominalOn: z.string(),
  because,
  warnings,
});
export const juridictionAnswer = z.looseObject({
  courts: z.array(z.looseObject({ kind: z.string(), name: z.string().optional(), competence: z.string(), because })),
  because,
  warnings,
});
export const fraisAnswer = z.looseObject({
  acts: z.array(z.looseObject({ act: z.string(), fee: z.string(), total: z.string().optional(), because })),
  fees: z.array(z.looseObject({ item: z.string(), amount: z.string(), because })),
  costs: z.array(z.looseObject({ item: z.string(), because })),
  notKnown: z.array(z.looseObject({ item: z.string() })),
  because,
});

export const bookView = z.object({
  subjects: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      schedules: z.array(
        z.object({
          subject: z.string(),
          title: z.string(),
          reviewedOn: z.string(),
          reviewEveryMonths: z.int().nullable(),
          reviewIsDue: z.boolean(),
          awaited: z.string().nullable().meta({ description: 'Pourquoi aucune valeur n’est connue' }),
          fields: z.array(fieldView),
          rows: z.array(
            z.object({
              from: z.string(),
              until: z.string().nullable(),
              value: z.string(),
              texts: z.record(z.string(), z.string()).meta({ description: 'La valeur, un texte par champ' }),
              isOwn: z.boolean().meta({ description: 'Ajoutée ou confirmée par un opérateur de cette installation' }),
              source: sourceView,
            }),
          ),
        }),
      ),
    }),
  ),
});
export type BookView = z.infer<typeof bookView>;
