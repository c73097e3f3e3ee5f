import type { CourtFacts } from '../../law/juridiction-competente/court.ts';
import { ArgumentError, anAmount } from './options.ts';

type ClaimantFacts = NonNullable<CourtFacts['claimants']>[number];

const FLAG = '--claimant';
const accounts = { company: ['staff', 'turnover', 'profit'], person: ['staff', 'income'], 'public-body': [] } as const;

/** `company:staff=300:turnover=60000000.00:profit=4000000.00`, `person:staff=0:income=300000.00`, `public-body`; `amount=` and `article700=` may follow. */
export function claimantOf(text: string): ClaimantFacts {
  const [kind = '', ...pairs] = text.split(':');
  const refused = () =>
    new ArgumentError({ kind: 'not-a-claimant', argument: FLAG, text, allowed: Object.keys(accounts) });
  if (!Object.hasOwn(accounts, kind)) throw refused();
  const named = new Map(pairs.map((pair) => pair.split('=') as [string, string]));
  const wanted: readonly string[] = accounts[kind as keyof typeof accounts];
  const isKnown = [...named.keys()].every((name) => [...wanted, 'amount', 'article700'].includes(name));
  if (!isKnown || named.size !== pairs.length || !wanted.every((name) => named.has(name))) throw refused();
  const money = (name: string) => {
    const amount = anAmount(FLAG, named.get(name) ?? '');
    if (amount < 0n && name !== 'profit') throw refused();
    return amount;
  };
  const staff = /^\d{1,7}$/.test(named.get('staff') ?? '0') ? Number(named.get('staff') ?? 0) : Number.NaN;
  if (Number.isNaN(staff)) throw refused();
  return {
    claimant:
      kind === 'company'
        ? { kind, staff, meanTurnover: money('turnover'), meanProfit: money('profit') }
        : kind === 'person'
          ? { kind, staff, income: money('income') }
          : { kind: 'public-body' },
    ...(named.has('amount') ? { amount: money('amount') } : {}),
    ...(named.has('article700') ? { article700: money('article700') } : {}),
  };
}
