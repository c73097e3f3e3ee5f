import { type CivilDate, inParis } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import { type Cents, decimal, ZERO } from '../../kernel/money.ts';

/** A movement of the client-funds account, as its bank would tell it. */
export type Movement = {
  on: CivilDate;
  amount: Cents;
  direction: 'credit' | 'debit';
  name: string;
  iban?: string;
  remittance: string;
  /** ISO 11649, when the payer's bank carried it structured. */
  reference?: string;
  endToEndId?: string;
};

export type StatementAccount = { iban: Iban; balance: Cents; number: number };

/** The camt.053 (version 08) of a simulated bank: what a demonstration, the story and its tests import. Advances the account's balance. */
export function statementFile(account: StatementAccount, movements: readonly Movement[], at: Date): Uint8Array {
  const opening = account.balance;
  const closing = movements.reduce(
    (sum, { amount, direction }) => (direction === 'credit' ? sum + amount : sum - amount),
    opening as bigint,
  ) as Cents;
  account.balance = closing;
  account.number++;
  const today = inParis(at).date;
  const first = movements[0]?.on ?? today;
  const id = `RELEVE-${String(account.number).padStart(5, '0')}`;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${at.toISOString().slice(0, 19)}</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><ElctrncSeqNb>${account.number}</ElctrncSeqNb><CreDtTm>${at.toISOString().slice(0, 19)}</CreDtTm>
<Acct><Id><IBAN>${account.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', opening, first)}${balance('CLBD', closing, today)}
${movements.map((movement, index) => entry(movement, `${id}-${index + 1}`)).join('\n')}
</Stmt></BkToCstmrStmt></Document>`);
}

function balance(code: 'OPBD' | 'CLBD', amount: Cents, on: CivilDate): string {
  const magnitude = (amount < 0n ? -amount : amount) as Cents;
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(magnitude)}</Amt><CdtDbtInd>${amount < ZERO ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
}

function entry(movement: Movement, reference: string): string {
  const { on, amount, direction, name, iban, remittance, endToEndId } = movement;
  const isCredit = direction === 'credit';
  const party = isCredit ? 'Dbtr' : 'Cdtr';
  const structured = movement.reference
    ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${escapeXml(movement.reference)}</Ref></CdtrRefInf></Strd>`
    : '';
  return `<Ntry><NtryRef>${reference}</NtryRef><Amt Ccy="EUR">${decimal(amount)}</Amt><CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${isCredit ? 'RCDT' : 'ICDT'}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>${escapeXml(endToEndId ?? 'NOTPROVIDED')}</EndToEndId></Refs><Amt Ccy="EUR">${decimal(amount)}</Amt><CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd><RltdPties><${party}><Pty><Nm>${escapeXml(name)}</Nm></Pty></${party}>${iban ? `<${party}Acct><Id><IBAN>${iban}</IBAN></Id></${party}Acct>` : ''}</RltdPties><RmtInf>${remittance ? `<Ustrd>${escapeXml(remittance)}</Ustrd>` : ''}${structured}</RmtInf></TxDtls></NtryDtls></Ntry>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
