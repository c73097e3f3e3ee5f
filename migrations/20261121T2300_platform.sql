-- why: what every feature stands on: the installation's mode, the one clock, tenancy by row, jobs in our transactions, events.

create table installation (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('demonstration', 'live')),
  created_at timestamptz not null default now(),
  -- when the demonstration data was whole; a preparation that was cut short starts over
  prepared_at timestamptz
);

-- One source of time. `ahead` is what the operator of a demonstration has added; `frozen_at` stops it during a simulation.
create table clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default interval '0' check (ahead >= interval '0'),
  frozen_at timestamptz
);
insert into clock default values;

create function clock_now() returns timestamptz language sql stable
  as $$ select coalesce(frozen_at, clock_timestamp() + ahead) from clock $$;

create function current_tenant() returns uuid language sql stable
  as $$ select nullif(current_setting('recouvrance.tenant_id', true), '')::uuid $$;

create function in_platform_scope() returns boolean language sql stable
  as $$ select coalesce(current_setting('recouvrance.scope', true) = 'platform', false) $$;

-- Row-level security and the application's rights for a table whose rows belong to an organisation.
create procedure tenant_table(name regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('create policy %I on %s using (tenant_id = (select current_tenant()) or (select in_platform_scope()))
    with check (tenant_id = (select current_tenant()) or (select in_platform_scope()))', 'tenant_isolation', name);
  execute format('grant %s on table %s to recouvrance_app', rights, name);
end $$;

-- A job joins the transaction that asks for it. The application may add jobs, not read the queue.
create function enqueue_job(task text, payload json, key text, attempts int, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select graphile_worker.add_job(identifier := task, payload := payload, job_key := key, max_attempts := attempts,
          run_at := at, job_key_mode := 'replace') $$;
revoke execute on function enqueue_job(text, json, text, int, timestamptz) from public;
grant execute on function enqueue_job(text, json, text, int, timestamptz) to recouvrance_app;

-- What a lower feature tells higher ones. Append-only.
create table event (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  actor jsonb not null,
  recorded_at timestamptz not null,
  constraint event_key primary key (tenant_id, id)
);
call tenant_table('event', 'select, insert');
create index event_by_kind on event (tenant_id, kind, recorded_at desc);

grant usage on schema public to recouvrance_app;
grant select on installation, clock, schema_migration to recouvrance_app;
grant update (ahead, frozen_at) on clock to recouvrance_app;
grant insert, update (prepared_at) on installation to recouvrance_app;

-- Signs of life of the processes that run jobs, so that the jobs of a killed one are taken up at once.
create table worker_heartbeat (
  worker text primary key,
  beat_at timestamptz not null
);

-- How the queue fares, for the metrics: the application may count jobs, not read them.
create function job_counts(out waiting bigint, out failing bigint) language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select count(*) filter (where locked_at is null and attempts < max_attempts), count(*) filter (where last_error is not null)
          from graphile_worker._private_jobs $$;
revoke execute on function job_counts() from public;
grant execute on function job_counts() to recouvrance_app;

-- The first operator of a live installation comes by a link that works once.
create table first_operator_link (
  code_sha256 text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
grant select, insert, update (used_at), delete on first_operator_link to recouvrance_app;
