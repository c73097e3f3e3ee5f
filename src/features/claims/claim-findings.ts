import { addMonths, type CivilDate } from '../../kernel/civil-date.ts';
import { percentText } from '../../kernel/money.ts';
import { agreedTerm } from '../../law/delais-de-paiement/agreed-term.ts';
import { insolvencyDeadlines } from '../../law/procedures-collectives/insolvency-deadlines.ts';
import type { LawInForce } from '../../law/schedule.ts';
import { type Insolvency, isPriorClaim } from '../companies/insolvency.ts';
import { dayText } from '../correspondence/templates/french-format.ts';
import { partiesOf } from './claim.ts';
import type { CheckedDebtor } from './debtor.ts';
import type { CheckedInvoice } from './invoice.ts';

/** What a creditor must know of a claim before it confirms: what it changes, and how to mend it. Messages are French. */
export type Finding = {
  kind: string;
  field: string | null;
  severity: 'blocks' | 'check' | 'note';
  message: string;
  /** The days and names that the message tells, for other languages. */
  facts?: Record<string, string>;
};

export type FindingFacts = {
  debtor: CheckedDebtor;
  invoice: CheckedInvoice;
  today: CivilDate;
  inForce: LawInForce;
  prescribedOn?: CivilDate;
  isRateBelowFloor: boolean;
  /** Invoices already known that may be this one: of the same number, or of the same debtor, day and amount. */
  twins: { sameNumber: boolean; sameAmountNumber?: string };
  /** Running insolvency proceedings of the debtor; `unread` when the notices could not be read. */
  insolvency?: Insolvency | 'unread';
  /** The debtor that this spelling was merged into, and when: the claim goes to it. */
  attached?: { name: string; mergedOn: CivilDate };
};

/** Months before the end of the prescription from which a judge must be thought of at once. */
const NEAR_MONTHS = 6;

/** Is this claim good? Every doubt about the debtor and the invoice, the gravest first. */
export function claimFindings(facts: FindingFacts): Finding[] {
  const { attached } = facts;
  return gravestFirst([
    ...insolvencyFindings(facts),
    ...invoiceFindings(facts),
    ...termFindings(facts),
    ...(attached ? [attachedFinding(attached)] : []),
    ...debtorFindings(facts.debtor),
  ]);
}

const RANK = { blocks: 0, check: 1, note: 2 };

/** Findings in the order in which a person should see them. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const finding = (kind: string, field: string | null, severity: Finding['severity'], message: string): Finding => ({
  kind,
  field,
  severity,
  message,
});

function attachedFinding({ name, mergedOn }: { name: string; mergedOn: CivilDate }): Finding {
  const on = mergedOn.split('-').reverse().join('/');
  return finding(
    'attached-by-merge',
    'debtor.name',
    'check',
    `Facture rattachée à « ${name} » (fusion du ${on}) : vous avez dit que c’était le même débiteur.`,
  );
}

function invoiceFindings({ invoice, today, prescribedOn, isRateBelowFloor, twins }: FindingFacts): Finding[] {
  const found: Finding[] = [];
  if (prescribedOn && prescribedOn < today) {
    found.push(
      finding(
        'prescribed',
        'invoice.dueOn',
        'blocks',
        `La créance est prescrite depuis le ${dayText(prescribedOn)} : elle ne peut plus être réclamée en justice.`,
      ),
    );
  } else if (prescribedOn && prescribedOn < addMonths(today, NEAR_MONTHS)) {
    found.push(
      finding(
        'prescription-near',
        'invoice.dueOn',
        'check',
        `La créance se prescrit le ${dayText(prescribedOn)} : les relances n’y changent rien, voyez un commissaire de justice dès maintenant.`,
      ),
    );
  }
  if (twins.sameNumber) {
    found.push(
      finding(
        'same-number',
        'invoice.number',
        'check',
        'Une facture de ce numéro est déjà connue chez vous, pour un autre débiteur : vérifiez le numéro.',
      ),
    );
  }
  if (twins.sameAmountNumber !== undefined) {
    found.push(
      finding(
        'same-amount',
        'invoice.totalCents',
        'check',
        `Ce débiteur a déjà une facture du même jour et du même montant (${twins.sameAmountNumber}) : est-ce la même ?`,
      ),
    );
  }
  if (invoice.contractualRate !== undefined && isRateBelowFloor) {
    found.push(
      finding(
        'rate-below-floor',
        'invoice.contractualRatePercent',
        'note',
        `Le taux convenu (${percentText(invoice.contractualRate)} %) est sous le minimum légal de trois fois l’intérêt légal : le minimum est appliqué.`,
      ),
    );
  }
  return found;
}

const PROCEDURES = {
  sauvegarde: 'sauvegarde',
  redressement: 'redressement judiciaire',
  liquidation: 'liquidation judiciaire',
} as const;

/** A prior claim is no longer asked for: it is declared, in a time that runs from the publication (C. com. L622-24, R622-24). */
function insolvencyFindings({ insolvency, invoice, debtor, today }: FindingFacts): Finding[] {
  if (insolvency === undefined) return [];
  if (insolvency === 'unread') {
    const message = 'Le Bodacc n’a pas répondu : une procédure collective du débiteur n’a pas pu être cherchée.';
    return [finding('insolvency-not-read', 'debtor.siren', 'note', message)];
  }
  const { procedure, openedOn, publishedOn, court, state } = insolvency;
  const deadlines = insolvencyDeadlines({ openedOn, publishedOn, kind: procedure });
  const declare = deadlines.refused
    ? undefined
    : deadlines.value.find((one) => one.deadline === 'declare-claim')?.cautiousOn;
  const facts = {
    procedure,
    state,
    openedOn,
    publishedOn,
    ...(court ? { court } : {}),
    ...(declare ? { declareBefore: declare } : {}),
  };
  const opened = `${debtor.name} est en ${PROCEDURES[procedure]} depuis le ${dayText(openedOn)}${court ? ` (${court})` : ''}`;
  const told = (kind: string, severity: Finding['severity'], message: string): Finding[] => [
    { ...finding(kind, 'debtor.siren', severity, message), facts },
  ];
  if (!isPriorClaim(invoice, insolvency)) {
    return told(
      'insolvent-since-before',
      'check',
      `${opened}. Une facture née après peut être payée à son échéance, si elle répond aux besoins de la procédure : vérifiez-le avec l’administrateur ou le liquidateur.`,
    );
  }
  if (insolvency.isDoubtful) {
    return told(
      'insolvency-doubtful',
      'blocks',
      `D’après le Bodacc, ${opened}, sans que les annonces soient sûres : lisez-les avant toute demande. Rien ne lui sera envoyé.`,
    );
  }
  const until = declare && declare >= today ? `au plus tard le ${dayText(declare)}` : undefined;
  const how = until
    ? `Déclarez votre créance au mandataire judiciaire ou au liquidateur ${until}.`
    : `Le délai pour déclarer la créance${declare ? ` s’est achevé le ${dayText(declare)}` : ' est à vérifier'} : demandez un relevé de forclusion à un professionnel.`;
  return told(
    'debtor-insolvent',
    'blocks',
    `${opened} : rien ne peut plus lui être réclamé pour une facture d’avant. ${how}`,
  );
}

/** A term beyond the maximum does not weaken the claim; it exposes the creditor that grants it, and says so. */
function termFindings({ debtor, invoice, inForce }: FindingFacts): Finding[] {
  if (partiesOf(debtor) !== 'professionals') return [];
  const term = agreedTerm({ issuedOn: invoice.issuedOn, dueOn: invoice.dueOn, saysEndOfMonth: true }, inForce);
  if (term.refused || term.value.verdict !== 'exceeds') return [];
  const over = Math.min(...term.value.readings.map(({ daysOver }) => daysOver));
  return [
    finding(
      'term-too-long',
      'invoice.dueOn',
      'note',
      `L’échéance dépasse de ${over} jours le délai maximal entre professionnels (60 jours, ou 45 jours fin de mois), sauf secteur particulier : la créance reste due, mais ce délai expose à une amende.`,
    ),
  ];
}

function debtorFindings(debtor: CheckedDebtor): Finding[] {
  const found: Finding[] = [];
  if (debtor.registerStatus === 'closed') {
    found.push(
      finding(
        'debtor-closed',
        'debtor.siren',
        'check',
        'Le registre dit que cette entreprise a cessé : rien ne lui sera envoyé avant qu’une personne ait vérifié.',
      ),
    );
  }
  if (debtor.country !== 'FR') {
    found.push(
      finding(
        'foreign-debtor',
        'debtor.country',
        'check',
        'Le débiteur est hors de France : les rappels partent, mais l’injonction de payer française ne lui est pas ouverte.',
      ),
    );
  }
  if (!debtor.email) {
    found.push(
      finding(
        'no-email',
        'debtor.email',
        'check',
        'Sans adresse électronique, la première relance partira par lettre et les suivantes seront moins nombreuses.',
      ),
    );
  }
  if (!debtor.phone) found.push(finding('no-phone', 'debtor.phone', 'note', 'Sans téléphone, ni appel ni SMS.'));
  if (debtor.addressLines.length === 0) {
    found.push(finding('no-address', 'debtor.addressLines', 'check', 'Sans adresse, ni lettre ni mise en demeure.'));
  }
  if (debtor.kind === 'individual') {
    found.push(
      finding(
        'consumer',
        null,
        'note',
        'Un particulier ne doit ni pénalités entre professionnels ni indemnité de 40 € : les intérêts au taux légal courent à partir de la mise en demeure.',
      ),
    );
  }
  if (partiesOf(debtor) === 'public-buyer') {
    found.push(
      finding(
        'public-buyer',
        null,
        'note',
        'Un acheteur public doit le taux de la BCE majoré de 8 points, fixé au premier semestre de retard, et 40 € par facture ; il ne peut pas être poursuivi par injonction de payer.',
      ),
    );
  }
  return found;
}
