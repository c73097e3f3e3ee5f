import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import {
  agreementMentions,
  type CollectorMention,
  collectorMentions,
  isCourteousTime,
  missingAgreementMentions,
  missingCollectorMentions,
  nextCourteousTime,
  remittanceDueOn,
} from './recouvrement-amiable.ts';
import { costsNotice } from './recouvrement-amiable.values.ts';

test('the text of L111-8 is the one in force since 19 March 2014, word for word', () => {
  const ruling = orThrow(valueOn(costsNotice, day('2026-11-21'), publishedLaw));
  expect(ruling.value.second).toBe(
    "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.",
  );
  expect(ruling.value.third).toBe(
    "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.",
  );
  expect(ruling.because).toEqual([
    {
      kind: 'article',
      code: "code des procédures civiles d'exécution",
      number: 'L111-8',
      id: 'LEGIARTI000028747701',
      read: 'official',
    },
  ]);
  expect(valueOn(costsNotice, day('2014-03-18'), publishedLaw).refused).toBe(true);
});

describe('the letter and the agreement of a collector', () => {
  test('R124-4 has five mentions; each one missing is told', () => {
    const all = Object.keys(collectorMentions) as CollectorMention[];
    expect(all).toHaveLength(5);
    expect(missingCollectorMentions(new Set(all)).missing).toEqual([]);
    for (const one of all) {
      const result = missingCollectorMentions(new Set(all.filter((mention) => mention !== one)));
      expect(result.missing).toEqual([one]);
      expect(result.because[0]).toMatchObject({ number: 'R124-4', read: 'official' });
    }
  });

  test('R124-3: the agreement gives power to receive and four other things', () => {
    expect(missingAgreementMentions(new Set()).missing).toEqual(Object.keys(agreementMentions));
  });
});

describe('money received for the creditor', () => {
  test.each([
    ['2026-01-31', undefined, '2026-02-28'],
    ['2026-11-21', undefined, '2026-12-21'],
    ['2026-11-21', 5, '2026-11-26'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('received on %s, agreed days %s: remitted by %s (R124-6)', (received, agreed, expected) => {
    expect(orThrow(remittanceDueOn(day(received), agreed)).value).toBe(expected);
  });
});

describe('courtesy hours', () => {
  test.each([
    ['2026-11-20', '09:59', false],
    ['2026-11-20', '10:00', true],
    ['2026-11-20', '12:59', true],
    ['2026-11-20', '13:30', false],
    ['2026-11-20', '19:59', true],
    ['2026-11-20', '20:00', false],
    ['2026-11-21', '11:00', false],
    ['2026-11-11', '11:00', false],
  ])('%s at %s: %s', (on, time, expected) => {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    const ruling = orThrow(isCourteousTime(day(on), hours * 60 + minutes));
    expect(ruling.value).toBe(expected);
    expect(ruling.because[0]?.read, 'a courtesy, and shown as one').toBe('unconfirmed');
  });

  test('the next courteous moment', () => {
    const next = (on: string, minutes: number) => orThrow(nextCourteousTime(day(on), minutes)).value;
    expect(next('2026-11-20', 11 * 60)).toEqual({ on: '2026-11-20', minutes: 660 });
    expect(next('2026-11-20', 13 * 60)).toEqual({ on: '2026-11-20', minutes: 840 });
    expect(next('2026-11-20', 21 * 60)).toEqual({ on: '2026-11-23', minutes: 600 });
    expect(next('2026-12-24', 20 * 60)).toEqual({ on: '2026-12-28', minutes: 600 });
  });

  test('is always courteous, and never before the moment asked', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays(day('2016-01-01'), offset));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (on, minutes) => {
        const { value } = orThrow(nextCourteousTime(on, minutes, 'alsace-moselle'));
        expect(orThrow(isCourteousTime(value.on, value.minutes, 'alsace-moselle')).value).toBe(true);
        expect(value.on > on || (value.on === on && value.minutes >= minutes)).toBe(true);
      }),
    );
  });
});
