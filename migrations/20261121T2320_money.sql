-- why: client funds in double entry, payments, bank statements, fees and payouts: no cent lost, none counted twice.

-- An account of the client-funds ledger. Balances never go below zero except for the outside world ('bank'): what it lacks is
-- what we hold. 'surplus' is money above what was owed: it is the debtor's.
create table ledger_account (
  tenant_id uuid not null,
  id text not null,
  kind text not null check (kind in ('bank', 'unmatched', 'collected', 'surplus', 'payable', 'in-transit', 'fees')),
  balance_cents bigint not null default 0,
  created_at timestamptz not null,
  constraint ledger_account_key primary key (tenant_id, id),
  constraint funds_never_negative check (kind = 'bank' or balance_cents >= 0)
);
call tenant_table('ledger_account', 'select, insert');
grant update (balance_cents) on ledger_account to recouvrance_app;
create index ledger_account_funded on ledger_account (kind, tenant_id, id) where balance_cents > 0;

-- A transfer moves a positive amount from one account to another; corrections are opposite transfers. Append-only.
create table ledger_transfer (
  tenant_id uuid not null,
  id uuid not null,
  source_tenant_id uuid not null,
  source_id text not null,
  destination_tenant_id uuid not null,
  destination_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  kind text not null,
  subject text not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  idempotency_key text not null,
  input_hash text not null,
  reverses_id uuid,
  constraint ledger_transfer_key primary key (tenant_id, id),
  constraint ledger_transfer_once unique (idempotency_key),
  constraint ledger_transfer_reversed_once unique (reverses_id),
  constraint ledger_transfer_moves check ((source_tenant_id, source_id) <> (destination_tenant_id, destination_id)),
  constraint ledger_transfer_source foreign key (source_tenant_id, source_id) references ledger_account (tenant_id, id),
  constraint ledger_transfer_destination foreign key (destination_tenant_id, destination_id) references ledger_account (tenant_id, id)
);
create index ledger_transfer_by_subject on ledger_transfer (tenant_id, subject);
create index ledger_transfer_from on ledger_transfer (source_tenant_id, source_id);
create index ledger_transfer_to on ledger_transfer (destination_tenant_id, destination_id);
call tenant_table('ledger_transfer', 'select, insert');

-- What a debtor can pay by transfer: the reference that its bank statement line will carry. One per case.
create table payment_request (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  case_reference text not null,
  invoice_id uuid not null,
  invoice_number text not null,
  debtor_name text not null,
  reference text not null,
  -- what a transfer without our reference is looked up by
  principal_cents bigint not null check (principal_cents > 0),
  invoice_key text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint payment_request_key primary key (tenant_id, id),
  constraint payment_request_reference unique (reference),
  constraint one_payment_request_per_case unique (tenant_id, case_id),
  constraint payment_request_invoice foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index payment_request_by_case_reference on payment_request (case_reference);
create index payment_request_by_case on payment_request (case_id);
create index payment_request_open_by_number on payment_request (invoice_key) where closed_at is null;
create index payment_request_open_by_principal on payment_request (principal_cents) where closed_at is null;
call tenant_table('payment_request', 'select, insert, update');

-- The words of the debtor's name, while the request is open. Not an array: under row-level security only operators that leak
-- nothing may use an index, and those of arrays are not among them.
create table payment_request_word (
  tenant_id uuid not null,
  request_id uuid not null,
  word text not null,
  constraint payment_request_word_key primary key (tenant_id, request_id, word),
  constraint payment_request_word_request foreign key (tenant_id, request_id) references payment_request (tenant_id, id)
);
create index payment_request_by_word on payment_request_word (word);
call tenant_table('payment_request_word', 'select, insert, delete');

create table payment (
  tenant_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  case_id uuid,
  amount_cents bigint not null check (amount_cents > 0),
  received_on date not null,
  -- 'client-funds': on the client-funds account; 'direct': the creditor says it was paid to itself.
  origin text not null check (origin in ('client-funds', 'direct')),
  to_interest_cents bigint not null check (to_interest_cents >= 0),
  to_indemnity_cents bigint not null check (to_indemnity_cents >= 0),
  to_principal_cents bigint not null check (to_principal_cents >= 0),
  surplus_cents bigint not null check (surplus_cents >= 0),
  payer_name text,
  idempotency_key text not null,
  recorded_at timestamptz not null,
  recorded_by jsonb not null,
  constraint payment_key primary key (tenant_id, id),
  constraint payment_once unique (idempotency_key),
  constraint payment_fully_allocated check (amount_cents = to_interest_cents + to_indemnity_cents + to_principal_cents + surplus_cents),
  constraint payment_invoice foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create unique index payment_identifier on payment (id);
create index payment_by_invoice on payment (invoice_id, received_on);
create index payment_by_case on payment (case_id) where case_id is not null;
call tenant_table('payment', 'select, insert');

-- Statements of the client-funds account belong to the platform.
create table bank_statement (
  tenant_id uuid not null,
  id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  format text not null,
  -- several statements, or pages of one under the same name, may come in one file
  place_in_file int not null check (place_in_file > 0),
  statement_id text not null,
  account_iban text not null,
  from_on date,
  to_on date,
  opening_cents bigint,
  closing_cents bigint,
  entries int not null,
  warnings jsonb not null,
  imported_at timestamptz not null,
  imported_by jsonb not null,
  constraint bank_statement_key primary key (tenant_id, id),
  constraint bank_statement_once unique (tenant_id, file_sha256, place_in_file)
);
create index bank_statement_latest on bank_statement (tenant_id, imported_at desc);
call tenant_table('bank_statement', 'select, insert');

create table bank_entry (
  tenant_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  fingerprint text not null,
  booked_on date not null,
  value_on date not null,
  direction text not null check (direction in ('credit', 'debit')),
  amount_cents bigint not null check (amount_cents > 0),
  counterparty_name text,
  counterparty_iban text,
  remittance text not null,
  references_found text[] not null default '{}',
  end_to_end_id text,
  -- why a person must decide, whatever the references say: a returned transfer, an entry its details do not explain
  caution text,
  state text not null check (state in ('unmatched', 'matched', 'ignored')),
  matched_tenant_id uuid,
  matched_case_id uuid,
  matched_payout_id uuid,
  matched_by jsonb,
  matched_at timestamptz,
  ignored_reason text,
  constraint bank_entry_key primary key (tenant_id, id),
  constraint bank_entry_once unique (tenant_id, fingerprint),
  constraint bank_entry_statement foreign key (tenant_id, statement_id) references bank_statement (tenant_id, id)
);
create index bank_entry_by_state on bank_entry (tenant_id, state, booked_on desc, id);
create index bank_entry_payer on bank_entry (counterparty_iban) where state = 'matched' and direction = 'credit';
create index bank_entry_of_statement on bank_entry (tenant_id, statement_id);
call tenant_table('bank_entry', 'select, insert, update');

-- What our service costs on one case: 60 € TTC, and above 500 € of invoice 15 % HT of what is recovered.
create table fee (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('opening', 'success')),
  base_cents bigint not null check (base_cents >= 0),
  net_cents bigint not null check (net_cents >= 0),
  tax_cents bigint not null check (tax_cents >= 0),
  tariff text not null,
  payment_id uuid not null,
  charged_at timestamptz not null,
  constraint fee_key primary key (tenant_id, id),
  constraint fee_is_something check (net_cents + tax_cents > 0),
  constraint one_fee_of_a_kind_per_payment unique (tenant_id, payment_id, kind)
);
create index fee_by_case on fee (case_id);
call tenant_table('fee', 'select, insert');

-- How one payment on the client-funds account was divided between our fees and the creditor: once per payment, to the cent.
create table payment_division (
  tenant_id uuid not null,
  payment_id uuid not null,
  case_id uuid not null,
  divided_cents bigint not null check (divided_cents > 0),
  fees_cents bigint not null check (fees_cents >= 0),
  payable_cents bigint not null check (payable_cents >= 0),
  tariff text not null,
  divided_at timestamptz not null,
  constraint payment_division_key primary key (tenant_id, payment_id),
  constraint payment_divided_to_the_cent check (divided_cents = fees_cents + payable_cents)
);
create index payment_division_by_case on payment_division (case_id);
call tenant_table('payment_division', 'select, insert');

create table payout_batch (
  tenant_id uuid not null,
  id uuid not null,
  message_id text not null,
  transfers int not null,
  total_cents bigint not null check (total_cents > 0),
  document_id uuid not null,
  created_at timestamptz not null,
  created_by jsonb not null,
  constraint payout_batch_key primary key (tenant_id, id),
  constraint payout_batch_message unique (message_id)
);
call tenant_table('payout_batch', 'select, insert');

-- Money to send: to a creditor, or the platform's own fees. Proposed by one person, approved by another.
create table payout (
  tenant_id uuid not null,
  id uuid not null,
  beneficiary text not null check (beneficiary in ('creditor', 'platform')),
  case_id uuid,
  amount_cents bigint not null check (amount_cents > 0),
  beneficiary_name text not null,
  iban text not null,
  bic text,
  end_to_end_id text not null,
  remittance text not null,
  state text not null check (state in ('proposed', 'approved', 'sent', 'executed', 'refused')),
  proposed_at timestamptz not null,
  proposed_by jsonb not null,
  approved_at timestamptz,
  approved_by jsonb,
  refused_at timestamptz,
  refused_by jsonb,
  refused_reason text,
  batch_id uuid,
  executed_on date,
  constraint payout_key primary key (tenant_id, id),
  constraint payout_end_to_end unique (end_to_end_id),
  constraint payout_approved_by_another check (approved_by is null or approved_by->>'userId' is distinct from proposed_by->>'userId')
);
create index payout_by_state on payout (state, proposed_at);
create unique index payout_identifier on payout (id);
create index payout_by_case on payout (case_id) where case_id is not null;
create index payout_by_iban on payout (iban);
create index payout_of_batch on payout (batch_id) where batch_id is not null;
create unique index one_proposed_payout_per_case on payout (tenant_id, case_id) nulls not distinct where state = 'proposed';
call tenant_table('payout', 'select, insert, update');
