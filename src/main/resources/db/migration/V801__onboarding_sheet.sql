-- A table that an incubator kept elsewhere: read, shown as it is understood, then taken over or forgotten the next day.
create table sheet_upload (
    id           bigint generated always as identity primary key,
    incubator_id text        not null,
    account_id   bigint      not null,
    kind         text        not null,
    name         text        not null,
    content      jsonb       not null,
    choices      jsonb       not null default '{}',
    received_at  timestamptz not null
);

create index sheet_upload_received on sheet_upload (received_at);
create index sheet_upload_account on sheet_upload (account_id);

-- mark: the last line of the journal before it, so that what was touched since is known.
create table sheet_run (
    id           bigint generated always as identity primary key,
    incubator_id text        not null,
    account_id   bigint,
    kind         text        not null,
    name         text        not null,
    header       jsonb       not null,
    taken_at     timestamptz not null,
    mark         bigint      not null,
    made         int         not null,
    known        int         not null,
    refused      int         not null,
    undone_at    timestamptz,
    undone_by    bigint,
    removed      int         not null default 0
);

create index sheet_run_incubator on sheet_run (incubator_id, id desc);
create index sheet_run_account on sheet_run (account_id);

create table sheet_line (
    run_id   bigint not null references sheet_run (id) on delete cascade,
    number   int    not null,
    fate     text   not null,
    label    text   not null,
    path     text,
    thing    text,
    problems jsonb  not null,
    cells    jsonb,
    left_why text,
    primary key (run_id, number)
);
