-- The budget of a product, line by line: as it is worked on, and as it was published.
create table budget_sheet (
    product_id text primary key,
    version    bigint not null default 0
);

create table budget_version (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    number       int not null,
    round        text not null check (round in ('janvier', 'juin', 'libre')),
    year         int not null,
    late         boolean not null,
    note         text not null default '',
    account_id   bigint,
    published_on date not null,
    unique (product_id, number)
);

create table budget_import (
    id            bigint generated always as identity primary key,
    product_id    text not null,
    content       text not null check (content in ('lignes', 'financements')),
    name          text not null,
    taken         int not null,
    replaced      int not null,
    account_id    bigint,
    author        text not null,
    imported_at   timestamptz not null,
    sheet_version bigint not null,
    undone_at     timestamptz
);

create index budget_import_product on budget_import (product_id, id desc);

-- A line that an import replaces stays, so that the import can be undone; one of a version is frozen.
create table budget_line (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    version_id  bigint references budget_version,
    import_id   bigint references budget_import,
    replaced_by bigint references budget_import,
    first_year  int not null,
    last_year   int not null check (last_year >= first_year),
    period      text not null default '',
    activity    text not null,
    resource    text not null,
    nature      text not null check (nature in ('prevu', 'revise', 'realise')),
    agents      boolean not null,
    label       text not null default '',
    ae_cents    bigint,
    cp_cents    bigint,
    regime      text not null check (regime in ('ttc', 'ht', 'exo', 'non-precise')),
    vat_rate    int not null,
    alone       boolean not null default false,
    source      text not null default '',
    check (ae_cents is not null or cp_cents is not null)
);

create unique index budget_line_slot on budget_line
    (product_id, first_year, last_year, period, activity, resource, nature, agents, label)
    where version_id is null and replaced_by is null;
create index budget_line_version on budget_line (version_id) where version_id is not null;
create index budget_line_import on budget_line (import_id) where import_id is not null;
create index budget_line_replaced on budget_line (replaced_by) where replaced_by is not null;

-- What a source says that the lines add up to: kept, compared, never counted.
create table budget_total (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    version_id   bigint references budget_version,
    import_id    bigint references budget_import,
    replaced_by  bigint references budget_import,
    first_year   int not null,
    last_year    int not null,
    period       text not null default '',
    nature       text check (nature in ('prevu', 'revise', 'realise')),
    measure      text not null check (measure in ('montant', 'ae', 'cp')),
    amount_cents bigint not null,
    regime       text not null check (regime in ('ttc', 'ht', 'exo', 'non-precise')),
    wording      text not null,
    source       text not null default ''
);

create index budget_total_product on budget_total (product_id) where version_id is null and replaced_by is null;
create index budget_total_version on budget_total (version_id) where version_id is not null;

-- Why a year that was closed changed.
create table budget_correction (
    id         bigint generated always as identity primary key,
    product_id text not null,
    year       int not null,
    made_on    date not null,
    reason     text not null,
    account_id bigint
);

create index budget_correction_product on budget_correction (product_id, id);

-- A file between its choosing and its confirmation, kept a day.
create table budget_upload (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    account_id  bigint not null,
    name        text not null,
    content     bytea not null,
    received_at timestamptz not null
);

create index budget_upload_received on budget_upload (received_at);
