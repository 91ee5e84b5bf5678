-- The private address at which a calendar program reads one calendar of somebody, without a session. Only the digest of its
-- key is kept.
create table calendar_address (
    digest     text primary key,
    account_id bigint not null references account (id),
    calendar   text not null,
    made_at    timestamptz not null,
    read_at    timestamptz,
    unique (account_id, calendar)
);
