-- When backups were taken: how old the last one is, is watched.
create table backup_taken (
    id       bigint generated always as identity primary key,
    taken_at timestamptz not null,
    bytes    bigint not null,
    digest   text not null
);
