create table dossier_presence (
    dossier_id bigint not null references dossier (id) on delete cascade,
    account_id bigint not null,
    name       text not null,
    part       text not null,
    seen_at    timestamptz not null,
    primary key (dossier_id, account_id)
);

-- Up to which state of the draft somebody has read; the one before is kept while a reading lasts.
create table brief_reading (
    dossier_id       bigint not null references dossier (id) on delete cascade,
    account_id       bigint not null,
    version          bigint not null,
    read_at          timestamptz not null,
    previous_version bigint not null,
    previous_at      timestamptz not null,
    primary key (dossier_id, account_id)
);
