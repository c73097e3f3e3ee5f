-- why: many invoices at once: a list is read, kept, corrected and confirmed before its claims and cases are written; it can be undone.

create table import_batch (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('separated', 'workbook', 'fec')),
  -- digest of the titles: what a person corrected once is proposed again for the same ones
  signature text not null,
  titles text[] not null,
  sample jsonb not null,
  columns jsonb not null,
  mapping jsonb not null,
  terms_days int check (terms_days between 0 and 366),
  notices jsonb not null,
  state text not null check (state in ('read', 'confirmed', 'written', 'launched', 'undone')),
  created_at timestamptz not null,
  created_by jsonb not null,
  confirmed_at timestamptz,
  confirmed_by jsonb,
  signatory_name text,
  signatory_role text,
  launched_at timestamptz,
  undone_at timestamptz,
  constraint import_batch_key primary key (tenant_id, id),
  constraint import_batch_document foreign key (tenant_id, document_id) references document (tenant_id, id),
  constraint import_confirmed_by_somebody check
    (state in ('read', 'undone') or (confirmed_at is not null and confirmed_by is not null and signatory_name is not null and signatory_role is not null))
);
create index import_batch_latest on import_batch (tenant_id, created_at desc);
create index import_batch_of_file on import_batch (tenant_id, sha256);
call tenant_table('import_batch');

-- Who owes on the lines of an import: once per debtor, however many lines.
create table import_debtor (
  tenant_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  key text not null,
  told jsonb not null,
  given jsonb,
  checked jsonb,
  faults jsonb not null,
  notices jsonb not null,
  constraint import_debtor_key primary key (tenant_id, id),
  constraint import_debtor_once unique (tenant_id, batch_id, key),
  constraint import_debtor_batch foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade
);
call tenant_table('import_debtor');

create table import_line (
  tenant_id uuid not null,
  batch_id uuid not null,
  line int not null,
  state text not null check (state in ('good', 'faulty', 'skipped', 'duplicate', 'opened', 'undone')),
  debtor_key text,
  number text,
  debtor_name text,
  remaining_cents bigint,
  invoice jsonb,
  faults jsonb not null,
  notices jsonb not null,
  invoice_id uuid,
  case_id uuid,
  constraint import_line_key primary key (tenant_id, batch_id, line),
  constraint import_line_batch foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade,
  constraint import_line_good_has_invoice check (state not in ('good', 'opened') or (invoice is not null and debtor_key is not null)),
  constraint import_line_opened_has_case check (state not in ('opened', 'undone') or (invoice_id is not null and case_id is not null))
);
create index import_line_by_state on import_line (tenant_id, batch_id, state, line);
create index import_line_of_debtor on import_line (tenant_id, batch_id, debtor_key);
call tenant_table('import_line');

-- How an organisation reads the lists of one program, once a person has corrected the guess.
create table import_mapping (
  tenant_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  constraint import_mapping_key primary key (tenant_id, signature)
);
call tenant_table('import_mapping', 'select, insert, update');

-- An import that is undone withdraws its invoices: their numbers are free again, and the history stays as it was.
alter table invoice add column withdrawn_at timestamptz;
alter table invoice drop constraint one_invoice_per_number;
create unique index one_invoice_per_number on invoice (tenant_id, debtor_id, number) where withdrawn_at is null;
alter table invoice drop constraint invoice_source_check;
alter table invoice add constraint invoice_source check (source in ('file', 'typed', 'list'));
