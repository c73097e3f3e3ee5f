/** One account per role; only a demonstration has them, and its database never becomes a live one. */
export const demonstrationAccounts = [
  {
    role: 'Créancier, propriétaire',
    name: 'Maëlle Kermeur',
    email: 'maelle@kermeur.example',
    password: 'demonstration',
  },
  { role: 'Créancier, gestionnaire', name: 'Yann Salaün', email: 'yann@kermeur.example', password: 'demonstration' },
  {
    role: 'Créancier, lecture seule (comptable)',
    name: 'Annie Le Floc’h',
    email: 'annie@fiduciaire.example',
    password: 'demonstration',
  },
  { role: 'Opérateur', name: 'Claire Morvan', email: 'claire@recouvrance.example', password: 'demonstration' },
  {
    role: 'Opérateur (seconde signature)',
    name: 'Hugo Marchand',
    email: 'hugo@recouvrance.example',
    password: 'demonstration',
  },
];
