-- why: an address that was corrected must not become clean by being typed again: what is known of it is kept with it.

-- A former address or number of a contact, kept with what came back from it and what was refused; no person, never shown as one.
alter table debtor_contact add column is_former boolean not null default false;
alter table debtor_contact add constraint debtor_contact_former check (not is_former or removed_at is not null);

-- An email may come back after its contact was removed, or corrected.
drop index debtor_contact_by_email;
create index debtor_contact_by_any_email on debtor_contact (lower(email)) where email is not null;
