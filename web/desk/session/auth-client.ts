import { organizationClient, twoFactorClient } from 'better-auth/client/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { createAuthClient } from 'better-auth/react';

// Only the names of the roles matter here: what each may do is decided by the server.
const access = createAccessControl({});
const role = access.newRole({});

/** Sign-in, organisations and second factor, as the server's better-auth speaks them under /api/auth. */
export const authClient = createAuthClient({
  baseURL: window.location.origin,
  basePath: '/api/auth',
  fetchOptions: { headers: { 'x-recouvrance': '1' } },
  plugins: [organizationClient({ ac: access, roles: { owner: role, manager: role, reader: role } }), twoFactorClient()],
});
