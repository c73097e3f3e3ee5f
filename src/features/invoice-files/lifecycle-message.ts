import type { CivilDate } from '../../kernel/civil-date.ts';

/** Who sends or receives a life-cycle message, by role (UNCL 3035: SE seller, BY buyer, WK platform, DFH public portal). */
export type LifecycleParty = { readonly identifier?: string; readonly name?: string; readonly role?: string };

/** `action` is what is asked of the sender (codes of XP Z12-012: NIN, CNF, OTH…). */
export type LifecycleReason = {
  readonly code?: string;
  readonly text?: string;
  readonly action?: string;
  readonly notes: readonly string[];
};

/** An amount reported with a status (status 212: cashed), as the file writes it. */
export type LifecycleAmount = { readonly type?: string; readonly amount: string; readonly vatRate?: string };

/** One status of one invoice in the French e-invoicing life cycle (CDAR D22B, XP Z12-012). */
export type LifecycleMessage = {
  readonly messageId?: string;
  readonly invoiceNumber: string;
  readonly invoiceType?: string;
  readonly issueDate?: CivilDate;
  /** Three digits: 200 filed … 228. */
  readonly status: string;
  /** As the message words it, else the reform's name for the status. */
  readonly statusLabel: string;
  readonly reasons: readonly LifecycleReason[];
  readonly amounts: readonly LifecycleAmount[];
  /** Local date and time as written, `2025-07-01T15:10:00` (the messages carry no zone), or the day alone. */
  readonly at?: string;
  readonly sender?: LifecycleParty;
  readonly recipient?: LifecycleParty;
  readonly recipients: readonly LifecycleParty[];
  /** SIREN of the invoice's issuer, as written. */
  readonly seller?: string;
};

/** Names of the statuses, from the reform's external specifications (XP Z12-012, annex A). */
const STATUS_LABELS: Record<string, string> = {
  '200': 'Déposée',
  '201': 'Émise',
  '202': 'Reçue',
  '203': 'Mise à disposition',
  '204': 'Prise en charge',
  '205': 'Approuvée',
  '206': 'Approuvée partiellement',
  '207': 'En litige',
  '208': 'Suspendue',
  '209': 'Complétée',
  '210': 'Refusée',
  '211': 'Paiement transmis',
  '212': 'Encaissée',
  '213': 'Rejetée',
  '214': 'Visée',
  '220': 'Annulée',
  '221': 'Erreur de routage',
  '224': 'Demande de paiement direct',
  '225': 'Affacturée',
  '226': 'Affacturée confidentiel',
  '227': 'Changement de compte à payer',
  '228': 'Non affacturée',
  '501': 'Irrecevable',
};

/** The reform's own name for a status; messages spell it in several ways. */
export function lifecycleStatusLabel(status: string): string | undefined {
  return STATUS_LABELS[status];
}

const bareText = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const STATUS_BY_NAME = new Map(Object.entries(STATUS_LABELS).map(([status, label]) => [bareText(label), status]));

/**
 * The status that a text names: `207`, « 207 - En litige », « fr:207 », or its name alone (« en litige », accents and case forgiven).
 * Undefined when it is none of the reform's.
 */
export function lifecycleStatusOf(text: string): string | undefined {
  const bare = bareText(text);
  const code = /^(?:fr |cdv |statut )?(\d{3})(?: |$)/.exec(bare)?.[1];
  if (code !== undefined) return Object.hasOwn(STATUS_LABELS, code) ? code : undefined;
  return STATUS_BY_NAME.get(bare.replace(/^(?:facture|statut) /, ''));
}
