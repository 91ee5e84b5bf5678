create table indicator (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    code        text not null,
    name        text not null,
    question    text not null,
    unit        text not null,
    direction   text not null,
    aggregation text not null,
    periodicity text not null,
    cell        text not null,
    definition  text not null,
    defined_on  date not null,
    target      numeric,
    north_star  boolean not null,
    unique (product_id, code)
);

create unique index indicator_one_north_star on indicator (product_id) where north_star;

-- A correction supersedes the measurement of the same period, and both stay.
create table measurement (
    id            bigint generated always as identity primary key,
    indicator_id  bigint not null references indicator (id) on delete cascade,
    starts_on     date not null,
    value         numeric not null,
    source        text not null,
    received_at   timestamptz not null,
    superseded_at timestamptz
);

create unique index measurement_current on measurement (indicator_id, starts_on) where superseded_at is null;

create table testimony (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    text         text not null,
    role         text not null,
    collectivity text,
    consent_at   timestamptz not null,
    withdrawn_at timestamptz
);

create index testimony_product on testimony (product_id, id) where withdrawn_at is null;
