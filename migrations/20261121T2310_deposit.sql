-- why: organisations, documents, debtors and invoices: what a creditor deposits, kept once and provable.

-- A creditor's organisation; its tenant_id is the identifier of the sign-in's organisation.
create table organisation (
  tenant_id uuid constraint organisation_key primary key,
  name text not null,
  siren text constraint organisation_siren check (siren ~ '^\d{9}$'),
  legal_form text,
  activity text,
  register_status text check (register_status in ('active', 'closed')),
  register_source text,
  register_read_on date,
  address_lines text[] not null default '{}',
  postcode text,
  city text,
  email text,
  phone text,
  signatory_name text,
  signatory_role text,
  iban text,
  bic text,
  account_holder text,
  capital text,
  rcs_city text,
  mandate_accepted_at timestamptz,
  mandate_accepted_by text,
  mandate_version text,
  created_at timestamptz not null
);
call tenant_table('organisation', 'select, insert, update');

create table document (
  tenant_id uuid not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kind text not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  storage_key text not null,
  created_at timestamptz not null,
  created_by jsonb not null,
  constraint document_key primary key (tenant_id, id),
  constraint document_kept_once unique (tenant_id, sha256, kind)
);
call tenant_table('document', 'select, insert');

create table debtor (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('company', 'individual')),
  name text not null,
  siren text constraint debtor_siren check (siren ~ '^\d{9}$'),
  legal_form text,
  is_public_body boolean not null default false,
  register_status text check (register_status in ('active', 'closed')),
  register_source text,
  register_read_on date,
  address_lines text[] not null default '{}',
  postcode text,
  city text,
  country text not null default 'FR',
  contact_name text,
  email text,
  phone text,
  created_at timestamptz not null,
  constraint debtor_key primary key (tenant_id, id)
);
create unique index one_debtor_per_siren on debtor (tenant_id, siren) where siren is not null;
create index debtor_by_name on debtor (tenant_id, lower(name));
call tenant_table('debtor', 'select, insert, update');

-- What was dropped and read, until a person confirms it.
create table deposit (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  reading jsonb,
  refusal jsonb,
  status text not null check (status in ('open', 'confirmed', 'abandoned')),
  created_at timestamptz not null,
  created_by jsonb not null,
  constraint deposit_key primary key (tenant_id, id),
  constraint deposit_document foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index deposit_open on deposit (tenant_id, created_at desc) where status = 'open';
call tenant_table('deposit', 'select, insert, update');

create table invoice (
  tenant_id uuid not null,
  id uuid not null,
  debtor_id uuid not null,
  document_id uuid,
  number text not null,
  issued_on date not null,
  due_on date not null,
  currency text not null default 'EUR' check (currency = 'EUR'),
  net_cents bigint,
  tax_cents bigint,
  total_cents bigint not null check (total_cents > 0),
  prepaid_cents bigint not null default 0 check (prepaid_cents >= 0),
  principal_cents bigint not null check (principal_cents > 0),
  subject text,
  contractual_rate_ppm bigint check (contractual_rate_ppm between 0 and 1000000),
  -- a rate that moves with the semesters: 'legal-times:3', 'ecb-plus:10.00'
  penalty_clause text constraint invoice_penalty_clause
    check (penalty_clause ~ '^(legal-times:[1-9]\d?|(legal|ecb)-plus:\d{1,2}\.\d{2})$'),
  parties text not null check (parties in ('professionals', 'public-buyer', 'consumer')),
  source text not null check (source in ('file', 'typed')),
  -- facts that change what is owed, recorded when they happen
  mise_en_demeure_on date,
  insolvency_opened_on date,
  created_at timestamptz not null,
  constraint invoice_key primary key (tenant_id, id),
  constraint invoice_dates check (due_on >= issued_on),
  constraint invoice_debtor foreign key (tenant_id, debtor_id) references debtor (tenant_id, id),
  constraint invoice_document foreign key (tenant_id, document_id) references document (tenant_id, id),
  constraint one_invoice_per_number unique (tenant_id, debtor_id, number)
);
call tenant_table('invoice', 'select, insert, update');

-- A credit note reduces the principal from its date; it is not a payment.
create table credit_note (
  tenant_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  number text not null,
  issued_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  created_at timestamptz not null,
  constraint credit_note_key primary key (tenant_id, id),
  constraint credit_note_invoice foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  constraint one_credit_note_per_number unique (tenant_id, invoice_id, number)
);
call tenant_table('credit_note', 'select, insert');
