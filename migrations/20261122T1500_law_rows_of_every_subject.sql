-- why: an operator confirms or adds a row of any subject of the law, not only of the rates: thresholds, periods, tariffs.

-- The subjects are those of the law book, which a release may extend: the application checks them before it writes.
alter table law_row drop constraint law_row_known_subject;
