-- When the end of a key was told to the one who made it.
alter table api_key add column end_told_at timestamptz;
create index api_key_ending on api_key (expires_at) where end_told_at is null and revoked_at is null;
