import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import {
  declarationRecipient,
  type InsolvencyFacts,
  insolvencyDeadlines,
  publicationExpectedBy,
  stopped,
} from './procedures-collectives.ts';

const base: InsolvencyFacts = { openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
const ends = (facts: Partial<InsolvencyFacts>) =>
  Object.fromEntries(orThrow(insolvencyDeadlines({ ...base, ...facts })).map((one) => [one.deadline, one.expiresOn]));

describe('deadlines of a creditor', () => {
  test.each<[string, Partial<InsolvencyFacts>, string, string]>([
    ['two months from the BODACC (R622-24)', {}, 'declare-claim', '2026-11-10'],
    ['two more for a creditor abroad (R622-24 al. 2)', { creditorAbroad: true }, 'declare-claim', '2027-01-11'],
    ['from the personal notice when there is one', { noticeOn: day('2026-09-21') }, 'declare-claim', '2026-11-23'],
    ['six months for relief (L622-26)', {}, 'ask-relief', '2027-03-10'],
    ['three months to claim goods (L624-9)', {}, 'claim-retained-goods', '2026-12-10'],
    [
      'thirty days to answer the mandataire (L622-27)',
      { disputedOn: day('2026-12-01') },
      'answer-mandataire',
      '2026-12-31',
    ],
    [
      'one month after a termination (R622-21)',
      { contractTerminatedOn: day('2026-10-05') },
      'declare-after-termination',
      '2026-11-05',
    ],
  ])('%s', (_, facts, deadline, expected) => {
    expect(ends(facts)[deadline]).toBe(expected);
  });

  test('nothing runs before the publication', () => {
    expect(orThrow(insolvencyDeadlines({ openedOn: base.openedOn }))).toEqual([]);
    expect(publicationExpectedBy(base.openedOn).value).toBe('2026-09-16');
  });

  test.each(['publishedOn', 'noticeOn', 'disputedOn', 'contractTerminatedOn'] as const)(
    '%s before the opening is refused',
    (argument) => {
      expect(insolvencyDeadlines({ ...base, [argument]: day('2026-08-31') })).toMatchObject({
        refused: true,
        refusal: { kind: 'before-opening', argument },
      });
    },
  );
});

test('the liquidator in a liquidation, the mandataire otherwise', () => {
  expect(declarationRecipient('liquidation').recipient).toBe('liquidateur');
  for (const kind of ['sauvegarde', 'redressement', undefined] as const) {
    expect(declarationRecipient(kind).recipient).toBe('mandataire-judiciaire');
  }
});

test('the opening stops suits, interest and payments, each by its article', () => {
  expect(Object.values(stopped).map(([source]) => (source.kind === 'article' ? source.number : ''))).toEqual([
    'L622-21',
    'L622-28',
    'L622-7',
  ]);
});
