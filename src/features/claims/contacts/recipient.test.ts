import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import type { EmailAddress } from '../../../kernel/email.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { isGivenUp } from './bounce.ts';
import { checkContact, type DebtorContact, newContact, withAddresses } from './contact.ts';
import { presentContacts } from './present-contacts.ts';
import { closedAddress, letterAddressee, type Purpose, recipientFor, unreachableBy } from './recipient.ts';

const at = new Date('2026-09-07T08:00:00Z');
let made = 0;

/** `a: { … }` is the contact « a », at a@brehat.example, 06 00 00 00 01, 02, … in their order. */
function people(given: Record<string, Partial<DebtorContact>>): DebtorContact[] {
  return Object.entries(given).map(([name, changes]) => {
    made += 1;
    const known = { tenantId: 't' as TenantId, id: `${made}`.padStart(6, '0'), debtorId: 'd', createdAt: at };
    const addresses = {
      email: `${name}@brehat.example` as EmailAddress,
      phone: `+336000000${String(made % 100).padStart(2, '0')}` as PhoneNumber,
    };
    const { email, phone, ...contact } = { ...newContact({ name, ...addresses }, known), ...changes };
    return { ...contact, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  });
}

const bounced = { emailBounced: { on: day('2026-09-10'), diagnostic: '550 5.1.1' } };
const refusal = { on: day('2026-09-10'), toldBy: 'Mme Le Goff' };
const none = { email: undefined } as unknown as Partial<DebtorContact>;
const payable = { role: 'accounts-payable' } as const;
const manager = { role: 'manager' } as const;
const first = { isFirst: true };

const choices: [
  string,
  Record<string, Partial<DebtorContact>>,
  'email' | 'sms' | 'call',
  Purpose,
  string | undefined,
][] = [
  ['the only one', { a: first }, 'email', 'reminder', 'a'],
  ['nobody', {}, 'email', 'reminder', undefined],
  ['accounts payable before the first', { a: first, b: payable }, 'email', 'reminder', 'b'],
  ['the first when there is no accounts payable', { a: {}, b: first, c: manager }, 'email', 'reminder', 'b'],
  ['the manager for the mise en demeure', { a: first, b: payable, c: manager }, 'email', 'notice', 'c'],
  ['the first for a mise en demeure without manager', { a: payable, b: first }, 'email', 'notice', 'b'],
  ['the first of two accounts payable', { a: payable, b: { ...payable, ...first } }, 'email', 'reminder', 'b'],
  ['the one that prefers it, among equals', { a: {}, b: { preferredWay: 'sms' } }, 'sms', 'reminder', 'b'],
  ['a preference does not come before a role', { a: { preferredWay: 'email' }, b: payable }, 'email', 'reminder', 'b'],
  ['the next when accounts payable bounced', { a: first, b: { ...payable, ...bounced } }, 'email', 'reminder', 'a'],
  ['the next when the first has no address', { a: { ...first, ...none }, b: {} }, 'email', 'reminder', 'b'],
  ['a bounce closes no telephone', { a: { ...first, ...bounced } }, 'call', 'reminder', 'a'],
  ['whoever may be called', { a: { ...first, refusals: { call: refusal } }, b: {} }, 'call', 'reminder', 'b'],
  ['no call when it was refused', { a: { ...first, refusals: { call: refusal } } }, 'call', 'reminder', undefined],
  ['a refused call leaves the SMS', { a: { ...first, refusals: { call: refusal } } }, 'sms', 'reminder', 'a'],
  ['no SMS when it was refused', { a: { ...first, refusals: { sms: refusal } } }, 'sms', 'reminder', undefined],
  ['no email when it was refused', { a: { ...first, refusals: { email: refusal } } }, 'email', 'reminder', undefined],
  ['no SMS to a landline', { a: { ...first, phone: '+33299000000' as PhoneNumber } }, 'sms', 'reminder', undefined],
  ['no call to a wrong number', { a: { ...first, phoneWrongOn: day('2026-09-10') } }, 'call', 'reminder', undefined],
  ['nobody who was removed', { a: { removedAt: at }, b: first }, 'email', 'reminder', 'b'],
];

test.each(choices)('%s', (_, given, way, purpose, chosen) => {
  expect(recipientFor(people(given), way, purpose)?.name).toBe(chosen);
});

test('a number that one person refused is not reached through another who bears it', () => {
  const phone = '+33600000042' as PhoneNumber;
  const shared = people({ a: { ...first, phone, refusals: { call: refusal } }, b: { phone } });
  expect(recipientFor(shared, 'call', 'reminder')).toBeUndefined();
  expect(unreachableBy(shared, 'call', 'reminder')).toMatchObject({ because: 'refused', on: '2026-09-10' });
  const [, other] = presentContacts(shared);
  expect(other?.ways.call).toEqual({ state: 'refused', on: '2026-09-10', told: 'Mme Le Goff' });
});

describe('why nobody can be reached', () => {
  test('says the reason of whoever would have been', () => {
    const both = people({ a: { ...first, ...bounced }, b: none });
    expect(unreachableBy(both, 'email', 'reminder')).toEqual({
      way: 'email',
      because: 'bounced',
      address: 'a@brehat.example',
      on: '2026-09-10',
    });
    expect(unreachableBy(people({ a: none }), 'email', 'reminder')).toEqual({ way: 'email', because: 'unknown' });
    expect(unreachableBy(people({ a: first }), 'email', 'reminder')).toBeUndefined();
  });

  test('an address chosen before is closed by a bounce, a refusal or the leaving of its person, or when nobody bears it', () => {
    const contacts = people({ a: { ...first, ...bounced }, b: { removedAt: at }, c: {} });
    expect(closedAddress(contacts, 'email', 'A@brehat.example')).toMatchObject({ because: 'bounced' });
    expect(closedAddress(contacts, 'email', 'b@brehat.example')).toMatchObject({ because: 'removed' });
    expect(closedAddress(contacts, 'email', 'c@brehat.example')).toBeUndefined();
    expect(closedAddress(contacts, 'email', 'x@brehat.example')).toMatchObject({ because: 'removed' });
  });
});

test('a letter is opened in the name of the right person, who needs no address for it', () => {
  const contacts = people({ a: first, b: { ...payable, ...none }, c: { ...manager, ...none } });
  expect(letterAddressee(contacts, 'reminder')?.name).toBe('b');
  expect(letterAddressee(contacts, 'notice')?.name).toBe('c');
});

describe('another address', () => {
  const email = 'neuf@brehat.example' as EmailAddress;
  const later = new Date('2026-09-20T08:00:00Z');

  test('starts anew; the same one keeps what is known of it, whatever its case', () => {
    const [known] = people({ a: { ...first, ...bounced } }) as [DebtorContact];
    const changed = withAddresses(known, { email }, [known], later);
    expect(changed).toMatchObject({ email, emailSince: later });
    expect(changed.emailBounced).toBeUndefined();
    const again = withAddresses(known, { email: 'A@brehat.example' as EmailAddress }, [known], later);
    expect(again).toMatchObject({ emailBounced: bounced.emailBounced, emailSince: at });
  });

  test('does not wash what somebody removed had refused, or what had come back', () => {
    const gone = { removedAt: at, refusals: { call: refusal, email: refusal } };
    const [old, fresh] = people({ a: { ...gone, ...bounced, email }, b: none }) as [DebtorContact, DebtorContact];
    const taken = withAddresses(fresh, { email, ...(old.phone ? { phone: old.phone } : {}) }, [old, fresh], later);
    expect(taken).toMatchObject({ emailBounced: bounced.emailBounced, refusals: { call: refusal, email: refusal } });
  });
});

test('what is typed is checked whole: address, number, and no refusal to come', () => {
  const checked = checkContact(
    { email: 'a@', phone: '12', refusals: [{ way: 'call', on: '2026-09-08', toldBy: 'Elle' }] },
    day('2026-09-07'),
  );
  const faults = checked.refused ? checked.refusal.faults.map(({ field, kind }) => `${field} ${kind}`) : [];
  expect(faults).toEqual(['email not-an-email', 'phone not-a-phone-number', 'refusals.call in-the-future']);
});

test.each([
  [['2026-09-01', '2026-09-05'], false],
  [['2026-09-01', '2026-09-05', '2026-09-15'], true],
  [['2026-09-15', '2026-09-01', '2026-09-05'], true],
  [['2026-09-01', '2026-09-05', '2026-09-16'], false],
  [['2026-09-01', '2026-09-05', '2026-09-16', '2026-09-19'], true],
])('emails that came back for the moment on %s: given up, %s', (days, closed) => {
  expect(isGivenUp(days.map((text) => new Date(`${text}T10:00:00Z`)))).toBe(closed);
});
