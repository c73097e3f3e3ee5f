import { addDays, type CivilDate, inParis } from '../../kernel/civil-date.ts';
import { decimal, minus, percentText, plus, sumOf, ZERO } from '../../kernel/money.ts';
import { epcPayload, epcQrSvg } from '../bank-files/epc-qr.ts';
import { addressUnderName } from '../claims/debtor.ts';
import type { MessageFacts } from '../correspondence/message-facts.ts';
import { paidTotals } from '../payments/claim-position.ts';
import { presentOwed } from '../payments/owed-view.ts';
import { paymentReference } from '../payments/request-payment.ts';
import { NOTICE_DAYS } from '../scenario/strategies.ts';
import { organisationAddress } from '../tenancy/organisation.ts';
import type { Dossier } from './dossier.ts';
import { type CaseSettings, portalUrl } from './settings.ts';

/** What was already written about a case, oldest first: what later messages recall. */
export type PastMessage = {
  template: string;
  channel: MessageFacts['remindersMade'][number]['channel'];
  on: CivilDate;
};

/** The frozen facts of a message about a case: everything it may say, as it stands at `now`; `addressedTo` says to whom. */
export function messageFactsOf(
  dossier: Dossier,
  past: readonly PastMessage[],
  settings: CaseSettings,
  now: Date,
  extra: Partial<MessageFacts> = {},
): MessageFacts {
  const { row, debtor, organisation, invoice, position, owed } = dossier;
  if (!owed) throw new Error(`case ${row.reference}: what is owed is not known`);
  const today = inParis(now).date;
  const view = presentOwed(owed, position);
  const payments = owed.imputation.filter(({ kind }) => kind === 'payment');
  const paidToPrincipal = sumOf(payments.map(({ toPrincipal }) => toPrincipal));
  const interestPaid = sumOf(owed.imputation.map(({ toInterest }) => toInterest));
  const first = past[0];
  const notice = past.find(({ template }) => template === 'mise-en-demeure');
  const promise = brokenPromiseOf(dossier);
  const phone = settings.collector.phone ?? organisation.phone;
  return {
    writtenOn: today,
    caseReference: row.reference,
    paymentReference: paymentReference(row.reference),
    creditor: {
      name: organisation.name,
      addressLines: organisationAddress(organisation),
      signatoryName: row.signatory_name,
      signatoryRole: row.signatory_role,
      ...optional({
        legalForm: organisation.legalForm,
        siren: organisation.siren,
        rcsCity: organisation.rcsCity,
        capital: organisation.capital,
        city: organisation.city,
        email: organisation.email,
        phone: organisation.phone,
      }),
    },
    collector: settings.collector,
    debtor: {
      kind: debtor.kind,
      name: debtor.name,
      addressLines: addressUnderName(debtor),
      ...(debtor.country === 'FR' ? {} : { isForeign: true }),
      ...optional({ siren: debtor.siren, legalForm: debtor.legalForm }),
    },
    invoices: [
      {
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        total: decimal(invoice.total),
        paid: decimal(plus(invoice.prepaid, paidToPrincipal)),
        credited: decimal(minus(minus(position.principal, paidToPrincipal), owed.principal)),
        balance: decimal(owed.principal),
      },
    ],
    owed: {
      principal: decimal(owed.principal),
      interest: decimal(owed.interest),
      indemnity: decimal(owed.indemnity),
      total: decimal(owed.total),
      paid: decimal(paidTotals(position, today).total),
      ...(interestPaid > ZERO ? { interestPaid: decimal(interestPaid) } : {}),
      lines: owed.lines.map((line) => ({
        from: line.from,
        to: line.to,
        days: line.days,
        ratePercent: percentText(line.rate),
        base: decimal(line.base),
        interest: decimal(line.interest),
      })),
      articles: view.articles.map(({ label, url }) => ({ label, ...(url ? { url } : {}) })),
      convention: view.convention,
      unconfirmed: view.warnings.map(({ text }) => text),
    },
    account: accountOf(dossier, settings),
    link: portalUrl(settings, row.portal_key),
    deadlineOn: addDays(today, NOTICE_DAYS),
    remindersMade: past.map(({ on, channel, template }) => ({ on, channel, label: LABELS[template] ?? template })),
    ...(first ? { firstLetter: { reference: row.reference, on: first.on } } : {}),
    ...(notice
      ? { miseEnDemeure: { on: notice.on, deadlineOn: addDays(notice.on, NOTICE_DAYS), reference: row.reference } }
      : {}),
    ...(promise ? { brokenPromise: promise } : {}),
    ...(phone ? { questionsPhone: phone } : {}),
    ...extra,
  };
}

/** How past messages are recalled in later ones. */
const LABELS: Record<string, string> = {
  'reminder-friendly': 'première relance par courriel',
  'reminder-firm': 'deuxième relance par courriel',
  'reminder-firm-sms': 'rappel par SMS',
  'letter-reminder': 'lettre de relance',
  'mise-en-demeure': 'mise en demeure par lettre recommandée avec avis de réception',
  'after-notice': 'relance après mise en demeure, par courriel',
  'after-notice-sms': 'rappel après mise en demeure, par SMS',
  call: 'appel téléphonique',
};

function accountOf({ owed, row }: Dossier, settings: CaseSettings): NonNullable<MessageFacts['account']> {
  const { iban, bic, holder } = settings.account;
  const payload = epcPayload({
    name: holder,
    iban,
    amount: owed?.total ?? ZERO,
    remittance: { kind: 'reference', reference: paymentReference(row.reference) },
    ...(bic ? { bic } : {}),
  });
  return { iban, holder, ...(bic ? { bic } : {}), ...(payload.refused ? {} : { epcQrSvg: epcQrSvg(payload.value) }) };
}

function brokenPromiseOf({ facts, row }: Dossier): MessageFacts['brokenPromise'] {
  const broken = facts.holds
    .filter(({ reason, endedOn, promisedOn }) => reason === 'promise' && endedOn && promisedOn)
    .at(-1);
  if (!broken?.promisedOn || row.closed_on) return undefined;
  return { promisedOn: broken.promisedOn, ...(broken.amount === undefined ? {} : { amount: decimal(broken.amount) }) };
}

function optional<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
