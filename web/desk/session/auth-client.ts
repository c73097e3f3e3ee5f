import { organizationClient, twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

/** Sign-in, organisations and second factor, as the server's better-auth speaks them under /api/auth. */
export const authClient = createAuthClient({
  baseURL: window.location.origin,
  basePath: '/api/auth',
  fetchOptions: { headers: { 'x-recouvrance': '1' } },
  plugins: [organizationClient(), twoFactorClient()],
});
