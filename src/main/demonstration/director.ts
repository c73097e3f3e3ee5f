import { selectEntries } from '../../features/banking/banking.sql.ts';
import { matchEntry } from '../../features/banking/match-entry.ts';
import { selectCase, selectHolds } from '../../features/cases/cases.sql.ts';
import { changeDebtorContacts } from '../../features/cases/contacts/change-debtor-contacts.ts';
import { recordBounce } from '../../features/cases/contacts/record-bounce.ts';
import { decideHandOver } from '../../features/cases/decide-hand-over.ts';
import { type Dossier, loadDossiers } from '../../features/cases/dossier.ts';
import { type AnswerHold, answerHold } from '../../features/cases/holds/answer-hold.ts';
import { holdCase } from '../../features/cases/holds/hold-case.ts';
import type { HoldCase } from '../../features/cases/holds/hold-request.ts';
import { openCase } from '../../features/cases/open-case.ts';
import { recordCall } from '../../features/cases/record-call.ts';
import { recordDirectPayment } from '../../features/cases/record-direct-payment.ts';
import { firstOf } from '../../features/claims/contacts/recipient.ts';
import { checkDebtor } from '../../features/claims/debtor.ts';
import { depositInvoice } from '../../features/claims/deposit-invoice.ts';
import { checkInvoice } from '../../features/claims/invoice.ts';
import type { Company } from '../../features/companies/ports.ts';
import { callsOfCases } from '../../features/correspondence/calls.ts';
import { storeFile } from '../../features/documents/keep-document.ts';
import { paymentReference } from '../../features/payments/request-payment.ts';
import { addDays } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { PLATFORM } from '../../platform/ids.ts';
import type { Application } from '../application.ts';
import type { People } from './create-accounts.ts';
import type { Deed } from './debtor-deeds.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { type DemonstrationInvoice, firstPart, taxOf } from './invoices-of-kermeur.ts';
import type { SimulatedBank } from './simulated-bank.ts';

/** An answer without what the director fills in. */
type Outcome = AnswerHold extends infer One
  ? One extends AnswerHold
    ? Omit<One, 'caseId' | 'holdId' | 'settings'>
    : never
  : never;

/** Plays the people of the demonstration: each acts through the use case that its screen or its page would call. */
export function createDirector(application: Application, people: People, bank: SimulatedBank) {
  const { database, wiring, simulation } = application;
  const { settings, directory, files } = wiring;
  const cases = new Map<string, string>();
  const as = <T>(actor: Actor, work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId: people.tenantId, actor }, work);

  async function dossierOf(ctx: Context, invoice: DemonstrationInvoice): Promise<Dossier | undefined> {
    const id = cases.get(invoice.number);
    const row = id ? await selectCase(ctx, id) : undefined;
    return row && (await loadDossiers(ctx, [row]))[0];
  }

  /** What the debtor says on its page, or the creditor on the case's. */
  async function hold(
    invoice: DemonstrationInvoice,
    by: 'debtor' | 'manager',
    what: (ctx: Context, caseId: string) => HoldCase,
  ) {
    const caseId = cases.get(invoice.number) ?? '';
    const actor: Actor = by === 'debtor' ? { kind: 'debtor', caseId } : people.manager;
    await as(actor, (ctx) => holdCase(ctx, what(ctx, caseId)));
  }

  /** The creditor answers what stopped the case, if it is still stopped. */
  async function answer(caseId: string, reason: 'dispute' | 'claimed-paid', outcome: Outcome) {
    await as(people.manager, async (ctx) => {
      const open = (await selectHolds(ctx, [caseId])).find((hold) => hold.reason === reason && hold.ended_at === null);
      if (open) orThrow(await answerHold(ctx, { caseId, holdId: open.id, settings, ...outcome }));
    });
    await simulation.settle();
  }

  async function pay(invoice: DemonstrationInvoice, deed: Extract<Deed, { does: 'pay' }>) {
    await as(people.manager, async (ctx) => {
      const dossier = await dossierOf(ctx, invoice);
      if (!dossier?.owed || dossier.row.closed_on || dossier.owed.total <= 0n) return;
      const { row, debtor, owed } = dossier;
      bank.receive({
        on: ctx.today,
        amount: deed.share === 'all' ? owed.total : firstPart(owed.total),
        name: debtor.name,
        remittance: deed.reference
          ? `Facture ${invoice.number} ${paymentReference(row.reference)}`
          : `Facture ${invoice.number.slice(-4)}`,
      });
    });
  }

  return {
    /** Sixty-two companies of the sample directory, active, that are neither public nor our creditor. */
    async debtors(): Promise<string[]> {
      const { default: sample } = await import('../../adapters/company-directory/sample.json', {
        with: { type: 'json' },
      });
      return sample.results
        .filter(
          ({ siren, etat_administratif, nature_juridique }) =>
            siren.startsWith('2100') && etat_administratif === 'A' && !nature_juridique.startsWith('7'),
        )
        .map(({ siren }) => siren)
        .filter((siren) => siren !== '210070728')
        .slice(0, 62);
    },

    async open(invoice: DemonstrationInvoice): Promise<void> {
      const found = await directory.bySiren(invoice.siren as Company['siren']);
      const company = orThrow(found);
      const debtor = orThrow(checkDebtor(debtorInput(company, invoice), company));
      const pdf = await invoicePdf(invoice, company);
      const file = await storeFile(files, pdf, 'application/pdf');
      const opened = await as(people.manager, async (ctx) => {
        const deposit = await depositInvoice(ctx, {
          fileName: `${invoice.number}.pdf`,
          contentType: 'application/pdf',
          file,
          refusal: { kind: 'pdf-without-invoice-data', attachments: [] },
        });
        const checked = orThrow(
          checkInvoice(
            {
              number: invoice.number,
              issuedOn: invoice.issuedOn,
              dueOn: invoice.dueOn,
              netCents: Number(invoice.net),
              taxCents: Number(taxOf(invoice)),
              totalCents: Number(invoice.total),
              prepaidCents: 0,
              subject: invoice.subject,
            },
            ctx.today,
          ),
        );
        const signatory = { name: 'Maëlle Kermeur', role: 'gérante' };
        return orThrow(await openCase(ctx, { debtor, invoice: checked, depositId: deposit.id, signatory, settings }));
      });
      cases.set(invoice.number, opened.id);
      await simulation.settle();
    },

    async play(invoice: DemonstrationInvoice, deed: Deed): Promise<void> {
      const caseId = cases.get(invoice.number) ?? '';
      switch (deed.does) {
        case 'pay':
          return pay(invoice, deed);
        case 'promise':
          return hold(invoice, 'debtor', (ctx) => ({
            caseId,
            settings,
            reason: 'promise',
            promisedOn: addDays(ctx.today, deed.inDays),
          }));
        case 'dispute':
          return hold(invoice, 'debtor', () => ({
            caseId,
            settings,
            reason: 'dispute',
            code: deed.code,
            note: deed.note,
          }));
        case 'say-paid':
          return hold(invoice, 'debtor', (ctx) => ({
            caseId,
            settings,
            reason: 'claimed-paid',
            paidOn: addDays(ctx.today, -2),
          }));
        case 'match': {
          await database.inTransaction({ tenantId: PLATFORM, actor: people.operator }, async (ctx) => {
            const { entries } = await selectEntries(ctx, { state: 'unmatched', limit: 100, offset: 0 });
            const entry = entries.find(({ remittance }) => remittance.includes(invoice.number.slice(-4)));
            if (entry) orThrow(await matchEntry(ctx, { entryId: entry.id, caseId }));
          });
          return simulation.settle();
        }
        case 'pause':
          return hold(invoice, 'manager', (ctx) => ({
            caseId,
            settings,
            reason: 'pause',
            untilOn: addDays(ctx.today, deed.days),
            note: deed.note,
          }));
        case 'answer-dispute':
          return answer(caseId, 'dispute', { outcome: deed.outcome, note: deed.note });
        case 'answer-paid': {
          const owed = await as(people.manager, async (ctx) => ({
            on: ctx.today,
            total: (await dossierOf(ctx, invoice))?.owed?.total,
          }));
          if (deed.received && owed.total)
            return answer(caseId, 'claimed-paid', { outcome: 'received', receivedOn: owed.on, amount: owed.total });
          return answer(caseId, 'claimed-paid', { outcome: 'not-received', note: 'Rien au relevé de ce jour.' });
        }
        case 'paid-creditor':
          await as(people.manager, async (ctx) => {
            const owed = (await dossierOf(ctx, invoice))?.owed;
            if (owed)
              orThrow(
                await recordDirectPayment(ctx, {
                  caseId,
                  receivedOn: ctx.today,
                  amount: owed.total,
                  key: invoice.number,
                }),
              );
          });
          return simulation.settle();
        case 'call':
          await as(people.manager, async (ctx) => {
            const task = (await callsOfCases(ctx, [caseId])).find(({ state }) => state === 'open');
            const { outcome, note } = deed;
            if (task) await recordCall(ctx, { caseId, taskId: task.id, outcome, note, durationMinutes: 4, settings });
          });
          return simulation.settle();
        case 'add-manager':
          await as(people.manager, async (ctx) => {
            const debtor = (await dossierOf(ctx, invoice))?.debtor;
            const domain = firstOf(debtor?.contacts ?? [])?.email?.split('@')[1];
            if (!debtor || !domain) return;
            const contact = { name: deed.name, role: 'manager' as const, email: `direction@${domain}` };
            orThrow(
              await changeDebtorContacts(ctx, { debtorId: debtor.id, change: { kind: 'add', contact }, settings }),
            );
          });
          return simulation.settle();
        case 'email-comes-back':
          await as({ kind: 'system', name: 'courrier' }, async (ctx) => {
            const email = firstOf((await dossierOf(ctx, invoice))?.debtor.contacts ?? [])?.email;
            const diagnostic = '550 5.1.1 User unknown';
            if (email) orThrow(await recordBounce(ctx, { email, at: ctx.now, isPermanent: true, diagnostic }));
          });
          return simulation.settle();
        case 'decide':
          await as(people.owner, (ctx) => decideHandOver(ctx, { caseId, choice: deed.choice }));
      }
    },
  };
}

function debtorInput(company: Company, invoice: DemonstrationInvoice) {
  const { headOffice } = company;
  const slug = company.name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
  const digits = company.siren.slice(-4);
  return {
    kind: 'company' as const,
    siren: company.siren,
    name: company.name.slice(0, 100),
    addressLines: headOffice.lines.slice(0, -1).slice(0, 4),
    postcode: headOffice.postcode ?? '',
    city: headOffice.city ?? '',
    country: 'FR',
    contactName: 'Service comptabilité',
    ...(invoice.behaviour === 'unreachable-by-email' ? {} : { email: `compta@${slug}.example` }),
    phone: `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}`,
  };
}
