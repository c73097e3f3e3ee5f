-- why: an invoice may state its penalties as a fraction of the legal interest, « 1,5 fois le taux d'intérêt légal »: 'legal-times:1.5'.
alter table invoice drop constraint invoice_penalty_clause;
alter table invoice add constraint invoice_penalty_clause
  check (penalty_clause ~ '^(legal-times:(0\.\d?[1-9]|[1-9]\d?(\.\d?[1-9])?)|(legal|ecb)-plus:\d{1,2}\.\d{2})$');
