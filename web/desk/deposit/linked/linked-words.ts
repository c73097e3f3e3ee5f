import { t } from '@lingui/core/macro';
import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';

type Finding = DepositView['findings'][number];
type Money = (cents: number) => string;

/** What the invoices that a file speaks of change for this one, in words; undefined for any other finding. */
export function linkedWords({ kind, facts = {} }: Pick<Finding, 'kind' | 'facts'>, money: Money): string | undefined {
  const { number = '', reference = '' } = facts;
  const amount = facts.amountCents ? money(Number(facts.amountCents)) : '';
  switch (kind) {
    case 'replaces-claim':
      return t`Cette facture annule et remplace la n° ${number}, déjà réclamée dans le dossier ${reference} : remplacez-la dans ce dossier, sans en ouvrir un autre.`;
    case 'replaces-closed-claim':
      return t`Cette facture annule et remplace la n° ${number}, dont le dossier est clos : ce qui a été payé sur l’ancienne se déduit ici, dans « Déjà payé ».`;
    case 'replaces-unknown':
      return t`Cette facture annule et remplace la n° ${number}, qui n’est pas connue ici : vérifiez que l’ancienne n’est réclamée nulle part ailleurs.`;
    case 'deposit-said-paid':
      return t`Cette facture dit que l’acompte n° ${number} (${amount}) a été payé, alors que le dossier ${reference} le réclame encore. S’il est payé, enregistrez ce règlement dans ce dossier ; sinon il reste demandé là-bas, et cette facture ne réclame que le solde.`;
    case 'deposit-counted-twice':
      return t`L’acompte n° ${number} (${amount}) est déjà réclamé dans le dossier ${reference}. Si le total de cette facture le comprend, ajoutez ${amount} à « Déjà payé » : sinon il serait demandé deux fois.`;
    case 'deposit-not-deducted':
      return t`L’acompte n° ${number} (${amount}) n’est plus dû, et cette facture ne le déduit pas. Si son total le comprend, ajoutez ${amount} à « Déjà payé » : sinon vous le demanderiez une seconde fois.`;
    case 'balance-says-paid':
      return t`La facture de solde n° ${number} dit que cet acompte a été payé : ne le réclamez que s’il ne l’a pas été.`;
    case 'balance-claims-deposit':
      return t`La facture de solde n° ${number} est déjà réclamée dans le dossier ${reference}, sans déduire cet acompte de ${amount} : s’il est compris dans son total, ne le réclamez pas ici, il serait demandé deux fois.`;
    default:
      return undefined;
  }
}

/** Findings that ask the creditor to answer for its total before the case opens. */
const TWICE = ['deposit-counted-twice', 'deposit-not-deducted', 'balance-claims-deposit'];

export function mustAnswerForDeposits(findings: readonly { kind: string }[]): boolean {
  return findings.some(({ kind }) => TWICE.includes(kind));
}
