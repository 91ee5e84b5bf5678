-- A fund with its dates and its rules, and who asks it for money for which product.
create table funding_window (
    id           bigint generated always as identity primary key,
    incubator_id text not null,
    name         text not null,
    funder       text not null,
    phases       text not null default '',
    publics      text not null default '' check (publics in ('', 'usagers', 'agents')),
    total_cents  bigint,
    min_cents    bigint,
    max_cents    bigint,
    share        int not null default 100 check (share between 1 and 100),
    opens_on     date,
    closes_on    date,
    conditions   text not null default '',
    address      text not null default '',
    source       text not null default '',
    version      bigint not null default 0,
    unique (incubator_id, name),
    check (closes_on is null or opens_on is null or closes_on >= opens_on),
    check (min_cents is null or max_cents is null or max_cents >= min_cents)
);

create table window_application (
    id            bigint generated always as identity primary key,
    window_id     bigint not null references funding_window,
    product_id    text not null,
    asked_cents   bigint not null,
    granted_cents bigint,
    state         text not null check (state in ('preparee', 'deposee', 'retenue', 'refusee', 'abandonnee')),
    changed_on    date not null,
    account_id    bigint,
    version       bigint not null default 0,
    unique (window_id, product_id)
);

create index window_application_product on window_application (product_id, id);
