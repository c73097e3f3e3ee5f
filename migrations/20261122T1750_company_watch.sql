-- why: what a debtor's company becomes (ceased, insolvency proceedings) is looked at again while its cases are open, once for everybody.

-- Public facts that belong to no organisation: one row for each company that owes somebody here.
create table company_watch (
  siren text constraint company_watch_key primary key check (siren ~ '^\d{9}$'),
  -- the last day on which a case was opened on it: a company nobody pursues any more is left alone
  wanted_on date not null,
  -- when its notices were last read; null: never
  notices_read_at timestamptz,
  register_read_at timestamptz,
  register_status text check (register_status in ('active', 'closed')),
  register_closed_on date,
  procedure text check (procedure in ('sauvegarde', 'redressement', 'liquidation')),
  proceedings_state text check (proceedings_state in ('open', 'plan')),
  opened_on date,
  published_on date,
  court text,
  is_doubtful boolean not null default false,
  constraint company_watch_proceedings check (
    (procedure is null) = (proceedings_state is null) and (procedure is null) = (opened_on is null)
    and (procedure is null) = (published_on is null))
);
create index company_watch_by_age on company_watch (notices_read_at nulls first);
grant select, insert, update on company_watch to recouvrance_app;

insert into company_watch (siren, wanted_on)
select debtor.siren, max(case_file.opened_on)
  from debtor join case_file on case_file.tenant_id = debtor.tenant_id and case_file.debtor_id = debtor.id
 where debtor.siren is not null group by debtor.siren;
