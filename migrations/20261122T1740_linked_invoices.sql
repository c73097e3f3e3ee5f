-- why: one file may hold several invoices, each with its pages; and invoices speak of each other: one corrects, settles or credits another.

-- The pages, from 1, of the document that an invoice was read in; null for the whole of it.
alter table deposit add column pages int[] constraint deposit_pages check (cardinality(pages) > 0 and 0 < all (pages));
-- The deposits of one dropped file share the identifier of the first.
alter table deposit add column drop_id uuid;
create index deposit_of_drop on deposit (tenant_id, drop_id) where drop_id is not null;

alter table invoice add column document_pages int[] constraint invoice_pages check (cardinality(document_pages) > 0 and 0 < all (document_pages));
-- UNTDID 1001 (BT-3): 386 is a deposit invoice, 384 a corrected one.
alter table invoice add column type_code text constraint invoice_type_code check (type_code ~ '^\d{2,3}$');

-- The file that a credit note was read in.
alter table credit_note add column document_id uuid;
alter table credit_note add column document_pages int[] constraint credit_note_pages check (cardinality(document_pages) > 0 and 0 < all (document_pages));
alter table credit_note add constraint credit_note_document foreign key (tenant_id, document_id) references document (tenant_id, id);

-- Another invoice that an invoice names (BG-3), by its number: it may be deposited later, or never.
create table invoice_link (
  tenant_id uuid not null,
  invoice_id uuid not null,
  number text not null,
  number_key text not null,
  issued_on date,
  created_at timestamptz not null,
  constraint invoice_link_key primary key (tenant_id, invoice_id, number_key),
  constraint invoice_link_invoice foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index invoice_link_by_number on invoice_link (tenant_id, number_key);
call tenant_table('invoice_link', 'select, insert');

-- What an invoice said before a corrected one took its place in the same claim: its payments, its case and its history stay.
create table replaced_invoice (
  tenant_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  debtor_id uuid not null,
  document_id uuid,
  document_pages int[],
  number text not null,
  number_key text not null,
  issued_on date not null,
  due_on date not null,
  total_cents bigint not null check (total_cents > 0),
  prepaid_cents bigint not null check (prepaid_cents >= 0),
  principal_cents bigint not null check (principal_cents > 0),
  mise_en_demeure_on date,
  replaced_on date not null,
  replaced_at timestamptz not null,
  replaced_by jsonb not null,
  constraint replaced_invoice_key primary key (tenant_id, id),
  constraint replaced_invoice_now foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  constraint replaced_invoice_debtor foreign key (tenant_id, debtor_id) references debtor (tenant_id, id),
  constraint replaced_invoice_document foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index replaced_invoice_of on replaced_invoice (tenant_id, invoice_id);
create index replaced_invoice_by_number on replaced_invoice (tenant_id, debtor_id, number_key);
-- its debtor alone changes: when two debtors turn out to be one
call tenant_table('replaced_invoice', 'select, insert');
grant update (debtor_id) on replaced_invoice to recouvrance_app;
