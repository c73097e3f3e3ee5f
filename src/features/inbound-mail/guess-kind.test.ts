import { expect, test } from 'vitest';
import { guessKind } from './guess-kind.ts';

test.each<[fileName: string, subject: string, kind: string]>([
  ['Bon de livraison 4411 signé.pdf', '', 'delivery-note'],
  ['BL-2026-118.pdf', '', 'delivery-note'],
  ['bl_n°118.pdf', '', 'delivery-note'],
  ['PV de réception.pdf', '', 'acceptance'],
  ['Procès-verbal.pdf', 'devis', 'acceptance'],
  ['bon-de-commande.pdf', '', 'order'],
  ['BC 2026.pdf', '', 'order'],
  ['DEVIS_D-118_signé.PDF', '', 'quote'],
  ['CGV 2026.pdf', '', 'terms'],
  ['conditions générales de vente.docx', '', 'terms'],
  ['contrat-cadre.pdf', '', 'contract'],
  ['Reconnaissance de dette.pdf', '', 'acknowledgement'],
  ['avis de virement.pdf', '', 'payment-proof'],
  ['relance.eml', '', 'correspondence'],
  ['scan0001.pdf', 'TR: bon de livraison signé', 'delivery-note'],
  ['scan0001.pdf', 'Devis et bon de livraison', 'other'],
  ['scan0001.pdf', 'Votre courriel', 'other'],
  ['scan0001.pdf', '', 'other'],
  ['tableau blanc.png', 'bloc', 'other'],
])('%s « %s » is %s', (fileName, subject, kind) => {
  expect(guessKind(fileName, subject)).toBe(kind);
});
