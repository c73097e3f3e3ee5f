import { queryOptions } from '@tanstack/react-query';
import { authClient } from '../session/auth-client.ts';
import type { AuthRefusal } from './auth-words.ts';

type Invitation = { organizationName: string; inviterEmail: string };

/** The invitation as its recipient may read it; refused, it throws what better-auth answered. */
export const invitationQuery = (id: string) =>
  queryOptions<Invitation, AuthRefusal>({
    queryKey: ['invitation', id],
    retry: false,
    queryFn: async () => {
      const { data, error } = await authClient.organization.getInvitation({ query: { id } });
      if (error) throw error;
      return { organizationName: data.organizationName, inviterEmail: data.inviterEmail };
    },
  });
