-- What was noticed of a product's figures, each thing once: the table of what was told.
create table product_alert (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    kind        text not null,
    indicator   text not null,
    name        text not null,
    unit        text not null,
    periodicity text not null,
    starts_on   date not null,
    value       numeric,
    reference   numeric,
    source      text not null default '',
    found_at    timestamptz not null,
    unique (product_id, kind, indicator, periodicity, starts_on)
);
create index product_alert_product on product_alert (product_id, id desc);
create index product_alert_found on product_alert (found_at);

-- How often somebody is told, and until when they were. The key stands in each message, to stop them without signing in.
create table digest_reader (
    account_id      bigint primary key,
    key             text not null unique,
    team_rhythm     text not null,
    sponsor_rhythm  text not null,
    team_told_until timestamptz not null,
    sponsor_told_on date
);
