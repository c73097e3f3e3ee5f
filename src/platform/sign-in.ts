import { betterAuth } from 'better-auth';
import { organization, twoFactor } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';
import type pg from 'pg';

/** What a member may do in its organisation: an owner everything, a manager the cases, a reader (an accountant) look. */
export type Role = 'owner' | 'manager' | 'reader';

const access = createAccessControl(defaultStatements);
const roles = {
  owner: access.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
    team: [],
    ac: [],
  }),
  manager: access.newRole({ organization: [], member: [], invitation: [], team: [], ac: [] }),
  reader: access.newRole({ organization: [], member: [], invitation: [], team: [], ac: [] }),
};

/** A message of the sign-in itself: never about a case, so it does not go through the gate. */
export type AccountEmail =
  | { kind: 'invitation'; to: string; organisation: string; inviter: string; url: string }
  | { kind: 'reset-password'; to: string; name: string; url: string }
  | { kind: 'verify-email'; to: string; name: string; url: string };

export type SignInOptions = {
  /** A pool whose search_path is the schema `sign_in`. */
  pool: pg.Pool;
  secret: string;
  publicUrl: string;
  /** Further addresses from which the browser may call (none in live). */
  trustedOrigins?: string[];
  requireVerifiedEmail: boolean;
  sendEmail(email: AccountEmail): Promise<void>;
};

/** Sign-in by better-auth: email and password, organisations with invitations and roles, TOTP, sessions, rate limits in the database. */
export function createSignIn(options: SignInOptions) {
  return betterAuth({
    appName: 'Recouvrance',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: options.pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: options.trustedOrigins ?? [],
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'recouvrance',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
    },
    user: { additionalFields: { isOperator: { type: 'boolean', required: false, defaultValue: false, input: false } } },
    session: { expiresIn: 14 * 86_400, updateAge: 86_400, freshAge: 3_600 },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      requireEmailVerification: options.requireVerifiedEmail,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }) =>
        options.sendEmail({ kind: 'reset-password', to: user.email, name: user.name, url }),
    },
    emailVerification: {
      sendOnSignUp: options.requireVerifiedEmail,
      autoSignInAfterVerification: true,
      sendVerificationEmail: async ({ user, url }) =>
        options.sendEmail({ kind: 'verify-email', to: user.email, name: user.name, url }),
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 240,
      customRules: {
        '/sign-in/*': { window: 60, max: 12 },
        '/sign-up/*': { window: 600, max: 12 },
        '/request-password-reset': { window: 600, max: 5 },
        '/two-factor/*': { window: 60, max: 8 },
        '/get-session': { window: 60, max: 1_000 },
      },
    },
    plugins: [
      organization({
        ac: access,
        roles,
        creatorRole: 'owner',
        organizationLimit: 20,
        membershipLimit: 200,
        invitationExpiresIn: 7 * 86_400,
        cancelPendingInvitationsOnReInvite: true,
        disableOrganizationDeletion: true,
        sendInvitationEmail: async ({ id, email, organization, inviter }) =>
          options.sendEmail({
            kind: 'invitation',
            to: email,
            organisation: organization.name,
            inviter: inviter.user.name,
            url: `${options.publicUrl}/invitation/${id}`,
          }),
      }),
      twoFactor({ issuer: 'Recouvrance' }),
    ],
  });
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Who is calling, from the session cookie: undefined when nobody is signed in. */
export type Session = {
  userId: string;
  name: string;
  email: string;
  isOperator: boolean;
  organisationId?: string;
};

export async function sessionOf(signIn: SignIn, headers: Headers): Promise<Session | undefined> {
  const found = await signIn.api.getSession({ headers });
  if (!found) return undefined;
  const organisationId = found.session.activeOrganizationId ?? undefined;
  return {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    isOperator: found.user.isOperator === true,
    ...(organisationId ? { organisationId } : {}),
  };
}
