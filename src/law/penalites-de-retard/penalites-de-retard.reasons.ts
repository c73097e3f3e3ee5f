import { day } from '../../kernel/civil-date.ts';
import { article, official, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import type { DatedReasons } from './reasons.ts';

/** The ordonnance n° 2016-131 renumbered the law of obligations: what is cited before that day is the former Civil Code. */
const newCivilCode = day('2016-10-01');
const always = day('1900-01-01');

/** An article of the former Civil Code, whose text was not read: only that the new one stands in its place. */
function formerCivilCode(number: string, id: string, replacedBy: string): Source {
  return secondHand(article('code civil', number, id), {
    told: 'table de concordance de l’ordonnance 2016-131',
    note: `ancien article ${number}, en vigueur jusqu’au 30 septembre 2016, devenu ${replacedBy}`,
  });
}

/** « exigibles le jour suivant la date de règlement figurant sur la facture », « sans qu'un rappel soit nécessaire ». */
export const startBetweenProfessionals: DatedReasons = [
  {
    from: always,
    because: [
      unconfirmed(article('code de commerce', 'L441-6'), {
        note: 'ancien article L441-6, I : pénalités exigibles le lendemain de la date de règlement, sans rappel ; date d’effet de cette version non lue',
      }),
    ],
  },
  {
    from: day('2015-01-01'),
    because: [
      secondHand(article('code de commerce', 'L441-6'), {
        note: 'ancien article L441-6, I, en vigueur jusqu’au 25 avril 2019 : pénalités exigibles le lendemain de la date de règlement, sans rappel ; lu dans une copie ouverte arrêtée vers 2015-2016',
      }),
    ],
  },
  {
    from: day('2019-04-26'),
    because: [
      secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
        told: 'CEPC, avis n° 23-8 ; service-public.gouv.fr F23211',
        note: 'II : « exigibles le jour suivant la date de règlement figurant sur la facture », « sans qu’un rappel soit nécessaire »',
      }),
    ],
  },
];

/** Start, end and base of the interest of public buyers: one decree, then the code de la commande publique. */
export const startTowardPublicBuyers: DatedReasons = [
  {
    from: always,
    because: [
      unconfirmed(text('décret n° 2002-232 du 21 février 2002', undefined, '5'), {
        note: 'intérêts de plein droit dès le lendemain de l’expiration du délai, jusqu’au paiement inclus, sur le montant toutes taxes comprises ; lu dans une copie ouverte, dates d’effet non lues',
      }),
    ],
  },
  {
    from: day('2013-05-01'),
    because: [
      secondHand(text('décret n° 2013-269 du 29 mars 2013'), {
        told: 'lesbros-avocats.com ; lexbase.fr (notice)',
        note: 'contrats conclus à compter du 16 mars 2013 : intérêts de plein droit dès le lendemain de l’échéance',
      }),
    ],
  },
  {
    from: day('2019-04-01'),
    because: [
      official(article('code de la commande publique', 'L2192-13')),
      official(article('code de la commande publique', 'R2192-32')),
      official(article('code de la commande publique', 'R2192-33'), { note: 'montant toutes taxes comprises' }),
    ],
  },
];

/**
 * Article 1231-6 du code civil : l'intérêt au taux légal court « à compter de la mise en demeure », sans perte à justifier.
 * Article 1344-1 : the mise en demeure makes it run.
 */
export const startTowardConsumers: DatedReasons = [
  { from: always, because: [formerCivilCode('1153', 'LEGIARTI000006436390', '1231-6')] },
  {
    from: newCivilCode,
    because: [official(article('code civil', '1231-6')), official(article('code civil', '1344-1'))],
  },
];

/** Article 1343-1 du code civil — « Le paiement partiel s'impute d'abord sur les intérêts. » */
export const imputationRule: DatedReasons = [
  { from: always, because: [formerCivilCode('1254', 'LEGIARTI000006437139', '1343-1')] },
  { from: newCivilCode, because: [official(article('code civil', '1343-1'))] },
];

/**
 * Article 1347 du code civil : « La compensation est l'extinction simultanée d'obligations réciproques entre deux personnes. »
 * That a credit note beyond the principal pays the interest and the indemnity without being asked is a reading.
 */
export const setOffRule: readonly Source[] = [
  unconfirmed(article('code civil', '1347'), {
    note: 'lecture : la part d’un avoir qui dépasse le principal se compense avec les intérêts et l’indemnité encore dus (articles 1347 et suivants)',
  }),
];

/**
 * Article 1343-2 du code civil — « Les intérêts échus, dus au moins pour une année entière, produisent intérêt si le contrat
 * l'a prévu ou si une décision de justice le précise. »
 */
export const anatocismeRule: DatedReasons = [
  { from: always, because: [formerCivilCode('1154', 'LEGIARTI000006436422', '1343-2')] },
  { from: newCivilCode, because: [official(article('code civil', '1343-2'))] },
];

/** Article 1343-5 du code civil : les majorations et pénalités « ne sont pas encourues pendant le délai fixé par le juge ». */
export const graceRule: DatedReasons = [
  {
    from: always,
    because: [
      unconfirmed(article('code civil', '1244-2'), {
        note: 'ancien article 1244-2, en vigueur jusqu’au 30 septembre 2016, devenu 1343-5, alinéa 4 : texte non lu',
      }),
    ],
  },
  { from: newCivilCode, because: [official(article('code civil', '1343-5'))] },
];

/** Article 1231-7 du code civil : les intérêts d'une condamnation courent de plein droit « à compter du prononcé du jugement ». */
export const startAfterDecision: DatedReasons = [
  { from: always, because: [formerCivilCode('1153-1', 'LEGIARTI000006436418', '1231-7')] },
  { from: newCivilCode, because: [official(article('code civil', '1231-7'))] },
];

/**
 * Article L622-28 du code de commerce : le jugement d'ouverture « arrête le cours des intérêts légaux et conventionnels, ainsi
 * que de tous intérêts de retard et majorations », sauf prêts et paiements différés d'un an ou plus. Article R621-4 : le
 * jugement « prend effet à compter de sa date ».
 */
export const insolvencyStopsInterest: readonly Source[] = [
  secondHand(article('code de commerce', 'L622-28', 'LEGIARTI000032042779'), {
    note: 'version de 2009 lue mot pour mot, version actuelle citée',
  }),
  secondHand(article('code de commerce', 'R621-4')),
];

export const noInsolvencyOfPublicBodies: Source = unconfirmed(article('code de commerce', 'L620-2'), {
  note: 'sauvegarde, redressement et liquidation judiciaires : personnes morales de droit privé seulement ; texte non lu ici',
});
