import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, decimal } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { BankFileWarning } from './bank-statement.ts';
import { exactCents } from './camt-fields.ts';
import { readCamt } from './read-camt.ts';

const OURS = 'FR7630006000011234567890189';
const THEIRS = 'FR1420041010050500013M02606';

const FORMS = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
};

const camt = (statements: string, message = 'camt.053.001.08') => {
  const [body] = FORMS[message.slice(5, 8) as '053'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"><${body}><GrpHdr><MsgId>M1</MsgId>
<CreDtTm>2026-12-04T06:00:00+01:00</CreDtTm></GrpHdr>${statements}</${body}></Document>`;
};

const balance = (type: string, amount: string, direction = 'CRDT', currency = 'EUR') =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt>
  <CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2026-12-03</Dt></Dt></Bal>`;

const stmt = (content: string, { id = 'S1', part = 'Stmt', account = `<IBAN>${OURS}</IBAN>`, head = '' } = {}) =>
  `<${part}><Id>${id}</Id>${head}<ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2026-12-04T06:00:00+01:00</CreDtTm>
  <Acct><Id>${account}</Id><Ccy>EUR</Ccy></Acct>${content}</${part}>`;

type EntryParts = {
  amount?: string;
  currency?: string;
  direction?: string;
  status?: string;
  booked?: string;
  reference?: string;
  ntryRef?: string;
  rest?: string;
};

const ntry = (parts: EntryParts = {}) =>
  `<Ntry>${parts.ntryRef ? `<NtryRef>${parts.ntryRef}</NtryRef>` : ''}
  <Amt Ccy="${parts.currency ?? 'EUR'}">${parts.amount ?? '100.00'}</Amt><CdtDbtInd>${parts.direction ?? 'CRDT'}</CdtDbtInd>
  ${parts.status ?? '<Sts><Cd>BOOK</Cd></Sts>'}<BookgDt>${parts.booked ?? '<Dt>2026-12-03</Dt>'}</BookgDt>
  <ValDt><Dt>2026-12-04</Dt></ValDt>${parts.reference ? `<AcctSvcrRef>${parts.reference}</AcctSvcrRef>` : ''}
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>${parts.rest ?? ''}</Ntry>`;

const party = (role: string, name: string, iban: string) =>
  `<${role}><Pty><Nm>${name}</Nm></Pty></${role}><${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`;

const tx = (amount: string, endToEnd: string, more = '') =>
  `<TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
  <RltdPties>${party('Dbtr', 'Payeur SA', THEIRS)}${party('Cdtr', 'Nous', OURS)}</RltdPties>${more}</TxDtls>`;

const read = (xml: string) => orThrow(readCamt(xml));
const kinds = (warnings: BankFileWarning[]) => warnings.map((warning) => warning.kind);

describe('a statement', () => {
  const xml = camt(
    stmt(
      balance('OPBD', '10.00', 'DBIT') +
        balance('CLBD', '90.00') +
        ntry({
          reference: 'BANK-1',
          rest: `<NtryDtls>${tx(
            '100.00',
            'RCV-17',
            '<RmtInf><Ustrd>Facture 12</Ustrd><Ustrd>merci</Ustrd><Strd><RfrdDocInf><Nb>F-12</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf><AddtlRmtInf>solde</AddtlRmtInf></Strd></RmtInf>',
          )}</NtryDtls>`,
        }) +
        ntry({ amount: '7.00', status: '<Sts><Cd>PDNG</Cd></Sts>' }),
    ),
  );

  test('is read with all that identifies the payment', () => {
    const file = read(xml);
    expect(file).toMatchObject({ message: 'camt.053.001.08', messageId: 'M1', warnings: [] });
    const [statement] = file.statements;
    expect(statement).toMatchObject({
      kind: 'statement',
      id: 'S1',
      electronicSequence: '7',
      account: { iban: OURS, currency: 'EUR' },
      opening: { type: 'OPBD', amountCents: 1000n, direction: 'debit', on: '2026-12-03' },
      closing: { type: 'CLBD', amountCents: 9000n, direction: 'credit' },
      balancesAgree: 'yes',
    });
    expect(statement?.entries[0]).toMatchObject({
      amountCents: 10000n,
      direction: 'credit',
      status: 'booked',
      isReversal: false,
      bookedOn: '2026-12-03',
      valueOn: '2026-12-04',
      bankTransactionCode: 'PMNT-RCDT-ESCT',
      accountServicerReference: 'BANK-1',
      identifiedBy: 'bank-reference',
      detailCount: 1,
    });
    expect(statement?.entries[0]?.transactions).toMatchObject([
      {
        amountCents: 10000n,
        endToEndId: 'RCV-17',
        counterpartyName: 'Payeur SA',
        counterpartyIban: THEIRS,
        remittanceLines: ['Facture 12', 'merci'],
        creditorReferences: ['RF18539007547034'],
        documentNumbers: ['F-12'],
        additionalInformation: ['solde'],
      },
    ]);
  });

  test('that does not add up says so, and pending entries do not count', () => {
    const wrong = read(xml.replace('90.00</Amt>', '90.01</Amt>'));
    expect(wrong.statements[0]?.balancesAgree).toBe('no');
    expect(wrong.warnings).toEqual([
      { kind: 'balances-disagree', openingCents: -1000n, bookedCents: 10000n, closingCents: 9001n, statement: 1 },
    ]);
  });

  test('is read in all its messages and versions, and no others', () => {
    for (const number of ['052', '053', '054'] as const) {
      for (let version = 2; version <= 13; version += 1) {
        const message = `camt.${number}.001.${String(version).padStart(2, '0')}`;
        expect(read(camt(stmt(ntry(), { part: FORMS[number][1] }), message)).message).toBe(message);
      }
    }
    const refusal = (message: string) => readCamt(camt(stmt(ntry()), message));
    expect(refusal('camt.053.001.01')).toMatchObject({ refusal: { kind: 'unsupported-version' } });
    expect(refusal('camt.053.001.14')).toMatchObject({ refusal: { kind: 'unsupported-version' } });
    expect(readCamt(camt(stmt(ntry())).replaceAll('camt.053', 'camt.029'))).toMatchObject({
      refusal: { kind: 'not-a-statement' },
    });
  });

  test('of an old version: status, party and amount stand elsewhere', () => {
    const details = `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">100</Amt>
      </TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Ancien</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>`;
    const old = camt(stmt(ntry({ status: '<Sts>BOOK</Sts>', rest: details })), 'camt.053.001.02');
    expect(read(old).statements[0]?.entries[0]).toMatchObject({
      status: 'booked',
      transactions: [{ amountCents: 10000n, counterpartyName: 'Ancien', endToEndId: undefined }],
    });
  });

  test('with prefixes, foreign elements and comments is the same', () => {
    const prefixed = camt(stmt(ntry({ amount: '<!-- half -->1<![CDATA[2]]>.50' })))
      .replace(/<(\/?)([A-Z])/g, '<$1c:$2')
      .replaceAll('<c:![', '<![')
      .replace('xmlns=', 'xmlns:x="urn:other" xmlns:c=')
      .replace('<c:BookgDt>', '<x:Amt Ccy="EUR">9</x:Amt><c:BookgDt>');
    expect(read(prefixed.replaceAll('<![c:CDATA', '<![CDATA')).statements[0]?.entries[0]?.amountCents).toBe(1250n);
  });

  test('without IBAN, with a false one, or with an IBAN under another name', () => {
    const warned = (account: string) => read(camt(stmt(ntry(), { account })));
    expect(warned('<Othr><Id>1234</Id></Othr>').warnings).toEqual([
      { kind: 'account-without-iban', identifier: '1234', statement: 1 },
    ]);
    expect(kinds(warned('<IBAN>FR7630006000011234567890188</IBAN>').warnings)).toEqual(['iban-doubtful']);
    const othr = warned(`<Othr><Id>${OURS}</Id></Othr>`);
    expect(othr).toMatchObject({ warnings: [], statements: [{ account: { iban: OURS } }] });
  });

  test('lacking what nothing can replace is refused with the name of the field', () => {
    const without = (pattern: RegExp) => readCamt(camt(stmt(ntry())).replace(pattern, ''));
    expect(without(/<CdtDbtInd>CRDT<\/CdtDbtInd>/)).toMatchObject({
      refusal: { kind: 'missing-field', field: 'CdtDbtInd', statement: 1, entry: 1 },
    });
    expect(without(/<Amt .*<\/Amt>/)).toMatchObject({ refusal: { kind: 'missing-field', field: 'Amt' } });
    expect(without(/<Acct>.*<\/Acct>/)).toMatchObject({ refusal: { field: 'Acct/Id' } });
    expect(without(/<Id>S1<\/Id>/)).toMatchObject({ refusal: { field: 'Id' } });
    expect(readCamt(camt(''))).toMatchObject({ refusal: { kind: 'no-statement' } });
  });
});

describe('an entry', () => {
  const entry = (parts: EntryParts) => {
    const file = read(camt(stmt(ntry(parts))));
    return { entry: file.statements[0]?.entries[0], kinds: kinds(file.warnings), warnings: file.warnings };
  };

  test('of several transactions gives each of them, and their sum is checked', () => {
    const batch = (last: string) =>
      entry({
        rest: `<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>${tx('30.00', 'A')}${tx('30.00', 'B')}${tx(last, 'C')}</NtryDtls>`,
      });
    expect(batch('40.00').entry?.transactions.map((one) => [one.endToEndId, one.amountCents])).toEqual([
      ['A', 3000n],
      ['B', 3000n],
      ['C', 4000n],
    ]);
    expect(batch('40.00').kinds).toEqual([]);
    expect(batch('40.01').warnings).toEqual([
      { kind: 'transactions-differ-from-entry', entryCents: 10000n, transactionsCents: 10001n, statement: 1, entry: 1 },
    ]);
    const fewer = entry({ rest: `<NtryDtls><Btch><NbOfTxs>5</NbOfTxs></Btch></NtryDtls>` });
    expect(fewer.kinds).toEqual(['batch-count-differs']);
    expect(fewer.entry).toMatchObject({ detailCount: 0, transactions: [{ amountCents: 10000n }] });
  });

  test('keeps its amount exact or says that it could not', () => {
    expect(entry({ amount: '0.10' }).entry?.amountCents).toBe(10n);
    expect(entry({ amount: '12.5000' }).entry?.amountCents).toBe(1250n);
    expect(entry({ amount: '9999999999999.99' }).entry?.amountCents).toBe(999999999999999n);
    expect(entry({ amount: '12.505' })).toMatchObject({ entry: { amountCents: null }, kinds: ['amount-not-in-cents'] });
    expect(entry({ amount: '1 000,00' })).toMatchObject({ entry: { amountCents: null }, kinds: ['amount-unreadable'] });
    expect(entry({ amount: '-5.00' }).kinds).toEqual(['amount-unreadable']);
    expect(entry({ amount: '1e3' }).kinds).toEqual(['amount-unreadable']);
    expect(entry({ currency: 'CHF' })).toMatchObject({
      entry: { amountCents: null, amountText: '100.00', currency: 'CHF' },
      kinds: ['currency-not-euro'],
    });
  });

  test('takes the day in Paris of an instant, and the day as written otherwise', () => {
    expect(entry({ booked: '<DtTm>2026-12-02T23:00:00Z</DtTm>' }).entry?.bookedOn).toBe('2026-12-03');
    expect(entry({ booked: '<DtTm>2026-12-02T23:00:00</DtTm>' }).entry?.bookedOn).toBe('2026-12-02');
    expect(entry({ booked: '<Dt>2026-12-03+01:00</Dt>' }).entry?.bookedOn).toBe('2026-12-03');
    expect(entry({ booked: '<Dt>2026-02-30</Dt>' }).kinds).toEqual(['date-impossible', 'no-booking-date']);
  });

  test('tells a reversal, a return and an unknown status', () => {
    const returned = `<RvslInd>true</RvslInd><NtryDtls>${tx('100.00', 'X', '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>clos</AddtlInf></RtrInf>')}</NtryDtls>`;
    expect(entry({ rest: returned }).entry).toMatchObject({
      isReversal: true,
      transactions: [{ returnReason: { code: 'AC04', text: 'clos' } }],
    });
    expect(entry({ status: '<Sts><Prtry>DONE</Prtry></Sts>' })).toMatchObject({
      entry: { status: 'information' },
      kinds: ['status-unknown'],
    });
  });

  test('names the other side: the creditor of a debit, and never our own account when a payment comes back', () => {
    const parties = `<NtryDtls><TxDtls><RltdPties>${party('Dbtr', 'Nous', OURS)}${party('Cdtr', 'Client', THEIRS)}</RltdPties></TxDtls></NtryDtls>`;
    expect(entry({ direction: 'DBIT', rest: parties }).entry?.transactions[0]?.counterpartyName).toBe('Client');
    expect(entry({ direction: 'CRDT', rest: parties }).entry?.transactions[0]?.counterpartyName).toBe('Client');
  });
});

test('an xs:decimal of cents is read as the same cents, whatever zeros it carries', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.integer({ min: 0, max: 4 }), (amount, zeros) => {
      expect(exactCents(`${'0'.repeat(zeros)}${decimal(cents(amount))}${'0'.repeat(zeros)}`)).toBe(amount);
    }),
  );
});

describe('fingerprints', () => {
  const prints = (xml: string) => read(xml).statements.flatMap((one) => one.entries.map((entry) => entry.fingerprint));
  const paid = (endToEnd: string) => `<NtryDtls>${tx('100.00', endToEnd)}</NtryDtls>`;

  test('are the same in another file that tells of the same entries in another order and numbering', () => {
    const first = camt(stmt(ntry({ ntryRef: '1', rest: paid('A') }) + ntry({ ntryRef: '2', rest: paid('B') })));
    const again = camt(
      stmt(
        ntry({ ntryRef: '1', booked: '<Dt>2026-12-02</Dt>', rest: paid('Z') }) +
          ntry({ ntryRef: '2', rest: paid('B') }) +
          ntry({ ntryRef: '3', rest: paid('A') }),
        { id: 'OTHER' },
      ),
    );
    const [a, b] = prints(first);
    expect(new Set([a, b]).size).toBe(2);
    expect(prints(again).slice(1)).toEqual([b, a]);
  });

  test('follow the bank reference when there is one, across reports that word the entry otherwise', () => {
    const report = camt(stmt(ntry({ reference: 'R1' }), { part: 'Rpt', id: 'REPORT' }), 'camt.052.001.02');
    const statement = camt(stmt(ntry({ reference: 'R1', ntryRef: '9', rest: paid('A') })));
    expect(prints(report)).toEqual(prints(statement));
    expect(prints(camt(stmt(ntry({ reference: 'R2', rest: paid('A') }))))).not.toEqual(prints(statement));
  });

  test('keep two like entries two, and the same two on the next import', () => {
    const twice = camt(stmt(ntry({ rest: paid('A') }) + ntry({ rest: paid('A') })));
    expect(new Set(prints(twice)).size).toBe(2);
    expect(prints(twice)).toEqual(prints(twice));
    expect(prints(camt(stmt(ntry({ rest: paid('A') }))))).toEqual(prints(twice).slice(0, 1));
  });

  test('count over the pages of one statement, and start again in another statement of the file', () => {
    const page = (number: number) => ({
      head: `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>`,
    });
    const like = ntry({ rest: paid('A') });
    expect(new Set(prints(camt(stmt(like, page(1)) + stmt(like, page(2))))).size).toBe(2);
    expect(new Set(prints(camt(stmt(like, page(1)) + stmt(like, page(1))))).size).toBe(1);
    expect(new Set(prints(camt(stmt(like) + stmt(like, { id: 'S2' })))).size).toBe(1);
  });

  test('change with account, day, amount, direction and reversal', () => {
    const base = ntry({ rest: paid('A') });
    const variants = [
      camt(stmt(base)),
      camt(stmt(base, { account: `<IBAN>${THEIRS}</IBAN>` })),
      camt(stmt(ntry({ rest: paid('A'), booked: '<Dt>2026-12-04</Dt>' }))),
      camt(stmt(ntry({ rest: paid('A'), amount: '100.01' }))),
      camt(stmt(ntry({ rest: paid('A'), direction: 'DBIT' }))),
      camt(stmt(ntry({ rest: `<RvslInd>true</RvslInd>${paid('A')}` }))),
      camt(stmt(ntry({ rest: paid('B') }))),
    ];
    expect(new Set(variants.flatMap(prints)).size).toBe(variants.length);
  });

  test('name each transaction of a batch, and say when a bank reference is shared', () => {
    const file = read(
      camt(
        stmt(
          ntry({ reference: 'R', rest: `<NtryDtls>${tx('50.00', 'A')}${tx('50.00', 'A')}</NtryDtls>` }) +
            ntry({ reference: 'R' }),
        ),
      ),
    );
    const all = file.statements[0]?.entries.flatMap((entry) => entry.transactions.map((one) => one.fingerprint)) ?? [];
    expect(new Set(all).size).toBe(3);
    expect(file.warnings).toEqual([
      { kind: 'duplicate-entry-reference', reference: 'R', firstEntry: 1, statement: 1, entry: 2 },
    ]);
  });
});
