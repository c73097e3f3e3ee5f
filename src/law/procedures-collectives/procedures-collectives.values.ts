import { day } from '../../kernel/civil-date.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from '../citation.ts';

const com = 'code de commerce' as const;

export const declarationRule = secondHand(article(com, 'R622-24', 'LEGIARTI000029175247'), {
  note: '« deux mois à compter de la publication du jugement d’ouverture au Bulletin officiel » ; lu dans son état de 2009',
});
export const liquidationDeclaration = secondHand(article(com, 'R641-25'), {
  note: 'en liquidation judiciaire',
});
export const declarant = secondHand(article(com, 'L622-24', 'LEGIARTI000038587553'), {
  note: '« peut être faite par le créancier ou par tout préposé ou mandataire de son choix »',
});
export const liquidator = secondHand(article(com, 'L641-3', 'LEGIARTI000038587562'), {
  note: '« Les créanciers déclarent leurs créances au liquidateur »',
});
export const contents = secondHand(article(com, 'L622-25', 'LEGIARTI000044052608'), {
  note: '« certifiée sincère », sauf titre exécutoire',
});
export const moreContents = secondHand(article(com, 'R622-23'));
export const relief = secondHand(article(com, 'L622-26', 'LEGIARTI000044052612'), {
  note: '« ne peut être exercée que dans le délai de six mois »',
});
export const afterRelief = secondHand(article(com, 'L622-26', 'LEGIARTI000044052612'), {
  note: 'relevé de forclusion : délai de déclaration réduit de moitié',
});
export const reliefStart = unconfirmed(article(com, 'L622-26', 'LEGIARTI000044052612'), {
  note: 'départ du délai réduit (décision de relevé ou sa notification) non lu : le plus tôt est retenu',
});
export const answer = secondHand(article(com, 'L622-27', 'LEGIARTI000006236729'), {
  note: '« Le défaut de réponse dans le délai de trente jours interdit toute contestation ultérieure »',
});
export const retention = secondHand(article(com, 'L624-9', 'LEGIARTI000019984033'), {
  note: 'revendication dans les trois mois de la publication',
});
export const terminated = secondHand(article(com, 'R622-21'), { note: 'deuxième alinéa : un mois' });
export const postal = official(article('code de procédure civile', '669'), {
  note: 'le cachet du bureau d’émission fait foi',
});
export const postmark = secondHand(decision('Cass. com.', day('1997-01-28'), '94-21.125'), {
  note: 'la date d’expédition compte',
});
export const proof = secondHand(decision('Cass. com.', day('2026-02-04'), '24-21.337', 'JURITEXT000053452204'), {
  note: 'au créancier de prouver l’envoi et son contenu',
});
export const interrupts = secondHand(article(com, 'L622-25-1', 'LEGIARTI000028721903'));
export const effectDate = secondHand(article(com, 'R621-4'), {
  note: 'le jugement « prend effet à compter de sa date »',
});
export const publication = secondHand(article(com, 'R621-8', 'LEGIARTI000041563929'), {
  note: '« dans les quinze jours de la date du jugement »',
});
export const laterDebts = secondHand(article(com, 'L622-17'), {
  note: 'créance utile née après l’ouverture : payée à son échéance, sinon à porter à la connaissance des organes dans l’année qui suit la période d’observation',
});
export const laterDebtsInLiquidation = secondHand(article(com, 'L641-13'), {
  note: 'liquidation, depuis le 23 octobre 2023 : à porter à la connaissance du liquidateur dans les six mois',
});
export const laterDebtsStart = unconfirmed(article(com, 'L641-13'), {
  note: 'départ des six mois non lu : la publication, ou à défaut l’ouverture, est retenue',
});
export const pendingSuit = secondHand(article(com, 'L622-22'), {
  note: 'instance suspendue jusqu’à la déclaration, puis reprise pour la seule fixation du montant',
});
export const annulment = secondHand(article(com, 'L622-7', 'LEGIARTI000044052577'), {
  note: 'III : paiement d’une créance antérieure annulable pendant trois ans',
});
export const interestStop = secondHand(article(com, 'L622-28', 'LEGIARTI000032042779'), {
  note: '« arrête le cours des intérêts légaux et conventionnels, ainsi que de tous intérêts de retard et majorations », sauf prêts d’un an ou plus et paiements différés d’un an ou plus',
});

/** What the opening of insolvency proceedings stops, and by what. */
export const stopped = {
  'suits-and-enforcement': [secondHand(article(com, 'L622-21', 'LEGIARTI000044052603'))],
  'pending-suits': [pendingSuit],
  interest: [interestStop],
  'payment-of-earlier-debts': [
    secondHand(article(com, 'L622-7', 'LEGIARTI000044052577'), { note: 'I : sauf compensation de créances connexes' }),
    annulment,
  ],
} as const satisfies Record<string, readonly Source[]>;
