import { z } from 'zod';
import { dayText } from '../tenancy/tenancy.contract.ts';

/** A company as the public register describes it. */
export const companyView = z.object({
  siren: z.string(),
  siret: z.string().nullable(),
  name: z.string(),
  tradeName: z.string().nullable(),
  legalForm: z.string().nullable(),
  isSoleTrader: z.boolean(),
  isPublicBody: z.boolean(),
  activityCode: z.string().nullable(),
  activity: z.string().nullable(),
  status: z.enum(['active', 'closed']),
  createdOn: dayText.nullable(),
  closedOn: dayText.nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  tvaNumber: z.string().nullable(),
  establishment: z
    .object({
      siret: z.string(),
      isHeadOffice: z.boolean(),
      tradeName: z.string().nullable(),
      status: z.enum(['active', 'closed']),
      closedOn: dayText.nullable(),
      addressLines: z.array(z.string()),
      postcode: z.string().nullable(),
      city: z.string().nullable(),
      country: z.string(),
    })
    .nullable(),
  source: z.string(),
  readOn: dayText,
});
export type CompanyView = z.infer<typeof companyView>;

/** What to look for: a name, a SIREN, a SIRET or a VAT number; the place, when known, puts its companies first. */
export const companySearch = z.object({
  q: z.string().trim().min(2).max(100),
  postcode: z.string().trim().max(10).optional(),
  city: z.string().trim().max(100).optional(),
});
