import { registerProblems } from '../../platform/problems.ts';

/** Refusals of this feature as HTTP answers them: status and French title. */
export function registerMergeProblems(): void {
  registerProblems({
    'same-debtor': [422, 'Choisissez deux débiteurs différents.'],
    'no-such-debtor': [404, 'Ce débiteur n’existe pas.'],
    'no-such-import': [404, 'Cette liste n’existe pas, ou n’est pas la vôtre.'],
    'debtor-already-merged': [409, 'Ce débiteur est déjà réuni avec un autre.'],
    'two-companies': [409, 'Ces débiteurs ont deux SIREN différents : ce sont deux entreprises.'],
    'keep-the-one-with-siren': [409, 'Gardez le débiteur qui a un SIREN : c’est lui que le registre connaît.'],
    'warnings-not-read': [409, 'Lisez d’abord ce à quoi il faut prendre garde, puis confirmez.'],
    'invoices-twice': [409, 'La même facture semble déposée chez les deux débiteurs.'],
    'message-leaving': [409, 'Un message à ce débiteur est en train de partir : réessayez dans quelques minutes.'],
    'message-in-hand': [409, 'Un message à ce débiteur part à cet instant : réessayez dans une minute.'],
    'no-such-merge': [404, 'Cette fusion n’existe pas, ou n’est pas la vôtre.'],
    'merge-already-undone': [409, 'Cette fusion est déjà défaite.'],
    'merged-again': [409, 'Le débiteur gardé a été réuni avec un autre depuis : défaites d’abord cette fusion-là.'],
  });
}
