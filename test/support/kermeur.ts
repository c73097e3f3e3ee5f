import type { App } from '../../src/platform/http.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { type Client, signedUp } from './http-client.ts';

/** Signs somebody up who owns a company with all that a case needs: the creditor of stories told over HTTP. */
export async function ownerOfKermeur(app: App): Promise<{ owner: Client; tenantId: TenantId }> {
  const owner = await signedUp(app, 'owner@kermeur.example');
  const created = await owner.call('POST', '/api/v1/organisations', {
    body: {
      siren: '210049912',
      name: 'Kermeur',
      addressLines: ['1 quai de Dinan'],
      postcode: '35400',
      city: 'Saint-Malo',
      email: 'compta@kermeur.example',
      iban: 'FR7699999000010000000036975',
      signatoryName: 'Maëlle Kermeur',
      signatoryRole: 'gérante',
    },
  });
  return { owner, tenantId: (created.json as { id: TenantId }).id };
}
