import { z } from 'zod';
import { dayText } from '../tenancy/tenancy.contract.ts';

/** A company as the public register describes it. */
export const companyView = z.object({
  siren: z.string(),
  siret: z.string().nullable(),
  name: z.string(),
  legalForm: z.string().nullable(),
  isSoleTrader: z.boolean(),
  isPublicBody: z.boolean(),
  activity: z.string().nullable(),
  status: z.enum(['active', 'closed']),
  closedOn: dayText.nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  tvaNumber: z.string().nullable(),
  source: z.string(),
  readOn: dayText,
});
export type CompanyView = z.infer<typeof companyView>;
