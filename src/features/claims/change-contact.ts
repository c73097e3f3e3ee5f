import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import type { DebtorContactInput } from './claims.contract.ts';
import { selectDebtors, updateDebtor } from './claims.sql.ts';
import { checkDebtor, type DebtorRefusal, debtorOf } from './debtor.ts';

/** Changes how a debtor is reached: address, email, telephone, whom to ask for. Who it is does not change here. */
export async function changeContact(
  ctx: Context,
  input: { debtorId: string; contact: DebtorContactInput },
): Promise<Result<null, DebtorRefusal | { kind: 'no-such-debtor' }>> {
  const [row] = await selectDebtors(ctx, [input.debtorId]);
  if (!row) return refuse({ kind: 'no-such-debtor' });
  const known = debtorOf(row);
  const { contact } = input;
  const checked = checkDebtor(
    {
      kind: known.kind,
      name: known.name,
      country: known.country,
      addressLines: contact.addressLines ?? known.addressLines,
      postcode: contact.postcode ?? known.postcode ?? '',
      city: contact.city ?? known.city ?? '',
      contactName: contact.contactName ?? known.contactName,
      email: contact.email ?? known.email,
      phone: contact.phone ?? known.phone,
      ...(known.siren ? { siren: known.siren } : {}),
    },
    undefined,
  );
  if (checked.refused) return checked;
  const { addressLines, postcode, city, contactName, email, phone } = checked.value;
  await updateDebtor(ctx, row.id, {
    address_lines: addressLines,
    postcode: postcode ?? null,
    city: city ?? null,
    contact_name: contactName ?? null,
    email: email ?? null,
    phone: phone ?? null,
  });
  return ok(null);
}
