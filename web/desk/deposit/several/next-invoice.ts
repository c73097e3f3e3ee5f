import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';

/** The invoice of the same file to check after this one: the next that is still open, then those that were passed over. */
export function nextInvoice({ id, inFile }: Pick<DepositView, 'id' | 'inFile'>): string | undefined {
  const at = inFile.findIndex((one) => one.id === id);
  const turn = [...inFile.slice(at + 1), ...inFile.slice(0, Math.max(at, 0))];
  return turn.find(({ status }) => status === 'open')?.id;
}
