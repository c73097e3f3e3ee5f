-- why: a corrected invoice does not make its claim younger: what the oldest invoice decided (birth before a judgment, prescription) stays.

-- The earliest days that an invoice and those it replaced bear; null when it replaced none.
alter table invoice add column first_issued_on date;
alter table invoice add column first_due_on date;
alter table invoice add constraint invoice_first_days check (first_due_on >= first_issued_on and first_issued_on <= issued_on and first_due_on <= due_on);
update invoice set first_issued_on = least(invoice.issued_on, old.issued_on), first_due_on = least(invoice.due_on, old.due_on)
  from (select tenant_id, invoice_id, min(issued_on) as issued_on, min(due_on) as due_on
          from replaced_invoice group by tenant_id, invoice_id) as old
 where old.tenant_id = invoice.tenant_id and old.invoice_id = invoice.id;
