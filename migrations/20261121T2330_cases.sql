-- why: the case: its state, its journal, what holds it, what it sent with its proof, and the debtor's link.

create table case_number (
  year int constraint case_number_key primary key,
  last int not null
);
grant select, insert, update on case_number to recouvrance_app;

create table case_file (
  tenant_id uuid not null,
  id uuid not null,
  reference text not null,
  debtor_id uuid not null,
  invoice_id uuid not null,
  strategy text not null,
  state text not null,
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by jsonb not null,
  signatory_name text not null,
  signatory_role text not null,
  next_step text,
  next_step_on date,
  next_action_at timestamptz,
  hand_over text check (hand_over in ('commissaire-de-justice', 'wait')),
  -- what the debtor's link is made from, with the installation's secret; a new one revokes the old link
  portal_key uuid not null,
  closed_on date,
  closed_reason text,
  problem jsonb,
  constraint case_key primary key (tenant_id, id),
  constraint case_reference unique (reference),
  constraint case_portal_key unique (portal_key),
  constraint case_debtor foreign key (tenant_id, debtor_id) references debtor (tenant_id, id),
  constraint case_invoice foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create unique index one_open_case_per_invoice on case_file (tenant_id, invoice_id) where closed_on is null;
create index case_due on case_file (next_action_at) where next_action_at is not null;
create index case_list on case_file (tenant_id, state, next_step_on);
create index case_opened on case_file (tenant_id, opened_on desc, id);
call tenant_table('case_file', 'select, insert, update');

-- The journal of a case: written with the state, never changed.
create table case_event (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  at timestamptz not null,
  data jsonb not null,
  actor jsonb not null,
  constraint case_event_key primary key (tenant_id, id),
  constraint case_event_case foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
create index case_event_by_case on case_event (tenant_id, case_id, at, id);
call tenant_table('case_event', 'select, insert');

-- A step done, skipped, moved or stopped. Steps that have no row are where the strategy puts them.
create table case_step (
  tenant_id uuid not null,
  case_id uuid not null,
  step text not null,
  state text not null check (state in ('moved', 'stopped', 'done', 'skipped')),
  moved_to date,
  done_at timestamptz,
  note text,
  constraint case_step_key primary key (tenant_id, case_id, step),
  constraint case_step_case foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
call tenant_table('case_step', 'select, insert, update, delete');

-- Why nothing may be sent for a while: shared by pauses, promises, disputes and "already paid".
create table case_hold (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null check (reason in ('pause', 'promise', 'dispute', 'claimed-paid')),
  starts_on date not null,
  until_on date,
  promised_on date,
  amount_cents bigint,
  dispute_code text,
  note text,
  document_id uuid,
  created_at timestamptz not null,
  created_by jsonb not null,
  ended_at timestamptz,
  ended_on date,
  ended_by jsonb,
  outcome text,
  constraint case_hold_key primary key (tenant_id, id),
  constraint case_hold_case foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
create unique index one_hold_of_a_kind on case_hold (tenant_id, case_id, reason) where ended_at is null;
create index case_hold_by_case on case_hold (tenant_id, case_id);
call tenant_table('case_hold', 'select, insert, update');

-- What was written to somebody about a case, with the facts it was made from and its proof.
create table message (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  debtor_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'letter', 'registered-letter')),
  template text not null,
  recipient text not null,
  recipient_lines text[],
  subject text,
  body_text text,
  body_html text,
  document_id uuid,
  facts jsonb not null,
  gate jsonb not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'cancelled')),
  counts_as_contact boolean not null default true,
  provider text,
  provider_id text,
  tracking_number text,
  postal_state text,
  attempts int not null default 0,
  failure text,
  queued_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  next_status_at timestamptz,
  idempotency_key text not null,
  constraint message_key primary key (tenant_id, id),
  constraint message_once unique (idempotency_key)
);
create index message_by_case on message (tenant_id, case_id, queued_at);
create index message_by_debtor on message (tenant_id, debtor_id, queued_at) where counts_as_contact;
create index message_to_follow on message (next_status_at) where next_status_at is not null;
call tenant_table('message', 'select, insert, update');

create table call_task (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  debtor_id uuid not null,
  step text not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'cancelled')),
  outcome text check (outcome in ('reached', 'voicemail', 'no-answer', 'wrong-number', 'promise', 'dispute', 'claims-paid', 'callback')),
  note text,
  duration_minutes int check (duration_minutes between 0 and 600),
  created_at timestamptz not null,
  done_at timestamptz,
  done_by jsonb,
  constraint call_task_key primary key (tenant_id, id),
  constraint one_call_per_step unique (tenant_id, case_id, step)
);
create index call_task_by_debtor on call_task (tenant_id, debtor_id, done_at) where state = 'done';
create index call_task_by_case on call_task (tenant_id, case_id);
create index call_task_open on call_task (tenant_id, due_on) where state = 'open';
call tenant_table('call_task', 'select, insert, update');

-- Trials of the debtor's second factor, by link: throttled here.
create table portal_access (
  tenant_id uuid not null,
  portal_key uuid not null,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  first_opened_at timestamptz,
  last_opened_at timestamptz,
  constraint portal_access_key primary key (tenant_id, portal_key)
);
call tenant_table('portal_access', 'select, insert, update');

-- What the local adapters "sent", for an operator to look at.
create table outbox_item (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  channel text not null,
  recipient text not null,
  subject text,
  body_text text not null,
  body_html text,
  attachments jsonb not null,
  sent_at timestamptz not null,
  constraint outbox_item_key primary key (tenant_id, id),
  constraint outbox_item_once unique (tenant_id, key)
);
create index outbox_item_latest on outbox_item (tenant_id, sent_at desc);
call tenant_table('outbox_item', 'select, insert');
