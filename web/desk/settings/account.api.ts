import { queryOptions } from '@tanstack/react-query';
import type { MeView } from '../../../src/features/tenancy/tenancy.contract.ts';
import { authClient } from '../session/auth-client.ts';
import type { AuthRefusal } from '../sign-in/auth-words.ts';

export type Role = NonNullable<MeView['role']>;
export type Member = { id: string; userId: string; name: string; email: string; role: Role; since: string };
export type Invitation = { id: string; email: string; role: Role; expiresAt: string };
export type OpenSession = {
  id: string;
  token: string;
  userAgent: string;
  address: string;
  since: string;
  isThis: boolean;
};

type Answer<T> = { data: T | null; error: AuthRefusal | null };

/** What better-auth refused, thrown so that queries and dialogs say it. */
export class AuthFailure extends Error {
  readonly refusal: AuthRefusal;
  constructor(refusal: AuthRefusal) {
    super(refusal.code ?? 'refused');
    this.refusal = { code: refusal.code, status: refusal.status };
  }
}

/** The data of an answer of better-auth; throws `AuthFailure` when it refused. */
export async function accepted<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error } = await asked;
  if (error) throw new AuthFailure(error);
  return data as T;
}

const roleOf = (text: string): Role => (text === 'owner' || text === 'manager' ? text : 'reader');
const textOf = (date: Date | string) => new Date(date).toISOString();

export const membersQuery = (organizationId: string) =>
  queryOptions<Member[], AuthFailure>({
    queryKey: ['members', organizationId],
    queryFn: async () => {
      const { members } = await accepted(authClient.organization.listMembers({ query: { organizationId } }));
      return members.map((member) => ({
        id: member.id,
        userId: member.userId,
        name: member.user.name,
        email: member.user.email,
        role: roleOf(member.role),
        since: textOf(member.createdAt),
      }));
    },
  });

export const invitationsQuery = (organizationId: string) =>
  queryOptions<Invitation[], AuthFailure>({
    queryKey: ['invitations', organizationId],
    queryFn: async () => {
      const invitations = await accepted(authClient.organization.listInvitations({ query: { organizationId } }));
      return invitations
        .filter(({ status }) => status === 'pending')
        .map(({ id, email, role, expiresAt }) => ({ id, email, role: roleOf(role), expiresAt: textOf(expiresAt) }));
    },
  });

export const sessionsQuery = queryOptions<OpenSession[], AuthFailure>({
  queryKey: ['sessions'],
  retry: false,
  queryFn: async () => {
    const current = await accepted(authClient.getSession());
    const sessions = await accepted(authClient.listSessions());
    return sessions
      .map((session) => ({
        id: session.id,
        token: session.token,
        userAgent: session.userAgent ?? '',
        address: session.ipAddress ?? '',
        since: textOf(session.createdAt),
        isThis: session.token === current?.session.token,
      }))
      .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || (a.since < b.since ? 1 : -1));
  },
});

/** Is the second factor on? */
export const secondFactorQuery = queryOptions<boolean, AuthFailure>({
  queryKey: ['second-factor'],
  queryFn: async () => {
    const current = await accepted(authClient.getSession({ query: { disableCookieCache: true } }));
    return current?.user.twoFactorEnabled === true;
  },
});
