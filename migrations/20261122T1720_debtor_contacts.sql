-- why: a debtor is reached through several people, each with a role, what may be used to reach them, and what they asked for.

-- A person or a service at a debtor's. What left the list keeps its row: who was written to must stay told.
create table debtor_contact (
  tenant_id uuid not null,
  id uuid not null,
  debtor_id uuid not null,
  name text,
  role text not null constraint debtor_contact_role
    check (role in ('accounts-payable', 'manager', 'purchasing', 'legal', 'other')),
  role_label text,
  email text,
  phone text,
  preferred_channel text constraint debtor_contact_channel check (preferred_channel in ('email', 'sms', 'call')),
  is_first boolean not null,
  -- since when this address is held for good: a bounce from before says nothing of it
  email_since timestamptz not null,
  email_bounced_on date,
  email_bounce_diagnostic text,
  phone_wrong_on date,
  -- the person asked not to be reached so: the day, and who said it
  email_refused_on date,
  email_refused_told_by text,
  sms_refused_on date,
  sms_refused_told_by text,
  calls_refused_on date,
  calls_refused_told_by text,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by jsonb,
  constraint debtor_contact_key primary key (tenant_id, id),
  constraint debtor_contact_debtor foreign key (tenant_id, debtor_id) references debtor (tenant_id, id),
  constraint debtor_contact_says_something check (name is not null or email is not null or phone is not null),
  constraint debtor_contact_label_of_other check (role_label is null or role = 'other'),
  constraint debtor_contact_bounce check ((email_bounced_on is null) = (email_bounce_diagnostic is null)
    and (email_bounced_on is null or email is not null)),
  constraint debtor_contact_wrong_number check (phone_wrong_on is null or phone is not null),
  constraint debtor_contact_refusals check ((email_refused_on is null) = (email_refused_told_by is null)
    and (sms_refused_on is null) = (sms_refused_told_by is null)
    and (calls_refused_on is null) = (calls_refused_told_by is null)),
  constraint debtor_contact_removed check ((removed_at is null) = (removed_by is null) and not (is_first and removed_at is not null))
);
create unique index one_first_contact_per_debtor on debtor_contact (tenant_id, debtor_id) where is_first;
create index debtor_contact_by_debtor on debtor_contact (tenant_id, debtor_id);
create index debtor_contact_by_email on debtor_contact (lower(email)) where email is not null and removed_at is null;
call tenant_table('debtor_contact', 'select, insert, update');

-- Each email that came back, once: three within fourteen days close an address. Append-only.
create table contact_bounce (
  tenant_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  email text not null,
  at timestamptz not null,
  is_permanent boolean not null,
  diagnostic text not null,
  recorded_at timestamptz not null,
  constraint contact_bounce_key primary key (tenant_id, id),
  constraint contact_bounce_contact foreign key (tenant_id, contact_id) references debtor_contact (tenant_id, id),
  constraint one_bounce_per_instant unique (tenant_id, contact_id, email, at)
);
call tenant_table('contact_bounce', 'select, insert');

-- What changes for a debtor is told to each of its open cases.
create index open_cases_of_debtor on case_file (debtor_id) where closed_on is null;

-- The one contact of a debtor becomes the first of its contacts; nobody said what its role is.
insert into debtor_contact (tenant_id, id, debtor_id, name, role, email, phone, is_first, email_since, created_at)
select tenant_id, gen_random_uuid(), id, nullif(btrim(contact_name), ''), 'other', nullif(btrim(email), ''), nullif(btrim(phone), ''),
       true, created_at, created_at
  from debtor
 where nullif(btrim(contact_name), '') is not null or nullif(btrim(email), '') is not null or nullif(btrim(phone), '') is not null;

alter table debtor drop column contact_name, drop column email, drop column phone;
