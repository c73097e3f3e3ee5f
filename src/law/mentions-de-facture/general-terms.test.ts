import { describe, expect, test } from 'vitest';
import { percentText } from '../../kernel/money.ts';
import { statedDiscount } from './discount.ts';
import { saysFactored } from './factoring.ts';
import { statedIndemnity } from './indemnity-amount.ts';
import { type StatedPenalty, statedPenalty } from './penalty-rate.ts';
import { timesText } from './rate-expressions.ts';

const told = (stated: StatedPenalty): string => {
  if (stated.kind === 'unreadable') return '?';
  if (stated.kind !== 'clause') return stated.kind;
  const { clause } = stated;
  if (clause.kind === 'fixed') return `${percentText(clause.rate)} %`;
  if (clause.kind === 'legal-times') return `légal × ${timesText(clause)}`;
  return `${clause.kind === 'ecb-plus' ? 'BCE' : 'légal'} + ${percentText(clause.points)}`;
};

/** Whole paragraphs, as they stand at the foot of invoices and in general terms of sale. */
describe.each<{ text: string; penalty: string; indemnity?: string; discount?: string; factored?: true }>([
  {
    text: 'En cas de retard de paiement, seront exigibles, conformément à l’article L 441-10 du code de commerce, une indemnité calculée sur la base de trois fois le taux de l’intérêt légal en vigueur ainsi qu’une indemnité forfaitaire pour frais de recouvrement de 40 euros.',
    penalty: 'légal × 3',
    indemnity: '4000',
  },
  {
    text: 'Conditions de règlement : 30 jours date de facture. Pas d’escompte pour paiement anticipé. Tout retard de paiement entraîne de plein droit, outre les pénalités de retard au taux de la BCE majoré de 10 points, une indemnité forfaitaire pour frais de recouvrement de 40 €.',
    penalty: 'BCE + 10.00',
    indemnity: '4000',
    discount: 'none',
  },
  {
    text: 'Escompte de 1,5 % pour paiement sous 8 jours. Passé l’échéance, intérêts de retard au taux de 1 % par mois. Indemnité de recouvrement : 40,00 €.',
    penalty: '12.00 %',
    indemnity: '4000',
    discount: '1.50',
  },
  {
    text: 'TVA non applicable, art. 293 B du CGI. En cas de retard de paiement, pénalité de 3 fois le taux d’intérêt légal et indemnité forfaitaire de 40 €. Pas d’escompte.',
    penalty: 'légal × 3',
    indemnity: '4000',
    discount: 'none',
  },
  {
    text: 'Pour être libératoire, le règlement de cette facture doit être effectué directement à notre affactureur. Pénalités de retard : 15 % l’an.',
    penalty: '15.00 %',
    factored: true,
  },
  {
    text: 'Créance cédée à la Banque Exemple dans le cadre des articles L. 313-23 à L. 313-34 du code monétaire et financier. Retard : taux légal × 3.',
    penalty: 'légal × 3',
    factored: true,
  },
  {
    text: 'Late payments bear interest at the ECB refinancing rate plus 10 percentage points. Recovery costs: € 40. No discount for early payment.',
    penalty: 'BCE + 10.00',
    indemnity: '4000',
    discount: 'none',
  },
  {
    text: 'Les sommes impayées à l’échéance produisent, de plein droit et sans mise en demeure, un intérêt de retard de 10 % l’an.\nIndemnité forfaitaire : quarante euros.\nEscompte : 0 %',
    penalty: '10.00 %',
    indemnity: '4000',
    discount: 'none',
  },
  {
    text: 'Tout incident de paiement est passible d’une pénalité de 10 % du montant TTC, sans préjudice de l’indemnité de 40 €.',
    penalty: '?',
    indemnity: '4000',
  },
  {
    text: 'Le défaut de paiement à l’échéance entraîne une majoration forfaitaire de 15 % à titre de clause pénale.',
    penalty: '?',
  },
  {
    text: 'Pénalités de retard : néant. Escompte : néant. Indemnité : néant.',
    penalty: 'waived',
    discount: 'none',
  },
  {
    text: 'Facture de 12.450,00 € payable au 31/12/2026. Pénalités : taux Refi de la BCE + 10 pts. Indemnité légale de recouvrement : 40 €.',
    penalty: 'BCE + 10.00',
    indemnity: '4000',
  },
  {
    text: 'Taux des pénalités : le taux d’intérêt appliqué par la BCE à son opération de refinancement la plus récente majoré de 10 points de pourcentage, le taux applicable pendant le premier semestre étant celui du 1er janvier et pour le second celui du 1er juillet.',
    penalty: 'BCE + 10.00',
  },
  {
    text: 'Pénalités de retard : 0,05 % par jour de retard, le premier jour étant le lendemain de l’échéance.',
    penalty: '18.25 %',
  },
])('« $text »', ({ text, penalty, indemnity, discount, factored }) => {
  test('penalties', () => expect(told(statedPenalty(text, 'any-text'))).toBe(penalty));

  test('indemnity', () => {
    const found = statedIndemnity(text);
    expect(found.kind === 'amount' ? String(found.amount) : undefined).toBe(indemnity);
  });

  test('discount', () => {
    const found = statedDiscount(text);
    expect(found?.kind === 'rate' ? percentText(found.rate) : found?.kind).toBe(discount);
  });

  test('factoring', () => expect(saysFactored(text)).toBe(factored ?? false));
});
