import type { CompletenessView, ExhibitKind, FileItem } from './exhibits.contract.ts';

/** What is known of a file when its completeness is weighed. */
export type FileFacts = {
  hasInvoiceFile: boolean;
  exhibits: ReadonlySet<ExhibitKind>;
  /** Statuses of the electronic invoice: 202 to 205 prove its reception, 205 its approval. */
  statuses: ReadonlySet<string>;
  isDebtorIdentified: boolean;
  hasDebtorAddress: boolean;
  miseEnDemeure: 'sent' | 'planned' | 'never';
  /** A promise, a part payment or an answer of the debtor is on file. */
  hasDebtorSpoken: boolean;
};

/**
 * How much each item weighs before a judge who must find the claim certain, liquid and due. The weights are ours: no text gives any.
 */
const WEIGHTS: Record<FileItem, number> = {
  invoice: 20,
  order: 20,
  delivery: 20,
  terms: 5,
  'debtor-identity': 10,
  'debtor-address': 5,
  'mise-en-demeure': 10,
  exchanges: 10,
};

type Item = CompletenessView['items'][number];

/** The file of a case, item by item, and the share of what can already be there. What can only come later does not count against it. */
export function completenessOf(facts: FileFacts): CompletenessView {
  const items: Item[] = [
    item('invoice', facts.hasInvoiceFile ? 'invoice' : undefined),
    item('order', firstOf(facts.exhibits, 'order', 'quote', 'contract')),
    item('delivery', deliveryProof(facts)),
    item('terms', firstOf(facts.exhibits, 'terms')),
    item('debtor-identity', facts.isDebtorIdentified ? 'register' : undefined),
    item('debtor-address', facts.hasDebtorAddress ? 'address' : undefined),
    facts.miseEnDemeure === 'planned'
      ? { item: 'mise-en-demeure', state: 'to-come', weight: WEIGHTS['mise-en-demeure'], by: null }
      : item('mise-en-demeure', facts.miseEnDemeure === 'sent' ? 'sent' : undefined),
    item('exchanges', exchangesProof(facts)),
  ];
  const countable = items.filter(({ state }) => state !== 'to-come');
  const weigh = (list: readonly Item[]) => list.reduce((sum, { weight }) => sum + weight, 0);
  const there = weigh(countable.filter(({ state }) => state === 'there'));
  return { score: Math.floor((there * 100) / weigh(countable)), items };
}

function item(name: FileItem, by: string | undefined): Item {
  return { item: name, state: by === undefined ? 'missing' : 'there', weight: WEIGHTS[name], by: by ?? null };
}

function firstOf(there: ReadonlySet<ExhibitKind>, ...kinds: ExhibitKind[]): ExhibitKind | undefined {
  return kinds.find((kind) => there.has(kind));
}

function deliveryProof({ exhibits, statuses }: FileFacts): string | undefined {
  return firstOf(exhibits, 'delivery-note', 'acceptance') ?? (statuses.has('205') ? 'status-205' : undefined);
}

function exchangesProof({ exhibits, hasDebtorSpoken }: FileFacts): string | undefined {
  return firstOf(exhibits, 'acknowledgement', 'correspondence') ?? (hasDebtorSpoken ? 'debtor' : undefined);
}
