-- Links by which somebody reads or erases what is held under an address; only a digest of the token is kept.
create table data_access (
    digest text primary key,
    email text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index data_access_email on data_access (email);
create index data_access_expires_at on data_access (expires_at);
