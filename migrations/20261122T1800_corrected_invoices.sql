-- why: a corrected invoice makes its claim no younger and its old number stays known; a credit note counts once however it is typed.

-- The earliest days that an invoice and those it replaced bear; null when it replaced none.
alter table invoice add column first_issued_on date;
alter table invoice add column first_due_on date;
alter table invoice add constraint invoice_first_days check (first_due_on >= first_issued_on and first_issued_on <= issued_on and first_due_on <= due_on);
update invoice set first_issued_on = least(invoice.issued_on, old.issued_on), first_due_on = least(invoice.due_on, old.due_on)
  from (select tenant_id, invoice_id, min(issued_on) as issued_on, min(due_on) as due_on
          from replaced_invoice group by tenant_id, invoice_id) as old
 where old.tenant_id = invoice.tenant_id and old.invoice_id = invoice.id;

-- A credit note counts once, however its number is typed. Two that differ by case alone stop this migration: a person tells which is right.
alter table credit_note drop constraint one_credit_note_per_number;
create unique index one_credit_note_per_number on credit_note (tenant_id, invoice_id, lower(btrim(number)));

-- The numbers, as compared with what transfers say, that the invoice of a request bore before it was corrected.
alter table payment_request add column old_invoice_keys text[] not null default '{}';
update payment_request set old_invoice_keys = old.keys
  from (select tenant_id, invoice_id, array_agg(regexp_replace(upper(number), '[^A-Z0-9]', '', 'g')) as keys
          from replaced_invoice group by tenant_id, invoice_id) as old
 where old.tenant_id = payment_request.tenant_id and old.invoice_id = payment_request.invoice_id;
create index payment_request_open_by_old_number on payment_request using gin (old_invoice_keys) where closed_at is null;
