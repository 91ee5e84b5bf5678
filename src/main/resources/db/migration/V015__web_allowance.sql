create table allowance (
    id         text primary key,
    state      bytea,
    expires_at bigint
);

create index allowance_expires_at on allowance (expires_at);
