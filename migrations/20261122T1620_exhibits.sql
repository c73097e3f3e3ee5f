-- why: what proves a claim before a judge is gathered from the first day: order, delivery, terms, letters, each typed and dated.

create table exhibit (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  document_id uuid not null,
  kind text not null constraint exhibit_known_kind check (kind in
    ('order', 'quote', 'contract', 'delivery-note', 'acceptance', 'terms', 'correspondence', 'acknowledgement', 'payment-proof', 'other')),
  -- the day the document bears, when it bears one
  dated_on date,
  label text,
  added_at timestamptz not null,
  added_by jsonb not null,
  withdrawn_at timestamptz,
  withdrawn_by jsonb,
  constraint exhibit_key primary key (tenant_id, id),
  constraint exhibit_case foreign key (tenant_id, case_id) references case_file (tenant_id, id),
  constraint exhibit_document foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create unique index exhibit_once on exhibit (tenant_id, case_id, document_id) where withdrawn_at is null;
create index exhibit_by_case on exhibit (tenant_id, case_id, added_at) where withdrawn_at is null;
call tenant_table('exhibit', 'select, insert, update');
