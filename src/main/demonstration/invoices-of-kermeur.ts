import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, cents, euros, minus } from '../../kernel/money.ts';

/** What a debtor of the demonstration does. */
export type Behaviour =
  | 'pays-early'
  | 'pays-after-firm'
  | 'pays-after-notice'
  | 'pays-in-two'
  | 'promises-and-pays'
  | 'promises-and-forgets'
  | 'disputes'
  | 'disputes-then-pays'
  | 'says-paid'
  | 'paid-the-creditor'
  | 'silent'
  | 'paused'
  | 'pays-without-reference'
  | 'unreachable-by-email';

export type DemonstrationInvoice = {
  siren: string;
  behaviour: Behaviour;
  openedOn: CivilDate;
  number: string;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  total: Cents;
  net: Cents;
  subject: string;
};

const SUBJECTS = [
  'Pose de six fenêtres en chêne',
  'Agencement d’une boutique, lot menuiserie',
  'Escalier sur mesure, fourniture et pose',
  'Bardage en mélèze, façade nord',
  'Portes coupe-feu, niveau 1',
  'Rayonnages et comptoir',
  'Rénovation de volets',
  'Cloisons et plafonds acoustiques',
  'Terrasse en bois, 84 m²',
  'Dépannage de serrures et réglages',
];

/** In turn, so that every state is there whatever the day the demonstration is made. */
const CYCLE: Behaviour[] = [
  'pays-early',
  'silent',
  'pays-after-firm',
  'promises-and-pays',
  'disputes',
  'pays-after-notice',
  'pays-in-two',
  'says-paid',
  'promises-and-forgets',
  'silent',
  'disputes-then-pays',
  'pays-without-reference',
  'paused',
  'pays-early',
  'unreachable-by-email',
  'paid-the-creditor',
];

/** Some sixty unpaid invoices of Atelier Kermeur, opened over eight months up to `today`: the same ones for the same day. */
export function invoicesOfKermeur(sirens: readonly string[], today: CivilDate): DemonstrationInvoice[] {
  return sirens.map((siren, index) => {
    const openedOn = addDays(today, -238 + Math.floor((index * 237) / (sirens.length - 1)));
    const late = 5 + ((index * 17) % 70);
    const dueOn = addDays(openedOn, -late);
    const issuedOn = addDays(dueOn, -30);
    // From 180 € to about 20 000 €, scattered, never round.
    const net = cents(15_000 + ((index * index * 7_919 + index * 104_729) % 1_650_000));
    const total = cents(BigInt(Math.round((Number(net) * 12) / 10)));
    return {
      siren,
      behaviour: CYCLE[index % CYCLE.length] as Behaviour,
      openedOn,
      number: `F-${issuedOn.slice(0, 4)}-${String(101 + index).padStart(4, '0')}`,
      issuedOn,
      dueOn,
      total,
      net,
      subject: SUBJECTS[index % SUBJECTS.length] as string,
    };
  });
}

export function taxOf({ total, net }: DemonstrationInvoice): Cents {
  return minus(total, net);
}

/** The part that a debtor who pays in two sends first. */
export function firstPart(owed: Cents): Cents {
  const part = cents((owed * 4n) / 10n);
  return part > 0n ? part : euros('1.00');
}
