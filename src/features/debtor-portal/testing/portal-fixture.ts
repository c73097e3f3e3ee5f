import { randomBytes } from 'node:crypto';
import { day } from '../../../kernel/civil-date.ts';
import type { Bic, Iban } from '../../../kernel/iban.ts';
import { euros, minus } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { Siren } from '../../../kernel/siren.ts';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db.ts';
import { newId, type TenantId } from '../../../platform/ids.ts';
import { openCase } from '../../cases/open-case.ts';
import { type CaseSettings, portalToken } from '../../cases/settings.ts';
import type { CheckedDebtor } from '../../claims/debtor.ts';
import type { CheckedInvoice } from '../../claims/invoice.ts';
import { keepDocument, storeFile } from '../../documents/keep-document.ts';
import type { FileStorage } from '../../documents/ports.ts';

export const portalSettings: CaseSettings = {
  publicUrl: 'http://localhost:3000',
  account: {
    iban: 'FR7630006000011234567890189' as Iban,
    bic: 'AGRIFRPP' as Bic,
    holder: 'Recouvrance, fonds de tiers',
  },
  collector: {
    name: 'Recouvrance',
    addressLines: ['1 quai de la Fosse', '44000 NANTES'],
    statement: 'qui exerce une activité de recouvrement amiable',
    signatoryName: 'Awa Diallo',
    signatoryRole: 'chargée de dossiers',
    phone: '+33240000000',
    email: 'bonjour@recouvrance.example',
  },
  channels: { sms: true, post: true },
  secret: randomBytes(32).toString('hex'),
};

/** Documents in memory. */
export function memoryFiles(): FileStorage & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    write: async (key, bytes) => void kept.set(key, bytes),
    read: async (key) => kept.get(key),
    remove: async (key) => void kept.delete(key),
  };
}

type Wanted = {
  creditorName: string;
  debtor: Partial<CheckedDebtor>;
  invoice: Partial<CheckedInvoice>;
  /** Bytes of the invoice's file, when it has one. */
  file: string;
};

export type PortalCase = {
  tenantId: TenantId;
  caseId: string;
  invoiceId: string;
  reference: string;
  token: string;
  /** One transaction as the creditor. */
  asCreditor<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
};

type Tables = {
  organisation: Record<string, unknown>;
  invoice: { id: string; document_id: string | null };
  case_file: { id: string; portal_key: string; invoice_id: string };
};

let made = 0;

/** A case opened for a creditor of its own, with the token of its link; valid unless told otherwise. */
export async function aPortalCase(
  database: Database,
  files: FileStorage,
  wanted: Partial<Wanted> = {},
): Promise<PortalCase> {
  made += 1;
  const tenantId = newId(new Date('2026-09-01T08:00:00Z')) as TenantId;
  const actor = { kind: 'user', userId: 'u1', name: 'Anne Kermeur' } as const;
  const asCreditor = <T>(work: (ctx: Context) => Promise<T>) => database.inTransaction({ tenantId, actor }, work);
  const stored = wanted.file ? await storeFile(files, Buffer.from(wanted.file), 'application/pdf') : undefined;
  const opened = await asCreditor(async (ctx) => {
    const own = ctx.tx.withTables<Tables>();
    await own
      .insertInto('organisation')
      .values(organisationRow(tenantId, wanted.creditorName, ctx.now))
      .execute();
    const { id, reference } = orThrow(
      await openCase(ctx, {
        debtor: { ...debtor, ...wanted.debtor },
        invoice: invoiceOf(wanted.invoice),
        signatory: { name: 'Anne Kermeur', role: 'gérante' },
        settings: portalSettings,
      }),
    );
    const row = await own.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (stored) {
      const document = {
        kind: 'invoice',
        name: 'Facture « été » 118.pdf',
        contentType: 'application/pdf',
        file: stored,
      };
      const kept = await keepDocument(ctx, document);
      await own.updateTable('invoice').set({ document_id: kept.id }).where('id', '=', row.invoice_id).execute();
    }
    return { id, reference, invoiceId: row.invoice_id, portalKey: row.portal_key };
  });
  return {
    tenantId,
    caseId: opened.id,
    invoiceId: opened.invoiceId,
    reference: opened.reference,
    token: portalToken(portalSettings, opened.portalKey),
    asCreditor,
  };
}

function organisationRow(tenantId: TenantId, name = 'Atelier Kermeur', createdAt: Date) {
  return {
    tenant_id: tenantId,
    name,
    siren: '404833048',
    address_lines: ['12 rue de la Visitation'],
    postcode: '35000',
    city: 'Rennes',
    email: 'compta@atelier-kermeur.example',
    phone: '+33299000000',
    iban: 'FR7630006000011234567890189',
    account_holder: 'Atelier Kermeur SARL',
    signatory_name: 'Anne Kermeur',
    created_at: createdAt,
  };
}

const debtor: CheckedDebtor = {
  kind: 'company',
  name: 'Menuiserie Le Goff',
  siren: '552100554' as Siren,
  isPublicBody: false,
  addressLines: ['4 allée des Charpentiers'],
  postcode: '56300',
  city: 'Pontivy',
  country: 'FR',
};

function invoiceOf(changes: Partial<CheckedInvoice> = {}): CheckedInvoice {
  const total = changes.total ?? euros('4560.00');
  const prepaid = changes.prepaid ?? euros('0.00');
  return {
    number: `F-2026-${117 + made}`,
    issuedOn: day('2026-09-09'),
    dueOn: day('2026-10-09'),
    subject: 'Pose de six fenêtres',
    ...changes,
    total,
    prepaid,
    principal: minus(total, prepaid),
  };
}
