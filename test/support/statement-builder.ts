import { type Cents, decimal } from '../../src/kernel/money.ts';

export type Movement = {
  amount: Cents;
  bookedOn: string;
  direction?: 'credit' | 'debit';
  /** The bank's own reference; `null`: it gives none. */
  bankReference?: string | null;
  text?: string;
  structured?: string;
  endToEndId?: string;
  name?: string;
  iban?: string;
  returnReason?: string;
  isReversal?: boolean;
  status?: 'BOOK' | 'PDNG';
  currency?: string;
};

export type BuiltStatement = {
  iban: string;
  id?: string;
  opening?: Cents;
  movements: Movement[];
  currency?: string;
  form?: 'camt.053' | 'camt.054';
};

let references = 0;

/** A camt.053.001.08 file of one or several statements, as a bank would send it. Balances follow from the movements. */
export function aStatementFile(...statements: BuiltStatement[]): Uint8Array {
  const [body, part, name] =
    statements[0]?.form === 'camt.054'
      ? ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'camt.054.001.08']
      : ['BkToCstmrStmt', 'Stmt', 'camt.053.001.08'];
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${name}"><${body}>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-22T06:00:00Z</CreDtTm></GrpHdr>
${statements.map((statement) => `<${part}>${statementXml(statement)}</${part}>`).join('\n')}
</${body}></Document>`;
  return new TextEncoder().encode(text);
}

function statementXml({ iban, id = 'S1', opening = 0n as Cents, movements, currency = 'EUR' }: BuiltStatement): string {
  const booked = movements.filter(({ status }) => status !== 'PDNG');
  const closing = booked.reduce(
    (sum, one) => sum + (one.direction === 'debit' ? -one.amount : one.amount),
    opening as bigint,
  );
  const days = movements.map(({ bookedOn }) => bookedOn).sort();
  return `<Id>${id}</Id><CreDtTm>2026-11-22T06:00:00Z</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', opening, days[0] ?? '2026-11-20', currency)}${balance('CLBD', closing as Cents, days.at(-1) ?? '2026-11-20', currency)}
${movements.map((movement) => entryXml({ currency, ...movement })).join('\n')}`;
}

function balance(type: string, amount: Cents, on: string, currency: string): string {
  const magnitude = (amount < 0n ? -amount : amount) as Cents;
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${decimal(magnitude)}</Amt>
<CdtDbtInd>${amount < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
}

function entryXml(movement: Movement): string {
  const { amount, bookedOn, direction = 'credit', currency = 'EUR' } = movement;
  references += 1;
  const reference = movement.bankReference === undefined ? `BANK${references}` : movement.bankReference;
  const role = direction === 'credit' ? 'Dbtr' : 'Cdtr';
  const party = [
    movement.name ? `<${role}><Pty><Nm>${escaped(movement.name)}</Nm></Pty></${role}>` : '',
    movement.iban ? `<${role}Acct><Id><IBAN>${movement.iban}</IBAN></Id></${role}Acct>` : '',
  ].join('');
  const remittance = [
    movement.text ? `<Ustrd>${escaped(movement.text)}</Ustrd>` : '',
    movement.structured ? `<Strd><CdtrRefInf><Ref>${movement.structured}</Ref></CdtrRefInf></Strd>` : '',
  ].join('');
  return `<Ntry><Amt Ccy="${currency}">${decimal(amount)}</Amt><CdtDbtInd>${direction === 'credit' ? 'CRDT' : 'DBIT'}</CdtDbtInd>
${movement.isReversal ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>${movement.status ?? 'BOOK'}</Cd></Sts>
<BookgDt><Dt>${bookedOn}</Dt></BookgDt><ValDt><Dt>${bookedOn}</Dt></ValDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}
<NtryDtls><TxDtls><Refs>${movement.endToEndId ? `<EndToEndId>${movement.endToEndId}</EndToEndId>` : ''}</Refs>
<Amt Ccy="${currency}">${decimal(amount)}</Amt>${party ? `<RltdPties>${party}</RltdPties>` : ''}
${remittance ? `<RmtInf>${remittance}</RmtInf>` : ''}
${movement.returnReason ? `<RtrInf><Rsn><Cd>${movement.returnReason}</Cd></Rsn></RtrInf>` : ''}</TxDtls></NtryDtls></Ntry>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
