import type { DebtorInput, InvoiceInput } from '../../features/claims/claims.contract.ts';
import { clauseCode, fixedRate, statedClause } from '../../features/claims/penalty-clause.ts';
import { type InvoiceReading, isCreditNote } from '../../features/invoice-files/invoice-reading.ts';
import { addDays, type CivilDate, later } from '../../kernel/civil-date.ts';
import { type Cents, minus, percentText, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { nextWorkingDay } from '../../law/delais/holidays.ts';

/** What the story makes of a file: the invoice as its creditor would confirm it, and the day it would come to us. */
export type StoryInvoice = {
  creditorName: string;
  debtor: DebtorInput;
  invoice: InvoiceInput;
  openedOn: CivilDate;
  /** What the file does not say and the story had to suppose, in French. */
  supposed: string[];
};

export type StoryRefusal = { kind: 'nothing-to-recover'; message: string };

/** A company of the sample directory, lent to a buyer whose SIREN the file does not give. */
const LENT_SIREN = '210091534';

/** The invoice thirty days after it fell due, with a debtor that can be reached: the file's own facts, the rest supposed and said. */
export function storyInvoice(reading: InvoiceReading): Result<StoryInvoice, StoryRefusal> {
  const no = (message: string) => refuse({ kind: 'nothing-to-recover' as const, message });
  if (reading.typeCode && isCreditNote(reading.typeCode)) return no('C’est un avoir : il n’y a rien à recouvrer.');
  if (reading.currency && reading.currency !== 'EUR')
    return no(`La facture est en ${reading.currency} : seul l’euro se recouvre ici.`);
  const due = reading.dueAmount?.cents ?? reading.grandTotal?.cents;
  if (due === undefined)
    return no('Le montant à payer n’est pas dans le fichier, ou n’est pas un nombre entier de centimes.');
  if (due <= ZERO) return no('D’après le fichier, plus rien n’est dû.');
  const supposed: string[] = [];
  const issuedOn = reading.issueDate ?? reading.dueDate;
  if (!issuedOn) return no('Ni date d’émission ni échéance dans le fichier.');
  if (!reading.dueDate) supposed.push('échéance à trente jours de l’émission, faute de date dans le fichier');
  const dueOn = later(reading.dueDate ?? addDays(issuedOn, 30), issuedOn);
  const grand = reading.grandTotal?.cents;
  const total = grand !== undefined && grand >= due ? grand : due;
  return ok({
    creditorName: reading.seller.name ?? 'Vendeur',
    debtor: debtorOf(reading, supposed),
    invoice: {
      number: reading.number.slice(0, 100),
      issuedOn,
      dueOn,
      totalCents: Number(total),
      prepaidCents: Number(minus(total, due)),
      ...sums(reading, total),
      ...penalties(reading),
    },
    openedOn: nextWorkingDay(addDays(dueOn, 30)),
    supposed,
  });
}

function sums(reading: InvoiceReading, total: Cents): Pick<InvoiceInput, 'netCents' | 'taxCents'> {
  const [net, tax] = [reading.netTotal?.cents, reading.taxTotal?.cents];
  if (net === undefined || tax === undefined || net + tax !== total || net < 0n || tax < 0n) return {};
  return { netCents: Number(net), taxCents: Number(tax) };
}

/** What the invoice itself says of penalties: never more is claimed than it states. */
function penalties(reading: InvoiceReading): Pick<InvoiceInput, 'contractualRatePercent' | 'penaltyClause'> {
  const clause = statedClause(reading);
  const rate = fixedRate(clause);
  if (rate !== undefined) return { contractualRatePercent: percentText(rate) };
  const code = clause && clauseCode(clause);
  return code ? { penaltyClause: code } : {};
}

function debtorOf({ buyer }: InvoiceReading, supposed: string[]): DebtorInput {
  const country = /^[A-Z]{2}$/.test(buyer.country ?? '') ? (buyer.country as string) : 'FR';
  const isFrench = country === 'FR';
  const hasPostcode = isFrench ? /^\d{5}$/.test(buyer.postcode ?? '') : buyer.postcode !== undefined;
  if (isFrench && !buyer.validSiren)
    supposed.push(`SIREN du débiteur absent ou faux dans le fichier : ${LENT_SIREN} (fictif)`);
  if (!hasPostcode || !buyer.city) supposed.push('adresse du débiteur complétée');
  supposed.push('adresse électronique et téléphone du débiteur fictifs');
  const lines = buyer.addressLines.map((line) => line.slice(0, 38)).filter((line) => line.trim() !== '');
  return {
    kind: 'company',
    name: (buyer.name ?? 'Acheteur').slice(0, 200),
    addressLines: (lines.length > 0 ? lines : ['1 rue de l’Exemple']).slice(0, 3),
    postcode: hasPostcode ? (buyer.postcode as string).slice(0, 10) : isFrench ? '75001' : '0000',
    city: (buyer.city ?? 'Paris').slice(0, 30),
    country,
    email: 'comptabilite@debiteur.example',
    phone: '06 39 98 00 00',
    ...(isFrench ? { siren: buyer.validSiren ?? LENT_SIREN } : {}),
  };
}
