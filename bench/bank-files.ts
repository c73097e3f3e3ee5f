import { epcPayload, epcQrSvg } from '../src/features/bank-files/epc-qr.ts';
import { ibanOfRib } from '../src/features/bank-files/french-banks.ts';
import { readBankFile } from '../src/features/bank-files/read-bank-file.ts';
import { validatePain001 } from '../src/features/bank-files/validate-pain001.ts';
import { writePain001 } from '../src/features/bank-files/write-pain001.ts';
import { day } from '../src/kernel/civil-date.ts';
import { creditorReference, type Iban } from '../src/kernel/iban.ts';
import { cents } from '../src/kernel/money.ts';
import { orThrow } from '../src/kernel/result.ts';

/** Bank files: entries read, payment orders written and validated, QR codes drawn, per second. Run: `node bench/bank-files.ts`. */

const OURS = 'FR7630006000011234567890189' as Iban;

function measure(name: string, count: number, unit: string, run: () => void): void {
  run();
  const started = performance.now();
  run();
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(count / seconds).toLocaleString('en');
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(`${name}: ${rate} ${unit}/s (${count} in ${seconds.toFixed(2)} s, ${memory} MiB resident)`);
}

function camtOf(entries: number): Uint8Array {
  const entry = (
    index: number,
  ) => `<Ntry><NtryRef>${index}</NtryRef><Amt Ccy="EUR">${index}.25</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-03</Dt></BookgDt><ValDt><Dt>2026-12-03</Dt></ValDt><BkTxCd><Domn><Cd>PMNT</Cd>
<Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>RCV-${index}</EndToEndId>
</Refs><Amt Ccy="EUR">${index}.25</Amt><RltdPties><Dbtr><Pty><Nm>Debiteur ${index}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Facture
${index}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  const body = Array.from({ length: entries }, (_, index) => entry(index + 1)).join('');
  return Buffer.from(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id>
<IBAN>${OURS}</IBAN></Id></Acct>${body}</Stmt></BkToCstmrStmt></Document>`);
}

const small = camtOf(1_000);
measure('camt.053, 1 000 entries', 1_000, 'entries', () => orThrow(readBankFile(small)));
const large = camtOf(20_000);
const megabytes = Math.round(large.byteLength / 1024 / 1024);
measure(`camt.053, 20 000 entries (${megabytes} MiB)`, 20_000, 'entries', () => orThrow(readBankFile(large)));

const order = {
  messageId: 'BENCH-1',
  createdAt: new Date('2026-12-04T09:00:00Z'),
  initiatingParty: { name: 'Recouvrance' },
  debtor: { name: 'Recouvrance', iban: OURS },
  requestedExecutionOn: day('2026-12-04'),
  transfers: Array.from({ length: 1_000 }, (_, index) => ({
    endToEndId: `RCV-${index}`,
    amount: cents(100 + index),
    creditor: {
      name: `Créancier n° ${index}`,
      iban: ibanOfRib('30004', '00001', String(index).padStart(11, '0')) ?? OURS,
    },
  })),
};
measure('pain.001 written, 1 000 transfers', 1_000, 'transfers', () => orThrow(writePain001(order)));
const xml = orThrow(writePain001(order));
measure('pain.001 validated, 1 000 transfers', 1_000, 'transfers', () => orThrow(validatePain001(xml)));

const reference = creditorReference('RCV2026000142');
const payload = orThrow(
  epcPayload({ name: 'Créancier', iban: OURS, amount: cents(123_456), remittance: { kind: 'reference', reference } }),
);
measure('EPC QR code drawn as SVG', 200, 'codes', () => {
  for (let index = 0; index < 200; index += 1) epcQrSvg(payload);
});
