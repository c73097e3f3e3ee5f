-- why: messages that failed are listed among the things to do: few rows, looked for at every opening of that page.
create index message_failed on message (tenant_id, queued_at) where state = 'failed';
