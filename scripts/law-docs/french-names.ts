import type { PaymentMention } from '../../src/law/mentions-de-facture/mentions-de-facture.ts';
import type { Author, LetterFacts, Mention } from '../../src/law/mise-en-demeure/mise-en-demeure.ts';
import type { ForbiddenKind } from '../../src/law/recouvrement-amiable/forbidden-wording.ts';

/** What the identifiers of the law are called in its pages. */
export const mentionNames: Record<Mention, string> = {
  'words-mise-en-demeure': 'les mots « mise en demeure »',
  'demand-to-pay': 'la demande de payer, sans équivoque',
  'creditor-identity': 'nom et adresse du créancier',
  'creditor-registration': 'numéro d’immatriculation du créancier',
  'creditor-form-and-capital': 'forme et capital de la société créancière',
  'debtor-identity': 'nom et adresse du débiteur',
  invoices: 'factures : numéro, date, échéance, montant TTC',
  balance: 'somme due',
  'elements-separated': 'principal, intérêts et autres accessoires séparés',
  'reminders-already-sent': 'relances déjà faites',
  'legal-basis': 'fondement de la créance',
  'penalties-computation': 'calcul des pénalités : taux, jours',
  indemnity: 'indemnité forfaitaire de 40 €',
  deadline: 'délai pour payer',
  'payment-methods': 'moyens de payer',
  'court-warning': 'annonce d’une action en justice',
  date: 'date',
  signature: 'signature',
  'statement-annexed': 'décompte joint',
  'collector-identity': 'nom et adresse de qui recouvre, et qu’il « exerce une activité de recouvrement amiable »',
  'written-mandate': 'convention écrite avec pouvoir de recevoir les fonds',
  'costs-notice': 'reproduction de L111-8, deuxième et troisième alinéas',
};

export const authorNames: Record<Author, string> = {
  creditor: 'le créancier',
  collector: 'un tiers qui recouvre pour lui',
  lawyer: 'un avocat',
  'commissaire-de-justice': 'un commissaire de justice',
};

export const partiesNames: Record<LetterFacts['parties'], string> = {
  professionals: 'un professionnel',
  'public-buyer': 'un acheteur public',
  consumer: 'un consommateur',
};

export const forbiddenNames: Record<ForbiddenKind, string> = {
  'resembles-judicial-act': 'ressembler à un acte judiciaire',
  'threat-of-impossible-action': 'menacer d’une action que la loi ne permet pas',
  'charge-before-title': 'mettre des frais à la charge du débiteur sans titre',
  'exposure-to-others': 'menacer d’informer des tiers',
  harassment: 'harceler',
  'not-owed-by-consumer': 'réclamer à un consommateur l’indemnité de 40 € ou les pénalités de L441-10',
  'untrue-effect': 'prêter à la lettre un effet qu’elle n’a pas (interrompre la prescription)',
};

export const paymentMentionNames: Record<PaymentMention, string> = {
  'due-date': 'date de règlement',
  'early-payment-discount': 'conditions d’escompte',
  'penalty-rate': 'taux des pénalités de retard',
  'fixed-indemnity': 'indemnité forfaitaire de 40 €',
  'order-number': 'numéro de commande, s’il a été donné',
};

export const absenceNames = {
  'default-term-of-thirty-days': 'trente jours à compter de la réception ou de l’exécution',
  'default-rate-applies': 'le taux légal supplétif s’applique : les pénalités restent dues',
  'indemnity-still-due': 'elle reste due',
  'no-discount': 'aucun escompte',
  'invoice-to-complete': 'la dette n’est pas touchée : facture à compléter',
} as const;

export const effectNames: Record<string, string> = {
  'legal-interest-runs': 'fait courir l’intérêt légal',
  'clause-penale-due': 'rend la clause pénale exigible',
  'valid-though-unclaimed': 'reste valable si la lettre n’est pas réclamée',
  'interrupts-prescription': 'interrompt la prescription',
};

export const zoneNames: Record<string, string> = {
  metropole: 'Métropole',
  'alsace-moselle': 'Alsace-Moselle (commune ayant un temple protestant ou une église mixte)',
  'alsace-moselle-sans-temple': 'Alsace-Moselle (autre commune)',
  guadeloupe: 'Guadeloupe',
  guyane: 'Guyane',
  martinique: 'Martinique',
  mayotte: 'Mayotte',
  reunion: 'La Réunion',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-martin': 'Saint-Martin',
  'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
};
