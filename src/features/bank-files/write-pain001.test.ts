import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { type Bic, type CreditorReference, creditorReference, type Iban } from '../../kernel/iban.ts';
import { cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { ibanOfRib } from './french-banks.ts';
import { isSepaReference, sepaName, sepaText } from './sepa-text.ts';
import { validatePain001 } from './validate-pain001.ts';
import { type CreditTransfer, type CreditTransferOrder, writePain001 } from './write-pain001.ts';

const DEBTOR = 'FR7630006000011234567890189' as Iban;
const CREDITOR = 'FR1420041010050500013M02606' as Iban;

function aTransfer(changes: Partial<CreditTransfer> = {}): CreditTransfer {
  return {
    endToEndId: 'RCV-2026-000142',
    amount: euros('1234.56'),
    creditor: { name: 'Menuiserie Lefèvre & Fils', iban: CREDITOR },
    remittance: { kind: 'text', text: 'Facture n° 2026-17' },
    ...changes,
  };
}

function anOrder(changes: Partial<CreditTransferOrder> = {}): CreditTransferOrder {
  return {
    messageId: 'RCV-PAYOUT-20261204-1',
    createdAt: new Date('2026-12-04T09:30:00.000Z'),
    initiatingParty: { name: 'Recouvrance' },
    debtor: { name: 'Recouvrance, fonds de tiers', iban: DEBTOR, bic: 'AGRIFRPPXXX' as Bic },
    requestedExecutionOn: day('2026-12-04'),
    transfers: [aTransfer()],
    ...changes,
  };
}

const written = (changes: Partial<CreditTransferOrder> = {}) => orThrow(writePain001(anOrder(changes)));
const refusal = (changes: Partial<CreditTransferOrder>) => {
  const result = writePain001(anOrder(changes));
  return result.refused ? result.refusal : undefined;
};
const transferRefusal = (changes: Partial<CreditTransfer>) => refusal({ transfers: [aTransfer(changes)] });

test('the schema is the published one, unaltered', () => {
  const schema = readFileSync(new URL('pain.001.001.09.xsd', import.meta.url));
  expect(createHash('sha256').update(schema).digest('hex')).toBe(
    'c457598d98515a749c5ac9fbfbd5f65be5b1fc55cf324678fcba440cbff814cf',
  );
});

describe('a payment order', () => {
  test('is valid against the schema and says what was asked', () => {
    const xml = written();
    expect(validatePain001(xml)).toEqual({ refused: false, value: { transfers: 1, total: '1234.56' } });
    expect(xml).toContain('<SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>');
    expect(xml).toContain('<ReqdExctnDt><Dt>2026-12-04</Dt></ReqdExctnDt>');
    expect(xml).toContain('<DbtrAgt><FinInstnId><BICFI>AGRIFRPPXXX</BICFI></FinInstnId></DbtrAgt>');
    expect(xml).toContain('<Cdtr><Nm>Menuiserie Lefevre + Fils</Nm></Cdtr>');
    expect(xml).toContain('<InstdAmt Ccy="EUR">1234.56</InstdAmt>');
    expect(xml).toContain('<Ustrd>Facture no 2026-17</Ustrd>');
    expect(xml).toContain('<ChrgBr>SLEV</ChrgBr>');
    expect(xml).toContain('<BtchBookg>false</BtchBookg>');
    expect(xml).toContain('<CreDtTm>2026-12-04T09:30:00Z</CreDtTm>');
  });

  test('says that the bank is not given, and can be instant, batched, addressed and referenced', () => {
    const reference = creditorReference('RCV2026000142');
    const address = { street: "12, rue de l'Église", postcode: '44000', town: 'Nantes', country: 'FR' };
    const xml = written({
      debtor: { name: 'Recouvrance', iban: DEBTOR },
      instant: true,
      batchBooking: true,
      transfers: [
        aTransfer({
          creditor: { name: 'SARL Le Gall', iban: CREDITOR, bic: 'PSSTFRPPXXX' as Bic, address },
          remittance: { kind: 'reference', reference },
        }),
        { endToEndId: 'NO-REMITTANCE', amount: cents(1), creditor: { name: 'X', iban: CREDITOR } },
      ],
    });
    expect(validatePain001(xml)).toEqual({ refused: false, value: { transfers: 2, total: '1234.57' } });
    expect(xml).toContain('<Othr><Id>NOTPROVIDED</Id></Othr>');
    expect(xml).toContain('<LclInstrm><Cd>INST</Cd></LclInstrm>');
    expect(xml).toContain(`<Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>ISO</Issr></Tp><Ref>${reference}</Ref>`);
    expect(xml).toContain(
      "<PstlAdr><StrtNm>12, rue de l'Eglise</StrtNm><PstCd>44000</PstCd><TwnNm>Nantes</TwnNm><Ctry>FR</Ctry></PstlAdr>",
    );
  });

  test('is the same text each time', () => {
    expect(written()).toBe(written());
  });

  test('is refused rather than bent', () => {
    expect(refusal({ transfers: [] })).toEqual({ kind: 'no-transfer' });
    expect(refusal({ messageId: 'é' })).toMatchObject({ kind: 'bad-reference', field: 'messageId' });
    expect(refusal({ messageId: 'x'.repeat(36) })).toMatchObject({ kind: 'bad-reference' });
    expect(refusal({ transfers: [aTransfer(), aTransfer()] })).toEqual({
      kind: 'duplicate-end-to-end-id',
      value: 'RCV-2026-000142',
    });
    expect(refusal({ requestedExecutionOn: '2026-02-30' as never })).toMatchObject({ kind: 'bad-date' });
    expect(refusal({ requestedExecutionOn: day('2026-12-03') })).toMatchObject({ field: 'requestedExecutionOn' });
    expect(refusal({ createdAt: new Date('never') })).toMatchObject({ kind: 'bad-date', field: 'createdAt' });
    expect(refusal({ debtor: { name: '***', iban: DEBTOR } })).toEqual({ kind: 'empty-name', field: 'debtor' });
    expect(refusal({ initiatingParty: { name: ' ' } })).toMatchObject({ field: 'initiatingParty' });
    expect(transferRefusal({ amount: cents(0) })).toMatchObject({ kind: 'amount-out-of-range' });
    expect(transferRefusal({ amount: cents(-1) })).toMatchObject({ kind: 'amount-out-of-range' });
    expect(transferRefusal({ amount: cents(100_000_000_000n) })).toMatchObject({ kind: 'amount-out-of-range' });
    expect(transferRefusal({ endToEndId: '/A' })).toMatchObject({ kind: 'bad-reference', field: 'endToEndId' });
    expect(transferRefusal({ endToEndId: '' })).toMatchObject({ kind: 'bad-reference' });
    expect(transferRefusal({ creditor: { name: '', iban: CREDITOR } })).toMatchObject({ kind: 'empty-name' });
    expect(transferRefusal({ creditor: { name: 'A', iban: DEBTOR } })).toMatchObject({ kind: 'own-account' });
    const tunisia = 'TN5910006035183598478831' as Iban;
    expect(transferRefusal({ creditor: { name: 'A', iban: tunisia } })).toMatchObject({ kind: 'not-sepa' });
    expect(transferRefusal({ remittance: { kind: 'text', text: 'x'.repeat(141) } })).toMatchObject({
      kind: 'remittance-too-long',
      length: 141,
    });
    const wrong = 'RF00RCV' as CreditorReference;
    expect(transferRefusal({ remittance: { kind: 'reference', reference: wrong } })).toMatchObject({ value: wrong });
    const address = { town: '', country: 'FR' };
    expect(transferRefusal({ creditor: { name: 'A', iban: CREDITOR, address } })).toMatchObject({ field: 'town' });
    const nowhere = { town: 'Nantes', country: 'France' };
    expect(transferRefusal({ creditor: { name: 'A', iban: CREDITOR, address: nowhere } })).toMatchObject({
      field: 'country',
    });
  });

  test('is valid for any names, texts and amounts that are not refused, and its sum is exact', () => {
    const transfer = fc.record({
      name: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
      text: fc.string({ unit: 'grapheme', maxLength: 160 }),
      amount: fc.bigInt({ min: -5n, max: 99_999_999_999n }),
      account: fc.integer({ min: 0, max: 99_999_999_999 }),
    });
    fc.assert(
      fc.property(fc.array(transfer, { maxLength: 8 }), (drawn) => {
        const transfers = drawn.map(
          (one, index): CreditTransfer => ({
            endToEndId: `E${index}`,
            amount: cents(one.amount),
            creditor: { name: one.name, iban: ibanOfRib('30004', '00001', String(one.account).padStart(11, '0'))! },
            remittance: { kind: 'text', text: one.text },
          }),
        );
        const result = writePain001(anOrder({ transfers }));
        if (result.refused) return;
        const total = decimal(cents(drawn.reduce((sum, one) => sum + one.amount, 0n)));
        expect(validatePain001(result.value)).toEqual({ refused: false, value: { transfers: drawn.length, total } });
      }),
      { numRuns: 200 },
    );
  });
});

describe('the validator', () => {
  test('tells what the schema refuses, with its line', () => {
    const result = validatePain001(written().replace('<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>NONE</ChrgBr>'));
    expect(result).toMatchObject({ refused: true, refusal: { kind: 'against-schema' } });
    if (result.refused && result.refusal.kind === 'against-schema') {
      expect(result.refusal.faults[0]?.message).toContain('ChrgBr');
      expect(result.refusal.faults[0]?.line).toBeGreaterThan(1);
    }
    const long = validatePain001(written().replace(/<EndToEndId>[^<]*/, `<EndToEndId>${'x'.repeat(36)}`));
    expect(long).toMatchObject({ refusal: { kind: 'against-schema' } });
  });

  test('counts and sums the transfers itself', () => {
    const xml = written();
    const once = (from: string, to: string) => validatePain001(xml.replace(from, to));
    expect(once('<CtrlSum>1234.56', '<CtrlSum>1234.55')).toEqual({
      refused: true,
      refusal: { kind: 'totals-disagree', field: 'CtrlSum', written: '1234.55', counted: '1234.56' },
    });
    expect(once('<NbOfTxs>1', '<NbOfTxs>2')).toMatchObject({ refusal: { field: 'NbOfTxs', counted: '1' } });
    const at = xml.lastIndexOf('<NbOfTxs>1');
    expect(validatePain001(`${xml.slice(0, at)}<NbOfTxs>3${xml.slice(at + 10)}`)).toMatchObject({
      refusal: { kind: 'totals-disagree', written: '3' },
    });
  });

  test('refuses what is not XML, another message, and a document type', () => {
    expect(validatePain001('')).toMatchObject({ refusal: { kind: 'not-xml' } });
    expect(validatePain001(written().slice(0, 500))).toMatchObject({ refusal: { kind: 'not-xml' } });
    expect(validatePain001(written().replace('001.09"', '001.03"'))).toMatchObject({
      refusal: { kind: 'against-schema' },
    });
    const withEntity = written()
      .replace('<Document', '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document')
      .replace('<Nm>Recouvrance</Nm>', '<Nm>&x;</Nm>');
    expect(validatePain001(withEntity)).toMatchObject({
      refusal: { kind: 'not-xml', faults: [{ message: 'DOCTYPE' }] },
    });
  });
});

describe('SEPA characters', () => {
  test('spell what French writes', () => {
    expect(sepaText('Œuvres d’été — « L’Haÿ-les-Roses » & Cie')).toBe("OEuvres d'ete - L'Hay-les-Roses + Cie");
    expect(sepaText('À l’Aube_du\tJour\nSàrl; 100 €')).toBe("A l'Aube-du Jour Sarl, 100 EUR");
    expect(sepaText('Straße Łódź Ærø')).toBe('Strasse Lodz AEro');
    expect(sepaText('ООО 漢字 #!*')).toBe('... .. ...');
    expect(sepaName('abcde fgh', 6)).toBe('abcde');
  });

  test('are all that any text becomes, and are left alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        const once = sepaText(text);
        expect(once).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
        expect(sepaText(once)).toBe(once);
        expect(sepaName(text, 70).length).toBeLessThanOrEqual(70);
      }),
    );
  });

  test('make references that come back', () => {
    expect(isSepaReference('RCV-2026/17')).toBe(true);
    for (const bad of ['', '/A', 'A/', 'A//B', ' A', 'é', 'A_B', 'x'.repeat(36)])
      expect(isSepaReference(bad)).toBe(false);
  });
});
