/** How names and numbers are compared when a transfer carries no reference of ours. Pure; what is stored is made by the same words. */

/** Upper case without accents: « Société Générale » → SOCIETE GENERALE. */
export function plainUpper(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').toUpperCase();
}

/** The number of an invoice as letters and digits only: « F-2026/118 » → F2026118. */
export function invoiceKey(number: string): string {
  return plainUpper(number).replace(/[^A-Z0-9]/g, '');
}

/** Legal forms, titles, link words and what banks write around a name: they tell no payer from another. */
const COMMON = new Set(
  `SA SAS SASU SARL EURL SNC SCI SCP SELARL SELAS SCOP SCEA GAEC EARL GIE EI EIRL AE STE SOC SOCIETE ETS ETABLISSEMENTS ENTREPRISE
  CABINET GROUPE ASSOCIATION FILS FRERES CIE COMPAGNIE MR MME MLLE MONSIEUR MADAME ET OU DE DU DES LE LA LES AU AUX EN SUR
  VIR VIREMENT SEPA INST RECU FACTURE PAIEMENT REGLEMENT FRANCE`.split(/\s+/),
);

/** The words of a name that tell it from another, without repetition: « SARL Menuiserie Le Goff & Fils » → MENUISERIE, GOFF. */
export function nameWords(name: string): string[] {
  const words = plainUpper(name).match(/[A-Z0-9]+/g) ?? [];
  return [...new Set(words.filter((word) => word.length >= 2 && !COMMON.has(word)))];
}

/** Runs of one to four neighbouring words of a text, glued, that may be an invoice's number: at least one digit, 3 to 30 signs. */
export function numberCandidates(text: string): string[] {
  const words = (plainUpper(text).match(/[A-Z0-9]+/g) ?? []).slice(0, 60);
  const found = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    let run = '';
    for (const word of words.slice(start, start + 4)) {
      run += word;
      if (run.length > 30) break;
      if (run.length >= 3 && /\d/.test(run)) found.add(run);
    }
  }
  return [...found];
}
