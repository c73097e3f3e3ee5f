import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import type { DebtorContactInput } from './claims.contract.ts';
import { selectDebtors, updateDebtor } from './claims.sql.ts';
import { type ContactChangeRefusal, changeContacts } from './contacts/change-contacts.ts';
import { isActive } from './contacts/contact.ts';
import { firstOf } from './contacts/recipient.ts';
import { checkDebtor, type DebtorRefusal } from './debtor.ts';
import { withContacts } from './load-claims.ts';

/** Changes how a debtor is reached: its address, and its first contact. Who it is does not change here. */
export async function changeContact(
  ctx: Context,
  input: { debtorId: string; contact: DebtorContactInput },
): Promise<Result<null, DebtorRefusal | ContactChangeRefusal>> {
  const [known] = await withContacts(ctx, await selectDebtors(ctx, [input.debtorId]));
  if (!known) return refuse({ kind: 'no-such-debtor' });
  const { contactName, email, phone, ...address } = input.contact;
  const checked = checkDebtor(
    {
      kind: known.kind,
      name: known.name,
      country: known.country,
      addressLines: address.addressLines ?? known.addressLines,
      postcode: address.postcode ?? known.postcode ?? '',
      city: address.city ?? known.city ?? '',
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      ...(known.siren ? { siren: known.siren } : {}),
    },
    undefined,
  );
  if (checked.refused) return checked;
  const { addressLines, postcode, city } = checked.value;
  await updateDebtor(ctx, known.id, { address_lines: addressLines, postcode: postcode ?? null, city: city ?? null });
  const told = {
    ...(contactName === undefined ? {} : { name: contactName }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  const first = firstOf(known.contacts.filter(isActive));
  if (Object.keys(told).length === 0) return ok(null);
  const changed = await changeContacts(ctx, {
    debtorId: known.id,
    change: first ? { kind: 'change', contactId: first.id, contact: told } : { kind: 'add', contact: told },
  });
  if (!changed.refused || changed.refusal.kind !== 'empty-contact') return changed.refused ? changed : ok(null);
  // All of it was forgotten: there is nobody left to keep.
  if (!first) return ok(null);
  const removed = await changeContacts(ctx, { debtorId: known.id, change: { kind: 'remove', contactId: first.id } });
  return removed.refused ? removed : ok(null);
}
