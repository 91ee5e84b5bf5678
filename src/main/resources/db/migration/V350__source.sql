-- Where the values of an indicator are read by themselves. The secret is encrypted, with the key that its first bytes name.
create table source (
    id             bigint generated always as identity primary key,
    product_id     text not null,
    indicator      text not null,
    kind           text not null,
    name           text not null,
    settings       jsonb not null,
    secret         bytea,
    rhythm         text not null,
    state          text not null,
    version        bigint not null default 1,
    created_at     timestamptz not null,
    resumed_at     timestamptz not null,
    next_at        timestamptz,
    started_at     timestamptz,
    failures       int not null default 0,
    openings       int not null default 0,
    digest         bytea,
    last_new_at    timestamptz,
    silence_told_at timestamptz
);

create index source_product on source (product_id, id);
create index source_due on source (next_at) where next_at is not null;

create table source_run (
    id         bigint generated always as identity primary key,
    source_id  bigint not null references source (id) on delete cascade,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    by_hand    boolean not null,
    outcome    text not null,
    problem    text not null default '',
    arguments  jsonb not null default '[]',
    batch      bigint,
    lines      int not null default 0,
    added      int not null default 0,
    corrected  int not null default 0,
    unchanged  int not null default 0,
    left_out   int not null default 0,
    faulty     int not null default 0
);

create index source_run_source on source_run (source_id, id desc);
create index source_run_started on source_run (started_at);

-- Values taken although they are out of the usual range, until somebody says that they are right.
create table source_doubt (
    id         bigint generated always as identity primary key,
    source_id  bigint not null references source (id) on delete cascade,
    found_at   timestamptz not null,
    starts_on  date not null,
    place      text not null,
    segment    text not null,
    value      numeric not null,
    low        numeric not null,
    high       numeric not null,
    checked_at timestamptz
);

create index source_doubt_source on source_doubt (source_id) where checked_at is null;
