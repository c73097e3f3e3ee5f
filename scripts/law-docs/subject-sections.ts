import {
  manifestAbuse,
  type SectorTerm,
  sectorRule,
  sectorTerms,
} from '../../src/law/delais-de-paiement/delais-de-paiement.values.ts';
import { measureRules, measures } from '../../src/law/execution/execution.values.ts';
import {
  commercialInjonctionFees,
  formerInjonctionFee,
} from '../../src/law/frais-reglementes/frais-reglementes.values.ts';
import { formerCreditorRates } from '../../src/law/frais-reglementes/other-fees.values.ts';
import { coverage } from '../../src/law/juridiction-competente/courts.gen.ts';
import {
  commercialDistricts,
  type EconomicContribution,
  economicContribution,
  judicialDistricts,
} from '../../src/law/juridiction-competente/juridiction-competente.values.ts';
import { absentMentions, taxMentions } from '../../src/law/mentions-de-facture/mentions-de-facture.ts';
import { conventionReasons, conventionText } from '../../src/law/penalites-de-retard/convention.ts';
import { eventKinds, rules } from '../../src/law/prescription/events.ts';
import { agreementMentions, collectorMentions } from '../../src/law/recouvrement-amiable/recouvrement-amiable.ts';
import { collectorDuties } from '../../src/law/recouvrement-amiable/recouvrement-amiable.values.ts';
import { sourceOf } from '../../src/law/schedule.ts';
import { absenceNames, paymentMentionNames } from './french-names.ts';
import { amount, linked, listed, rate, reads, remarks, row, ruleHeadings, ruleRows, tableOf } from './markdown.ts';
import { roadsText } from './roads.ts';

const starts = {
  invoice: 'de la facture',
  'end-of-delivery-decade': 'de la fin de la décade de livraison',
  delivery: 'de la livraison',
  'end-of-delivery-month': 'de la fin du mois de livraison',
} as const;

function sectorText({ days, from, orEndOfMonthDays }: NonNullable<SectorTerm['term']>): string {
  const or = orEndOfMonthDays === undefined ? '' : `, ou ${orEndOfMonthDays} jours fin de mois`;
  return `${days} jours à compter ${starts[from]}${or}`;
}

function contributionScale(): string[] {
  const payers = ({ companies, people }: EconomicContribution): string[][] => [
    ...companies.map((one) => [
      'entreprise',
      `chiffre d’affaires au-delà de ${amount(one.turnoverAbove)} et bénéfice au-delà de ${amount(one.profitAbove)}`,
      rate(one.rate),
      amount(one.cap),
    ]),
    ...people.map((one) => [
      'personne physique',
      `revenu au-delà de ${amount(one.incomeAbove)}`,
      rate(one.rate),
      amount(one.cap),
    ]),
  ];
  return economicContribution.rows.flatMap((one) => [
    `## Barème de la contribution pour la justice économique, à compter du ${one.from}`,
    '',
    `Au-delà de ${amount(one.value.above)} demandés, ${one.value.exemptBelowStaff} salariés au moins. ${listed([sourceOf(one)])}. ${remarks(sourceOf(one))}`,
    '',
    ...tableOf(['payeur', 'tranche', 'taux', 'plafond'], payers(one.value)),
  ]);
}

const prescriptionEffects: Record<string, string> = {
  interrupts: 'interrompt',
  ends: 'met fin à une interruption : un nouveau délai part de ce jour',
  voids: 'efface une interruption',
  suspends: 'suspend',
  resumes: 'met fin à une suspension, six mois au moins restent',
  'opens-title': 'ouvre l’exécution d’un titre',
  'may-interrupt': 'peut valoir reconnaissance : la première date reste gardée',
  nothing: 'sans effet',
};

/** What the page of a subject says beside its dated values. */
export const subjectSections: Record<string, (reviewedOn: string) => string> = {
  'penalites-de-retard': () =>
    `## Convention de calcul\n\n${conventionText('due-date')}\n\nEnvers un consommateur, le jour exclu est celui de la mise en demeure ; après une condamnation, celui de la décision.\n\n${conventionReasons.map((source) => `- ${linked(source)} : ${source.note}`).join('\n')}\n`,
  prescription: () =>
    [
      '## Ce que fait chaque événement entre personnes privées',
      '',
      row('événement', 'effet', 'sources'),
      row('---', '---', '---'),
      ...eventKinds.map((kind) =>
        row(`\`${kind}\``, prescriptionEffects[rules[kind].effect.does] ?? '', listed(rules[kind].because)),
      ),
      '',
    ].join('\n'),
  'recouvrement-amiable': () =>
    [
      '## Mentions de la lettre (R124-4)',
      '',
      ...Object.values(collectorMentions).map((text) => `- « ${text} »`),
      '',
      '## Ce que doit qui recouvre pour autrui',
      '',
      ...Object.entries(collectorDuties).map(
        ([duty, source]) => `- \`${duty}\` : ${listed([source])}${source.note ? ` (${source.note})` : ''}`,
      ),
      '',
      '## Mentions de la convention (R124-3)',
      '',
      ...Object.values(agreementMentions).map((text) => `- « ${text} »`),
      '',
    ].join('\n'),
  'juridiction-competente': () => {
    const share = ({ communes, population }: typeof coverage.judicial | typeof coverage.commercial) =>
      [
        `${communes} sur ${coverage.all.communes} (${((100 * communes) / coverage.all.communes).toFixed(1)} %)`,
        `${population} sur ${coverage.all.population} (${((100 * population) / coverage.all.population).toFixed(1)} %)`,
      ].map((text) => text.replaceAll('.', ','));
    return [
      ...contributionScale(),
      '## Ce que les listes placent',
      '',
      'Les autres communes sont refusées, avec les sièges possibles. `scripts/law-courts.ts` compte ces chiffres ; avec la liste du',
      'ministère (`--communes-list`), il place toutes les communes pour le tribunal judiciaire.',
      '',
      row('tribunal', 'communes', 'habitants', 'source'),
      row('---', '---', '---', '---'),
      row('de commerce', ...share(coverage.commercial), listed([commercialDistricts])),
      row('judiciaire', ...share(coverage.judicial), listed([judicialDistricts])),
      '',
    ].join('\n');
  },
  'delais-de-paiement': (reviewedOn) =>
    [
      '## Plafonds par secteur (L441-11, II)',
      '',
      `Dernière relecture : ${reviewedOn}. Rien de cette table n’a été lu dans le texte en vigueur : chaque réponse le dit.`,
      '',
      ...tableOf(
        ['secteur', 'plafond', 'source', 'lecture', 'remarques'],
        sectorTerms.map(({ title, term }) => {
          const [source = ''] = [linked(sectorRule)];
          const value = term === undefined ? '**refusé** : aucune valeur connue' : sectorText(term);
          return [title, value, source, reads[sectorRule.read], remarks(sectorRule)];
        }),
      ),
      '« Quarante-cinq jours fin de mois » se compte de deux façons (les jours puis la fin du mois, ou la fin du mois puis les jours) : les',
      `parties le disent, c’est un réglage. ${listed([manifestAbuse])} (${manifestAbuse.note}).`,
      '',
      '## Mentions de paiement d’une facture (L441-9)',
      '',
      ...tableOf(
        ruleHeadings,
        absentMentions(new Set(), { buyerSetOrderNumber: true }).flatMap(({ mention, effect, because }) =>
          ruleRows(paymentMentionNames[mention], `si elle manque : ${absenceNames[effect]}`, because),
        ),
      ),
      '## Mentions fiscales lues (CGI, annexe II, 242 nonies A, I)',
      '',
      ...tableOf(
        ruleHeadings,
        taxMentions.flatMap(({ number, title, because }) => ruleRows(number, title, [because])),
      ),
    ].join('\n'),
  'voies-de-recouvrement': roadsText,
  'frais-reglementes': (reviewedOn) =>
    [
      '## Requête en injonction de payer au tribunal de commerce : ce que demandent les greffes',
      '',
      `Dernière relecture : ${reviewedOn}. Depuis le ${commercialInjonctionFees.from}, trois montants se contredisent : aucun n’est retenu, il faut demander au greffe.`,
      '',
      ...tableOf(
        ['montant TTC', 'd’après', 'lecture'],
        commercialInjonctionFees.quoted.map((one) => [amount(one.amount), one.told, reads['second-hand']]),
      ),
      `Avant : ${formerInjonctionFee}.`,
      '',
      '## Droit à la charge du créancier (A444-32) : taux en vigueur attendu',
      '',
      ...formerCreditorRates.map(({ told }) => `- ${told}`),
      '',
      'Ces taux anciens ne permettent aucun calcul ; ceux en vigueur n’ont été lus nulle part.',
      '',
    ].join('\n'),
  execution: () =>
    [
      '## Mesures',
      '',
      row('mesure', 'titre exigé', 'délais', 'sources'),
      row('---', '---', '---', '---'),
      ...measures.map((measure) => {
        const { needsTitle, because, deadlines } = measureRules[measure];
        const delays = deadlines.map(({ deadline, period: { days, months, years } }) => {
          const length = days ? `${days} jours` : months ? `${months} mois` : `${years} ans`;
          return `\`${deadline}\` ${length}`;
        });
        return row(`\`${measure}\``, needsTitle ? 'oui' : 'titre ou autorisation', delays.join(' ; '), listed(because));
      }),
      '',
    ].join('\n'),
};
