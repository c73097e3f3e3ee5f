-- why: companies found without calling anybody, from the public stock file of the Sirene register; a load replaces it all at once.

-- Public facts that belong to no organisation, in a schema of their own: a load builds the next one beside and swaps the names.
create schema if not exists company_directory;

create table if not exists company_directory.company (
  -- nine digits, as a number: half the size of its text, in the row and in the index
  siren integer not null,
  head_nic integer,
  legal_form smallint,
  is_active boolean not null,
  is_person boolean not null,
  created_on date,
  closed_on date,
  -- null: the register hides it, at that person's request
  name text,
  trade_name text,
  activity text,
  staff text,
  -- the telling words of the name, folded, in their order
  name_key text not null,
  -- the words of the other names, the postcode and the locality of the head office, folded
  more_words text not null
);

create table if not exists company_directory.establishment (
  siret bigint not null,
  is_head_office boolean not null,
  is_active boolean not null,
  closed_on date,
  trade_name text,
  -- above the locality, separated by line feeds
  street text,
  postcode text,
  city text,
  commune text,
  -- null: France
  country text
);

-- Every word of the names, for those typed with a slip.
create table if not exists company_directory.word (
  word text not null,
  companies integer not null
);

-- What is loaded: one row, or none before the first load.
create table if not exists company_directory.stock (
  only_row boolean primary key default true check (only_row),
  -- the latest treatment in the file: the day for which it speaks
  data_on date not null,
  loaded_at timestamptz not null,
  files text[] not null,
  companies bigint not null,
  establishments bigint not null,
  faulty bigint not null
);

grant usage on schema company_directory to recouvrance_app;
grant select on all tables in schema company_directory to recouvrance_app;
