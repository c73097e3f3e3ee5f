import type { Phrase, Words } from './say.ts';

export type CalculatorName = 'besoin' | 'penalites' | 'prescription' | 'tribunal' | 'procedure' | 'frais';
export type Calculator = {
  path: string;
  short: Phrase;
  name: Phrase;
  promise: Phrase;
  title: Phrase;
  description: Phrase;
};

function calculator(
  path: string,
  texts: { short: Words; name: Words; promise: Words; title: Words; description: Words },
) {
  const phrases = Object.entries(texts).map(([key, words]) => [key, { words }]);
  return { path, ...Object.fromEntries(phrases) } as Calculator;
}

/** The public calculators, in the order in which somebody who was not paid needs them. */
export const calculators: Readonly<Record<CalculatorName, Calculator>> = {
  besoin: calculator('/calculs/par-ou-commencer', {
    short: ['Par où commencer', 'Where to start'],
    name: ['Par où commencer', 'Where to start'],
    promise: [
      'Cinq questions, et un plan daté : ce qui est dû, ce qui partira quel jour, ce que cela coûte, et la suite.',
      'Five questions, and a dated plan: what is owed, what is sent on which day, what it costs, and what follows.',
    ],
    title: ['Facture impayée : par où commencer ?', 'Unpaid French invoice: where to start?'],
    description: [
      'Répondez à cinq questions sur votre facture impayée : montant dû avec les pénalités, plan de relance jour par jour, coût, date limite pour agir et procédures possibles. Gratuit, sans inscription.',
      'Answer five questions about your unpaid French invoice: amount due with penalties, day-by-day reminder plan, cost, time limit and possible procedures. Free, no account.',
    ],
  }),
  penalites: calculator('/calculs/penalites', {
    short: ['Pénalités', 'Penalties'],
    name: ['Pénalités de retard', 'Late-payment penalties'],
    promise: [
      'Ce qui est dû aujourd’hui : intérêts semestre par semestre, 40 € par facture, paiements partiels et avoirs déduits.',
      'What is due today: interest semester by semester, €40 per invoice, part payments and credit notes deducted.',
    ],
    title: [
      'Calcul des pénalités de retard et de l’indemnité de 40 €',
      'French late-payment penalties and €40 indemnity calculator',
    ],
    description: [
      'Calculez les pénalités de retard de vos factures impayées : taux BCE + 10 points ou taux du contrat, période par période, indemnité forfaitaire, paiements partiels, articles de loi et PDF. Gratuit, sans inscription.',
      'Compute late-payment penalties on unpaid French invoices: ECB rate + 10 points or the contract rate, period by period, fixed indemnity, part payments, articles of law and PDF. Free, no account.',
    ],
  }),
  prescription: calculator('/calculs/prescription', {
    short: ['Prescription', 'Limitation'],
    name: ['Jusqu’à quand agir', 'How long you can act'],
    promise: [
      'La date après laquelle une facture ne peut plus être réclamée en justice, et ce que chaque événement y a changé.',
      'The date after which an invoice can no longer be claimed in court, and what each event changed.',
    ],
    title: [
      'Prescription d’une facture impayée : la date limite pour agir',
      'Limitation period of an unpaid French invoice',
    ],
    description: [
      'Cinq ans entre professionnels, deux ans contre un consommateur : calculez la date de prescription d’une facture, avec ce qui l’interrompt ou la suspend, et les articles du code civil.',
      'Five years between businesses, two years against a consumer: compute the limitation date of an invoice, with what interrupts or suspends it and the articles of the civil code.',
    ],
  }),
  tribunal: calculator('/calculs/tribunal', {
    short: ['Tribunal', 'Court'],
    name: ['Quel tribunal', 'Which court'],
    promise: [
      'Le tribunal compétent d’après le code postal du débiteur, avec ou sans avocat, avec ou sans conciliation préalable.',
      'The competent court from the debtor’s postcode, with or without a lawyer, with or without prior conciliation.',
    ],
    title: ['Quel tribunal pour une facture impayée ?', 'Which French court for an unpaid invoice?'],
    description: [
      'Tribunal de commerce, tribunal des activités économiques, tribunal judiciaire, Alsace-Moselle, outre-mer : trouvez le tribunal compétent pour une facture impayée d’après le code postal du débiteur.',
      'Commercial court, economic activities court, judicial court, Alsace-Moselle, overseas: find the court for an unpaid invoice from the debtor’s postcode.',
    ],
  }),
  procedure: calculator('/calculs/procedure', {
    short: ['Procédure', 'Procedure'],
    name: ['Quelle procédure', 'Which procedure'],
    promise: [
      'Injonction de payer, référé, assignation, procédure simplifiée… : lesquelles vous sont ouvertes, pourquoi, avec leurs délais et leurs coûts.',
      'Order for payment, summary proceedings, summons, simplified procedure…: which are open to you, why, with their deadlines and costs.',
    ],
    title: [
      'Quelle procédure pour recouvrer une facture impayée ?',
      'Which procedure to recover an unpaid French invoice?',
    ],
    description: [
      'Comparez les voies de recouvrement d’une facture impayée : injonction de payer, procédure simplifiée, référé-provision, assignation, injonction européenne. Conditions, étapes, délais, formulaires Cerfa et coûts.',
      'Compare the ways to recover an unpaid invoice in France: order for payment, simplified procedure, summary proceedings, summons, European order. Conditions, steps, deadlines, forms and costs.',
    ],
  }),
  frais: calculator('/calculs/frais', {
    short: ['Frais', 'Costs'],
    name: ['Frais de recouvrement', 'Recovery costs'],
    promise: [
      'Ce que coûtent les actes d’un commissaire de justice et le tribunal, par les tarifs réglementés de la date choisie.',
      'What the acts of a commissaire de justice and the court cost, by the regulated tariffs of the chosen date.',
    ],
    title: [
      'Frais de recouvrement : tarif des commissaires de justice et du greffe',
      'Recovery costs: regulated fees of bailiffs and courts in France',
    ],
    description: [
      'Calculez les frais réglementés du recouvrement d’une facture : signification, saisie-attribution, droit d’engagement des poursuites, droit de recouvrement, greffe, TVA. Sources et dates affichées.',
      'Compute the regulated costs of recovering an invoice in France: service, attachment, recovery fees, registry, VAT. Sources and dates shown.',
    ],
  }),
};
