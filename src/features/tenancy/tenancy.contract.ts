import { z } from 'zod';

/** Instants cross HTTP as ISO 8601 in UTC, days as YYYY-MM-DD, amounts as whole cents of euro. */
export const dayText = z.iso.date();
export const instantText = z.iso.datetime();
export const centsNumber = z.int();

export const roleName = z.enum(['owner', 'manager', 'reader']);

export const organisationView = z.object({
  id: z.uuid(),
  name: z.string(),
  siren: z.string().nullable(),
  legalForm: z.string().nullable(),
  activity: z.string().nullable(),
  registerStatus: z.enum(['active', 'closed']).nullable(),
  registerSource: z.string().nullable(),
  registerReadOn: dayText.nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  signatoryName: z.string().nullable(),
  signatoryRole: z.string().nullable(),
  iban: z.string().nullable(),
  bic: z.string().nullable(),
  bankName: z.string().nullable(),
  accountHolder: z.string().nullable(),
  mandateAcceptedAt: instantText.nullable(),
  /** What is still missing before a case can be opened. */
  missing: z.array(z.enum(['siren', 'address', 'iban', 'signatory', 'email'])),
});
export type OrganisationView = z.infer<typeof organisationView>;

/** The first thing the application asks: who am I, where, and what time is it here. */
export const meView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), isOperator: z.boolean() }),
  organisation: organisationView.nullable(),
  role: roleName.nullable(),
  mode: z.enum(['demonstration', 'live']),
  now: instantText,
  today: dayText,
});
export type MeView = z.infer<typeof meView>;

/** What a creditor gives; the rest comes from the register. Absent fields stay as they are. */
export const organisationInput = z.object({
  siren: z.string().max(20).optional(),
  name: z.string().trim().min(1).max(200).optional(),
  addressLines: z.array(z.string().trim().max(38)).max(7).optional(),
  postcode: z.string().max(10).optional(),
  city: z.string().max(80).optional(),
  email: z.string().max(254).optional(),
  phone: z.string().max(30).optional(),
  signatoryName: z.string().trim().max(120).optional(),
  signatoryRole: z.string().trim().max(80).optional(),
  iban: z.string().max(50).optional(),
  bic: z.string().max(20).optional(),
  accountHolder: z.string().trim().max(70).optional(),
});
export type OrganisationInput = z.infer<typeof organisationInput>;

/** A new creditor: its SIREN is enough, the register fills in the rest. */
export const newOrganisation = organisationInput.extend({ name: z.string().trim().max(200).optional() });

export const ibanView = z.object({
  iban: z.string(),
  spaced: z.string(),
  country: z.string(),
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
});

export const demonstrationAccount = z.object({
  role: z.string(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
});
