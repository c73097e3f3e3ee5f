import { saveOrganisation } from '../../features/tenancy/save-organisation.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren } from '../../kernel/siren.ts';
import type { Actor } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { Application } from '../application.ts';
import { demonstrationAccounts } from '../demonstration-accounts.ts';

export type People = {
  tenantId: TenantId;
  owner: Actor;
  manager: Actor;
  operator: Actor;
  secondOperator: Actor;
};

const KERMEUR = orThrow(parseSiren('210070728'));

/** One account per role, made by the sign-in itself, and the organisation of Atelier Kermeur. */
export async function createAccounts({ database, signIn, wiring }: Application): Promise<People> {
  const ids: string[] = [];
  for (const { name, email, password } of demonstrationAccounts) {
    const { user } = await signIn.api.signUpEmail({ body: { name, email, password } });
    ids.push(user.id);
  }
  const [owner, manager, reader, operator, second] = ids as [string, string, string, string, string];
  await database.pool.query(
    'update sign_in."user" set "emailVerified" = true, "isOperator" = (id::text = any($1)) where id::text = any($2)',
    [[operator, second], ids],
  );
  const created = await signIn.api.createOrganization({
    body: { name: 'Atelier Kermeur', slug: 'atelier-kermeur', userId: owner },
  });
  const tenantId = created.id as TenantId;
  await signIn.api.addMember({ body: { organizationId: tenantId, userId: manager, role: 'manager' } });
  await signIn.api.addMember({ body: { organizationId: tenantId, userId: reader, role: 'reader' } });
  const named = (kind: 'user' | 'operator', index: number): Actor => ({
    kind,
    userId: ids[index] as string,
    name: demonstrationAccounts[index]?.name ?? '',
  });
  const people: People = {
    tenantId,
    owner: named('user', 0),
    manager: named('user', 1),
    operator: named('operator', 3),
    secondOperator: named('operator', 4),
  };
  const { headOffice: seat, legalForm, activity, source, readOn } = orThrow(await wiring.directory.bySiren(KERMEUR));
  await database.inTransaction({ tenantId, actor: people.owner }, async (ctx) =>
    orThrow(
      await saveOrganisation(ctx, {
        register: {
          name: 'Atelier Kermeur',
          status: 'active',
          source,
          readOn,
          addressLines: [],
          ...(legalForm ? { legalForm } : {}),
          ...(activity ? { activity } : {}),
        },
        organisation: {
          siren: KERMEUR,
          name: 'Atelier Kermeur',
          addressLines: seat.lines.slice(0, -1),
          postcode: seat.postcode ?? '',
          city: seat.city ?? '',
          email: 'compta@kermeur.example',
          phone: '02 61 91 00 10',
          signatoryName: 'Maëlle Kermeur',
          signatoryRole: 'gérante',
          iban: 'FR7699999000010000000036975',
          accountHolder: 'Atelier Kermeur',
        },
      }),
    ),
  );
  return people;
}
