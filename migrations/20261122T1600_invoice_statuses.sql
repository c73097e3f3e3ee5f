-- why: the life cycle of electronic invoices proves reception, opens disputes and stops reminders: each status is kept as it came.

create table invoice_status (
  tenant_id uuid not null,
  id uuid not null,
  -- the number as it is compared: trimmed, lower case
  invoice_key text not null,
  invoice_number text not null,
  issued_on date,
  seller text,
  status text not null constraint invoice_status_three_digits check (status ~ '^[0-9]{3}$'),
  label text not null,
  -- local date and time as the message writes them; messages carry no zone
  reported_at text not null,
  reasons jsonb not null,
  amounts jsonb not null,
  sender jsonb,
  message_id text,
  document_id uuid,
  case_id uuid,
  -- what the status stopped: ended by a later status
  hold_id uuid,
  effect text not null constraint invoice_status_known_effect check (effect in
    ('recorded', 'waiting', 'disputed', 'refused', 'suspended', 'dispute-lifted', 'payment-announced', 'cashed', 'factored',
     'factoring-ended', 'not-delivered', 'cancelled', 'not-ours', 'already-so')),
  received_at timestamptz not null,
  received_by jsonb not null,
  constraint invoice_status_key primary key (tenant_id, id),
  constraint invoice_status_document foreign key (tenant_id, document_id) references document (tenant_id, id),
  constraint invoice_status_case foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
create unique index invoice_status_once on invoice_status (tenant_id, invoice_key, status, reported_at, coalesce(message_id, ''));
create index invoice_status_by_case on invoice_status (tenant_id, case_id, reported_at) where case_id is not null;
create index invoice_status_waiting on invoice_status (tenant_id, invoice_key) where effect = 'waiting';
call tenant_table('invoice_status', 'select, insert, update');
create index invoice_by_number on invoice (tenant_id, lower(btrim(number)));
