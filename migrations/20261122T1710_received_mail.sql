-- why: exhibits also come by email to an address of their case; what a stranger sends waits for a person, and the same message adds nothing twice.

-- One row for each message that an address of a case has taken. Its bytes are documents; this says that it came, and from whom.
create table received_mail (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- what the message says, whatever road it took: the same one by two servers is one
  digest text not null,
  message_id text,
  sender text not null,
  is_from_member boolean not null,
  subject text not null,
  received_at timestamptz not null,
  -- attachments that were not kept: name and reason
  refused jsonb not null,
  constraint received_mail_key primary key (tenant_id, id),
  constraint received_mail_once unique (tenant_id, case_id, digest),
  constraint received_mail_case foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
create index received_mail_by_case on received_mail (tenant_id, case_id, received_at);
call tenant_table('received_mail', 'select, insert');

alter table exhibit
  add column received_mail_id uuid,
  add column received_from text,
  add column to_check boolean not null default false,
  add column accepted_at timestamptz,
  add column accepted_by jsonb,
  add constraint exhibit_received_mail foreign key (tenant_id, received_mail_id) references received_mail (tenant_id, id),
  add constraint exhibit_received_from_somebody check ((received_mail_id is null) = (received_from is null)),
  add constraint exhibit_accepted_by_somebody check ((accepted_at is null) = (accepted_by is null)),
  add constraint exhibit_checked_or_not check (not (to_check and accepted_at is not null));
create index exhibit_to_check on exhibit (tenant_id, case_id) where to_check and withdrawn_at is null;

-- A delivery report names our message by the identifier that the provider was given.
create index message_by_provider_id on message (provider_id) where provider_id is not null;
