import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { isWellFormed, weakestRead } from '../citation.ts';
import {
  type AgreementMention,
  agreementMentions,
  collectorMentions,
  missingAgreementMentions,
  missingCollectorMentions,
  remittanceDueOn,
} from './recouvrement-amiable.ts';
import { collectorDuties, noChargeBeforeTitle } from './recouvrement-amiable.values.ts';

describe('what whoever recovers for another owes', () => {
  test.each([
    ['applies-to', 'R124-1'],
    ['insurance-dedicated-account-declaration', 'R124-2'],
    ['written-agreement', 'R124-3'],
    ['letter-to-debtor', 'R124-4'],
    ['creditor-informed', 'R124-5'],
    ['receipt-and-remittance', 'R124-6'],
    ['penalty', 'R124-7'],
  ])('%s: %s, read in the text', (duty, number) => {
    const source = collectorDuties[duty];
    expect(source).toMatchObject({ kind: 'article', number, read: 'official' });
    expect(source && isWellFormed(source)).toBe(true);
  });

  test('no duty has been forgotten between R124-1 and R124-7', () => {
    expect(Object.keys(collectorDuties)).toHaveLength(7);
  });

  test('the odd reference of R124-4 is kept as it is', () => {
    expect(collectorMentions.breakdown).toContain("troisième alinéa de l'article L. 111-8");
    expect(collectorMentions['costs-notice']).toContain("deuxième et troisième alinéas de l'article L. 111-8");
    expect(collectorDuties['letter-to-debtor']?.note).toContain('reproduits tels quels');
  });

  test('costs before a title stay with the creditor', () => {
    expect(noChargeBeforeTitle).toMatchObject({ number: 'L111-8', id: 'LEGIARTI000028747701', read: 'official' });
  });
});

describe('the agreement of R124-3', () => {
  const all = Object.keys(agreementMentions) as AgreementMention[];
  test.each(all)('without %s, it is told missing', (mention) => {
    const result = missingAgreementMentions(new Set(all.filter((one) => one !== mention)));
    expect(result.missing).toEqual([mention]);
    expect(result.because).toMatchObject([{ number: 'R124-3', read: 'official' }]);
  });
  test('whole, it lacks nothing', () => {
    expect(missingAgreementMentions(new Set(all)).missing).toEqual([]);
    expect(weakestRead(missingCollectorMentions(new Set()).because)).toBe('official');
  });
});

describe('the remittance of R124-6', () => {
  const anyDay = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays(day('2013-01-01'), offset));
  test('within a month of the collection, unless agreed otherwise', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (on, days) => {
        expect(orThrow(remittanceDueOn(on)).value).toBe(addMonths(on, 1));
        expect(orThrow(remittanceDueOn(on, days)).value).toBe(addDays(on, days));
      }),
    );
  });
  test('money received later is never to be remitted earlier', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(orThrow(remittanceDueOn(addDays(on, 1))).value >= orThrow(remittanceDueOn(on)).value).toBe(true);
      }),
    );
  });
  test('before the code, there is no answer', () => {
    expect(remittanceDueOn(day('2012-05-31'))).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
    expect(orThrow(remittanceDueOn(day('2012-06-01'))).because).toMatchObject([{ number: 'R124-6' }]);
  });
});
