/** Who owes whom decides the regime: code de commerce, code de la commande publique, or code civil alone. */
export type Parties = 'professionals' | 'public-buyer' | 'consumer';
