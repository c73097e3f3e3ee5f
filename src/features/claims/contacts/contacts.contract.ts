import { z } from 'zod';
import { dayText, instantText } from '../../tenancy/tenancy.contract.ts';

/** What somebody does at the debtor's; reminders are addressed to accounts payable, the mise en demeure to the manager. */
export const contactRoles = ['accounts-payable', 'manager', 'purchasing', 'legal', 'other'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** A way to a person; letters go to the debtor's own address. */
export const contactWays = ['email', 'sms', 'call'] as const;
export type ContactWay = (typeof contactWays)[number];

/** What the person asked for: not to be reached so; since when, and who said it. */
const refusal = z.object({
  way: z.enum(contactWays),
  on: dayText,
  toldBy: z.string().trim().min(1).max(120),
});

export const contactInput = z
  .object({
    name: z.string().trim().max(120).optional(),
    role: z.enum(contactRoles).optional(),
    /** In words, for a role that is none of the named ones. */
    roleLabel: z.string().trim().max(60).optional(),
    email: z.string().trim().max(254).optional(),
    phone: z.string().trim().max(30).optional(),
    preferredChannel: z.enum(contactWays).nullable().optional(),
    /** All of them: what is left out is lifted. */
    refusals: z.array(refusal).max(contactWays.length).optional(),
  })
  .strict();
export type ContactInput = z.infer<typeof contactInput>;

export const newContactInput = contactInput.extend({
  /** Addressed first from now on. */
  isFirst: z.boolean().optional(),
});

/** An absent field stays, an empty one is forgotten. */
export const contactChangeInput = contactInput.extend({
  isFirst: z.literal(true).optional(),
  /** The address came back and somebody made sure that it works. */
  emailWorks: z.literal(true).optional(),
  /** The number reaches somebody else, or it does after all. */
  phoneIsWrong: z.boolean().optional(),
});
export type ContactChangeInput = z.infer<typeof contactChangeInput>;

/** Can this way be used, and why not: `not-mobile` is a number that receives no SMS. */
const wayView = z
  .object({
    state: z.enum(['usable', 'bounced', 'wrong-number', 'refused', 'not-mobile']),
    on: dayText.nullable(),
    /** What the server answered, or who said it. */
    told: z.string().nullable(),
  })
  .nullable();

export const contactView = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  role: z.enum(contactRoles),
  roleLabel: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  preferredChannel: z.enum(contactWays).nullable(),
  isFirst: z.boolean(),
  /** Null: there is no address or number for it. */
  ways: z.object({ email: wayView, sms: wayView, call: wayView }),
  refusals: z.array(refusal),
  removedAt: instantText.nullable(),
});
export type ContactView = z.infer<typeof contactView>;

/** Those of the debtor, the one addressed first on top, then those that were removed. */
export const contactList = z.object({ contacts: z.array(contactView) });
export type ContactList = z.infer<typeof contactList>;
