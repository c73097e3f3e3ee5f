import { addDays } from '../../kernel/civil-date.ts';
import { percentText } from '../../kernel/money.ts';
import type { StatedPenalty } from '../../law/mentions-de-facture/penalty-rate.ts';
import type { CompanyView } from '../companies/companies.contract.ts';
import { refusalMessage } from '../invoice-files/french-refusals.ts';
import { warningMessage } from '../invoice-files/french-warnings.ts';
import {
  type AmountRead,
  isCreditNote,
  type PartialReading,
  type PartyRead,
} from '../invoice-files/invoice-reading.ts';
import type { ReadWarning } from '../invoice-files/read-warnings.ts';
import type { DepositView } from './claims.contract.ts';
import type { Deposit } from './deposit-invoice.ts';
import { clauseCode, fixedRate, statedClause, statedTerms } from './penalty-clause.ts';

type Finding = DepositView['findings'][number];

/** A deposit as the screen shows it beside the document: what was read, what is doubtful, what is missing. */
export function presentDeposit(
  deposit: Deposit,
  document: { name: string; contentType: string },
  creditor: { siren?: string },
  debtorCompany: CompanyView | null,
): DepositView {
  const { refusal } = deposit;
  const partial = refusal?.kind === 'incomplete-reading' ? refusal : undefined;
  const reading = deposit.reading ?? partial?.partial;
  return {
    id: deposit.id,
    documentId: deposit.documentId,
    fileName: document.name,
    contentType: document.contentType,
    status: deposit.status,
    createdAt: deposit.createdAt.toISOString(),
    pages: deposit.pages ? [...deposit.pages] : null,
    inFile: deposit.inFile.map(({ id, pages, status, reading: each }) => ({
      id,
      pages: [...pages],
      status,
      number: each?.number ?? null,
      buyerName: each?.buyer.name ?? null,
      dueCents: centsOf(each?.dueAmount) ?? centsOf(each?.grandTotal),
    })),
    // What could be read of the document fills the form; what could not is asked field by field.
    refusal: refusal && !partial ? { kind: refusal.kind, message: refusalMessage(refusal) } : null,
    reading: reading ? presentReading(reading) : null,
    beingRead: deposit.beingRead ?? null,
    findings: reading ? findingsOf(reading, creditor) : [],
    debtorCompany,
  };
}

function presentReading(reading: PartialReading): NonNullable<DepositView['reading']> {
  const clause = statedClause(reading);
  const rate = fixedRate(clause);
  return {
    syntax: reading.syntax,
    profile: reading.profile ?? null,
    typeCode: reading.typeCode ?? null,
    number: reading.number ?? null,
    issuedOn: reading.issueDate ?? null,
    dueOn: reading.dueDate ?? null,
    currency: reading.currency ?? null,
    netCents: centsOf(reading.netTotal),
    taxCents: centsOf(reading.taxTotal),
    totalCents: centsOf(reading.grandTotal) ?? centsOf(reading.dueAmount),
    prepaidCents: centsOf(reading.prepaid),
    dueCents: centsOf(reading.dueAmount),
    subject: null,
    seller: presentParty(reading.seller),
    buyer: presentParty(reading.buyer),
    ibans: reading.accounts.map(({ iban, text }) => iban ?? text),
    notes: reading.notes.map(({ code, text }) => ({ code: code ?? null, text })),
    contractualRatePercent: rate ? percentText(rate) : null,
    penaltyClause: clause ? (clauseCode(clause) ?? null) : null,
  };
}

function presentParty(party: PartyRead): NonNullable<DepositView['reading']>['buyer'] {
  return {
    name: party.name ?? null,
    siren: party.siren ?? null,
    siret: party.siret ?? null,
    vat: party.vat ?? null,
    addressLines: [...party.addressLines],
    postcode: party.postcode ?? null,
    city: party.city ?? null,
    country: party.country ?? null,
    email: party.contact?.email ?? null,
    phone: party.contact?.phone ?? null,
    contactName: party.contact?.name ?? null,
  };
}

function centsOf(amount: AmountRead | undefined): number | null {
  return amount?.cents === undefined ? null : Number(amount.cents);
}

/** Fields of the form by the EN 16931 term that a warning is about. */
const FIELDS: Record<string, string> = {
  'BT-1': 'number',
  'BT-2': 'issuedOn',
  'BT-9': 'dueOn',
  'BT-109': 'netCents',
  'BT-110': 'taxCents',
  'BT-112': 'totalCents',
  'BT-113': 'prepaidCents',
  'BT-115': 'dueCents',
};

function findingsOf(reading: PartialReading, creditor: { siren?: string }): Finding[] {
  const findings: Finding[] = reading.warnings.map((warning) => ({
    kind: warning.kind,
    field: fieldOf(warning),
    severity: severityOf(warning),
    message: warningMessage(warning),
  }));
  const add = (kind: string, field: string | null, severity: Finding['severity'], message: string) =>
    findings.unshift({ kind, field, severity, message });
  if (reading.typeCode && isCreditNote(reading.typeCode)) {
    add(
      'credit-note',
      'number',
      'blocks',
      'Ce fichier est un avoir : il diminue ce que l’on vous doit. Ajoutez-le au dossier de sa facture.',
    );
  }
  if (reading.currency && reading.currency !== 'EUR') {
    add(
      'not-in-euros',
      null,
      'blocks',
      `La facture est en ${reading.currency} : seules les factures en euros peuvent être recouvrées ici.`,
    );
  }
  if (!reading.dueDate) {
    const usual = reading.issueDate
      ? ` Sans date convenue, la loi compte trente jours après la réception ou l’exécution : au plus tôt le ${addDays(reading.issueDate, 30)}.`
      : '';
    add('missing-due-date', 'dueOn', 'check', `L’échéance n’est pas dans le fichier : indiquez-la.${usual}`);
  }
  if (creditor.siren && reading.seller.siren && reading.seller.siren !== creditor.siren) {
    add(
      'other-seller',
      null,
      'check',
      `Le vendeur de cette facture (${reading.seller.name ?? reading.seller.siren}) n’est pas votre entreprise : vérifiez que la créance est bien la vôtre.`,
    );
  }
  const doubt = penaltyDoubt(statedTerms(reading));
  if (doubt) add(doubt.kind, 'contractualRatePercent', 'check', doubt.message);
  if (PICTURES.has(reading.syntax)) {
    add(
      'read-in-picture',
      null,
      'note',
      'Lu dans une image : les montants que rien ne confirme ont été laissés vides.',
    );
  }
  const due = reading.dueAmount?.cents;
  if (due !== undefined && due <= 0n) {
    add('nothing-due', 'dueCents', 'blocks', 'D’après le fichier, plus rien n’est dû sur cette facture.');
  }
  return findings;
}

const PERIODS = { day: 'par jour', week: 'par semaine', month: 'par mois', quarter: 'par trimestre' } as const;

/** What a person should look at in the penalties that the invoice states. */
function penaltyDoubt(stated: StatedPenalty): { kind: string; message: string } | undefined {
  if (stated.kind === 'clause' && stated.converted) {
    const { per, rate } = stated.converted;
    return {
      kind: 'penalty-rate-converted',
      message: `La facture dit ${percentText(rate).replace('.', ',')} % ${PERIODS[per]} : nous l’avons ramené à l’année. Vérifiez le taux.`,
    };
  }
  if (stated.kind !== 'unreadable') return undefined;
  const why =
    stated.why === 'flat-percentage'
      ? 'un pourcentage du montant n’est pas un taux'
      : stated.why === 'several-rates'
        ? 'elle en donne plusieurs'
        : 'nous n’avons pas su le lire avec certitude';
  return {
    kind: 'penalty-rate-unreadable',
    message: `Le taux des pénalités de la facture n’est pas repris : ${why}. Sans autre indication, le taux légal s’applique.`,
  };
}

const PICTURES = new Set(['scan', 'image-jpeg', 'image-png', 'image-tiff']);

const NOTES = new Set([
  'test-document',
  'unusual-attachment-name',
  'pdf-restricted',
  'type-code-assumed',
  'missing-mention',
  'copy-of-invoice',
  'encoding-mismatch',
]);

function severityOf(warning: ReadWarning): Finding['severity'] {
  if (warning.kind === 'factored' || warning.kind === 'declared-paid') return 'check';
  return NOTES.has(warning.kind) ? 'note' : 'check';
}

function fieldOf(warning: ReadWarning): string | null {
  if (warning.kind === 'due-before-issue' || warning.kind === 'several-due-dates') return 'dueOn';
  if (warning.kind === 'grand-total-mismatch') return 'totalCents';
  if (warning.kind === 'due-amount-mismatch') return 'dueCents';
  if (!('field' in warning)) return null;
  const { term, party } = warning.field;
  if (warning.kind === 'doubtful-reading' && party === 'buyer') return 'debtor.name';
  return party ? `${party}` : (FIELDS[term] ?? null);
}
