import type { Cents, Rate } from '../kernel/money.ts';
import { ok } from '../kernel/result.ts';
import type { Coefficient, Scale } from './frais-reglementes/frais-reglementes.values.ts';
import type { EconomicContribution } from './juridiction-competente/juridiction-competente.values.ts';
import type { PrescriptionPeriod } from './prescription/prescription.values.ts';
import {
  amountField,
  coefficientField,
  listField,
  oneOfField,
  optional,
  percentField,
  recordForm,
  singleForm,
  type TextForm,
  wholeField,
} from './text-form.ts';

/** How the values that several subjects share, or that are tables, are typed by an operator. Labels are French. */
export const amountForm = singleForm<Cents>('amount', 'Montant (€)', amountField);
export const rateForm = singleForm<Rate>('rate', 'Taux (%)', percentField);
const slices = listField<{ upTo?: Cents; rate: Rate }>('jusqu’à (€)/taux (%) ; …', {
  upTo: optional(amountField),
  rate: percentField,
});
type FlatScale = { small: Cents; smallFee: Cents; slices: Scale['slices']; cap?: Cents };
const flatScale = recordForm<FlatScale>({
  small: ['Petite somme, jusqu’à (€)', amountField],
  smallFee: ['Droit fixe de la petite somme (€)', amountField],
  slices: ['Tranches', slices],
  cap: ['Plafond (€)', optional(amountField)],
});
export const scaleForm: TextForm<Scale> = {
  fields: flatScale.fields,
  write: ({ fixedUpTo: { sum, fee }, ...rest }) => flatScale.write({ small: sum, smallFee: fee, ...rest }),
  read: (texts) => {
    const read = flatScale.read(texts);
    if (read.refused) return read;
    const { small: sum, smallFee: fee, ...rest } = read.value;
    return ok({ ...rest, fixedUpTo: { sum, fee } });
  },
};
export const periodForm = recordForm<PrescriptionPeriod>({
  years: ['Années', wholeField],
  from: ['Point de départ', oneOfField('due-date', 'next-first-of-january')],
});

export const coefficientsForm = singleForm<readonly Coefficient[]>(
  'coefficients',
  'Coefficients',
  listField<Coefficient>('jusqu’à (€)/coefficient ; …', { upTo: optional(amountField), halves: coefficientField }),
);
export const contributionForm = recordForm<EconomicContribution>({
  above: ['Au-delà de (€)', amountField],
  exemptBelowStaff: ['À partir de (salariés)', wholeField],
  companies: [
    'Entreprises',
    listField('chiffre d’affaires (€)/bénéfice (€)/taux (%)/plafond (€) ; …', {
      turnoverAbove: amountField,
      profitAbove: amountField,
      rate: percentField,
      cap: amountField,
    }),
  ],
  people: [
    'Personnes physiques',
    listField('revenu (€)/taux (%)/plafond (€) ; …', {
      incomeAbove: amountField,
      rate: percentField,
      cap: amountField,
    }),
  ],
});
