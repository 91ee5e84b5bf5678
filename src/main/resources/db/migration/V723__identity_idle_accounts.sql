-- When the holder of an account that nobody signs in to was asked whether they still want it.
alter table account add column idle_told_at timestamptz;
create index account_idle_told on account (idle_told_at) where idle_told_at is not null;
create index account_seen on account ((coalesce(last_seen_at, created_at))) where closed_at is null;
create index audit_line_at on audit_line (at);
