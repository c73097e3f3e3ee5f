import { type Cents, decimal, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Finding } from '../claim-findings.ts';
import type { Relations } from './relations.ts';

/** Another invoice of the same debtor, that the one being deposited names or that names it. */
export type LinkedClaim = {
  number: string;
  total: Cents;
  prepaid: Cents;
  isDeposit: boolean;
  /** What is still owed on it; undefined when it has no case. */
  outstanding?: Cents;
  /** What was paid or settled of its principal, when its case is closed: a correction of it must deduct that. */
  settled?: Cents;
  /** Its open case. */
  openCase?: { id: string; reference: string };
};

export type LinkedFacts = {
  relations: Relations;
  invoice: { number: string; total: Cents; prepaid: Cents };
  /** The invoices named, as far as they are known here. */
  named: readonly LinkedClaim[];
  /** The invoices known here that name this one. */
  naming: readonly LinkedClaim[];
};

/** Findings that say that an amount would be asked twice unless the creditor answers for it. */
const TWICE = new Set(['deposit-counted-twice', 'deposit-not-deducted', 'balance-claims-deposit']);

/** The closed claims that a corrected invoice replaces without deducting what was already paid on them: it would be asked again. */
export function settledAndNotDeducted({ relations, invoice, named }: LinkedFacts): LinkedClaim[] {
  if (relations.kind !== 'corrected-invoice') return [];
  const settled = named.filter((claim) => (claim.settled ?? ZERO) > 0n);
  return sumOf(settled.map((claim) => claim.settled ?? ZERO)) > invoice.prepaid ? settled : [];
}

/** Must the creditor say that the total leaves out what is claimed elsewhere, before a case opens? */
export function mustAnswerForDeposits(findings: readonly { kind: string }[]): boolean {
  return findings.some(({ kind }) => TWICE.has(kind));
}

/** What the links of an invoice change for its creditor: nothing may be asked twice, and no money counted twice. */
export function linkedFindings(facts: LinkedFacts): Finding[] {
  switch (facts.relations.kind) {
    case 'credit-note':
      return [];
    case 'corrected-invoice':
      return replacementFindings(facts);
    case 'deposit-invoice':
      return facts.naming.flatMap((balance) => depositFindings(facts, balance));
    case 'invoice':
      return balanceFindings(facts);
  }
}

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const moneyText = (amount: Cents) => euros.format(decimal(amount) as Intl.StringNumericLiteral);

const check = (kind: string, field: string | null, facts: Record<string, string>, message: string): Finding => ({
  kind,
  field,
  severity: 'check',
  message,
  facts,
});

function replacementFindings({ relations, named }: LinkedFacts): Finding[] {
  const open = named.find(({ openCase }) => openCase);
  if (open?.openCase) {
    return [
      check(
        'replaces-claim',
        null,
        { number: open.number, reference: open.openCase.reference },
        `Cette facture annule et remplace la n° ${open.number}, déjà réclamée dans le dossier ${open.openCase.reference} : remplacez-la dans ce dossier, sans en ouvrir un autre.`,
      ),
    ];
  }
  const [closed] = named;
  if (closed) {
    return [
      check(
        'replaces-closed-claim',
        'invoice.prepaidCents',
        { number: closed.number },
        `Cette facture annule et remplace la n° ${closed.number}, dont le dossier est clos : ce qui a été payé sur l’ancienne se déduit ici, dans « Déjà payé ».`,
      ),
    ];
  }
  const [unknown] = relations.references;
  if (!unknown) return [];
  return [
    {
      ...check(
        'replaces-unknown',
        null,
        { number: unknown.number },
        `Cette facture annule et remplace la n° ${unknown.number}, qui n’est pas connue ici : vérifiez que l’ancienne n’est réclamée nulle part ailleurs.`,
      ),
      severity: 'note',
    },
  ];
}

/** A balance: does its total take off the deposit invoices, and were they paid? */
function balanceFindings({ invoice, named }: LinkedFacts): Finding[] {
  const deposits = named.filter(({ isDeposit }) => isDeposit);
  if (deposits.length === 0) return [];
  const isDeducted = sumOf(deposits.map(({ total }) => total)) <= invoice.prepaid;
  return deposits.flatMap(({ number, total, outstanding, openCase }) => {
    const amount = moneyText(total);
    const told = { number, amountCents: String(total), reference: openCase?.reference ?? '' };
    const isUnpaid = openCase !== undefined && (outstanding ?? ZERO) > 0n;
    if (isDeducted && !isUnpaid) return [];
    if (isDeducted) {
      return [
        check(
          'deposit-said-paid',
          'invoice.prepaidCents',
          told,
          `Cette facture dit que l’acompte n° ${number} (${amount}) a été payé, alors que le dossier ${openCase?.reference} le réclame encore. S’il est payé, enregistrez ce règlement dans ce dossier ; sinon il reste demandé là-bas, et cette facture ne réclame que le solde.`,
        ),
      ];
    }
    return isUnpaid
      ? [
          check(
            'deposit-counted-twice',
            'invoice.prepaidCents',
            told,
            `L’acompte n° ${number} (${amount}) est déjà réclamé dans le dossier ${openCase?.reference}. Si le total de cette facture le comprend, ajoutez ${amount} à « Déjà payé » : sinon il serait demandé deux fois.`,
          ),
        ]
      : [
          check(
            'deposit-not-deducted',
            'invoice.prepaidCents',
            told,
            `L’acompte n° ${number} (${amount}) n’est plus dû, et cette facture ne le déduit pas. Si son total le comprend, ajoutez ${amount} à « Déjà payé » : sinon vous le demanderiez une seconde fois.`,
          ),
        ];
  });
}

/** A deposit invoice that comes after its balance. */
function depositFindings({ invoice }: LinkedFacts, balance: LinkedClaim): Finding[] {
  if (balance.isDeposit) return [];
  if (invoice.total <= balance.prepaid) {
    return [
      check(
        'balance-says-paid',
        null,
        { number: balance.number },
        `La facture de solde n° ${balance.number} dit que cet acompte a été payé : ne le réclamez que s’il ne l’a pas été.`,
      ),
    ];
  }
  if (!balance.openCase) return [];
  const amount = moneyText(invoice.total);
  return [
    check(
      'balance-claims-deposit',
      null,
      { number: balance.number, reference: balance.openCase.reference, amountCents: String(invoice.total) },
      `La facture de solde n° ${balance.number} est déjà réclamée dans le dossier ${balance.openCase.reference}, sans déduire cet acompte de ${amount} : s’il est compris dans son total, ne le réclamez pas ici, il serait demandé deux fois.`,
    ),
  ];
}
