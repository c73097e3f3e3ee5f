-- why: a rate published after a release is used as soon as a person has read it and says where; what a feed brings waits for that person.

-- Rows of the law beside those of the release: they belong to the installation, not to an organisation.
create table law_row (
  id uuid primary key,
  subject text not null constraint law_row_known_subject check (subject in
    ('ecb-refinancing-rate', 'legal-interest', 'late-penalties-between-professionals', 'late-interest-public-buyers')),
  from_on date not null,
  until_on date,
  value jsonb not null,
  reference jsonb,
  read text not null constraint law_row_known_reading check (read in ('official', 'second-hand', 'unconfirmed')),
  told text,
  note text,
  -- 'operator', or the name of the feed that proposes it
  origin text not null,
  added_by jsonb not null,
  added_at timestamptz not null,
  confirmed_by jsonb,
  confirmed_at timestamptz,
  dismissed_by jsonb,
  dismissed_at timestamptz,
  constraint law_row_ends_after_it_begins check (until_on >= from_on),
  constraint law_row_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null)),
  constraint law_row_dismissed_by_somebody check ((dismissed_at is null) = (dismissed_by is null)),
  constraint law_row_confirmed_with_reference check (confirmed_at is null or reference is not null)
);
create unique index one_pending_law_row_per_day on law_row (subject, from_on) where confirmed_at is null and dismissed_at is null;
create index law_row_in_force on law_row (confirmed_at) where confirmed_at is not null and dismissed_at is null;

alter table law_row enable row level security;
create policy law_row_read_by_all on law_row for select using (true);
create policy law_row_added_by_operators on law_row for insert with check ((select in_platform_scope()));
create policy law_row_decided_by_operators on law_row for update using ((select in_platform_scope()));
grant select, insert, update on law_row to recouvrance_app;
