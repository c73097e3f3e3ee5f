import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { fixedTexts } from '../../src/law/fixed-texts.ts';
import {
  type Author,
  effects,
  type LetterFacts,
  usualDays,
  wantedMentions,
} from '../../src/law/mise-en-demeure/mise-en-demeure.ts';
import { forbiddenKinds } from '../../src/law/recouvrement-amiable/forbidden-wording.ts';
import { consumerRights, offences, type Penalty } from '../../src/law/recouvrement-amiable/offences.ts';
import { authorNames, effectNames, forbiddenNames, mentionNames, partiesNames } from './french-names.ts';
import { amount, listed, rate, reviewed, ruleHeadings, ruleRows, tableOf } from './markdown.ts';

const penaltyText = ({ prisonYears, fine, orTurnover }: Penalty): string =>
  [
    prisonYears === undefined ? '' : `${prisonYears} an${prisonYears > 1 ? 's' : ''} d’emprisonnement`,
    `${amount(fine)} d’amende${orTurnover === undefined ? '' : ` ou ${rate(orTurnover)} du chiffre d’affaires`}`,
  ]
    .filter(Boolean)
    .join(' et ');

/** What a mise en demeure holds, does, and never says, with what each fault may cost. */
export function miseEnDemeure(reviewedOn: CivilDate): string {
  const letters: [Author, LetterFacts['parties']][] = [
    ['creditor', 'professionals'],
    ['collector', 'professionals'],
    ['creditor', 'consumer'],
  ];
  return [
    ...reviewed(reviewedOn),
    'Aucun texte ne dresse la liste des mentions : le juge apprécie si la demande suffit. « loi » : un texte l’exige ; « usage » : rien ne l’impose.',
    '',
    ...letters.flatMap(([author, parties]) => [
      `## Écrite par ${authorNames[author]} à ${partiesNames[parties]}`,
      '',
      ...tableOf(
        ['mention', 'exigée par', 'sources'],
        [...wantedMentions({ author, parties, creditorIsCompany: true })]
          .sort((a, b) => a.obligation.localeCompare(b.obligation))
          .map(({ mention, obligation, because }) => [
            mentionNames[mention],
            obligation === 'law' ? 'loi' : 'usage',
            listed(because),
          ]),
      ),
    ]),
    '## Effets',
    '',
    ...tableOf(
      ruleHeadings,
      Object.entries(effects).flatMap(([name, { happens, because }]) =>
        ruleRows(effectNames[name] ?? name, happens ? 'oui' : '**non**', because),
      ),
    ),
    `Délai usuel pour payer : ${usualDays.least} à ${usualDays.most} jours. **Non confirmé** : aucun texte ne fixe de nombre, l’article 1231 du code civil demande un délai raisonnable.`,
    '',
    '## Ce qui n’est jamais écrit',
    '',
    ...tableOf(
      ['interdit', 'sources'],
      forbiddenKinds().map(({ kind, because }) => [forbiddenNames[kind], listed(because)]),
    ),
    '## Peines',
    '',
    ...tableOf(
      ruleHeadings,
      offences.flatMap(({ title, penalty, aggravated, because }) =>
        ruleRows(
          title,
          [
            penalty === undefined ? 'peines non relevées' : penaltyText(penalty),
            aggravated === undefined ? '' : `${penaltyText(aggravated)} ${aggravated.when}`,
          ]
            .filter(Boolean)
            .join(' ; '),
          because,
        ),
      ),
    ),
    '## Droits du consommateur',
    '',
    ...tableOf(ruleHeadings, [
      ...ruleRows('médiateur de la consommation', '', [consumerRights.mediator]),
      ...ruleRows('surendettement', '', [consumerRights['over-indebtedness']]),
    ]),
    '## Textes dont la loi fixe les mots',
    '',
    ...tableOf(
      ['où', 'mots', 'sources'],
      orThrow(fixedTexts(reviewedOn)).map(({ place, words, because }) => [place, `« ${words} »`, listed(because)]),
    ),
  ].join('\n');
}
