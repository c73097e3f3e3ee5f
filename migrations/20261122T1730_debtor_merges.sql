-- why: one debtor under several spellings is one debtor: a person merges them, what moved is kept, and the merge can be undone.

-- The debtor that this spelling stands for, and since when: it is neither listed nor given new claims any more.
alter table debtor add column merged_into uuid;
alter table debtor add column merged_on date;
alter table debtor add constraint debtor_merged_into_another check (merged_into <> id);
alter table debtor add constraint debtor_merged_on_a_day check ((merged_into is null) = (merged_on is null));
-- a company is its SIREN: of two debtors, the one that has it is the one kept
alter table debtor add constraint debtor_with_siren_is_kept check (merged_into is null or siren is null);
alter table debtor add constraint debtor_merged_into_debtor
  foreign key (tenant_id, merged_into) references debtor (tenant_id, id);
create index debtor_merged on debtor (tenant_id, merged_into) where merged_into is not null;

create table debtor_merge (
  tenant_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  -- as they were called that day
  kept_name text not null,
  gone_name text not null,
  merged_at timestamptz not null,
  merged_on date not null,
  merged_by jsonb not null,
  undone_at timestamptz,
  undone_by jsonb,
  constraint debtor_merge_key primary key (tenant_id, id),
  constraint debtor_merge_of_two check (kept_id <> gone_id),
  constraint debtor_merge_kept foreign key (tenant_id, kept_id) references debtor (tenant_id, id),
  constraint debtor_merge_gone foreign key (tenant_id, gone_id) references debtor (tenant_id, id),
  constraint debtor_merge_undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
create unique index one_merge_of_a_debtor on debtor_merge (tenant_id, gone_id) where undone_at is null;
create index debtor_merge_latest on debtor_merge (tenant_id, merged_at desc);
call tenant_table('debtor_merge', 'select, insert, update');

-- Exactly what a merge moved, row by row, and the invoices it withdrew because they were there twice.
create table debtor_merge_row (
  tenant_id uuid not null,
  merge_id uuid not null,
  -- the table that the row is of; 'withdrawn' for an invoice that stood twice, 'first-contact' for the one addressed first
  place text not null,
  row_id uuid not null,
  constraint debtor_merge_row_key primary key (tenant_id, merge_id, place, row_id),
  constraint debtor_merge_row_merge foreign key (tenant_id, merge_id) references debtor_merge (tenant_id, id)
);
call tenant_table('debtor_merge_row', 'select, insert');

-- Two debtors that look alike and are not one: a person said so, and they are not proposed again.
create table debtors_apart (
  tenant_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  decided_at timestamptz not null,
  decided_by jsonb not null,
  constraint debtors_apart_key primary key (tenant_id, first_id, second_id),
  constraint debtors_apart_once check (first_id < second_id),
  constraint debtors_apart_first foreign key (tenant_id, first_id) references debtor (tenant_id, id),
  constraint debtors_apart_second foreign key (tenant_id, second_id) references debtor (tenant_id, id)
);
call tenant_table('debtors_apart', 'select, insert, delete');
