-- With what an incubator helps; an empty value is one that nobody knows.
create table support_offer (
    id           bigint generated always as identity primary key,
    incubator_id text    not null,
    name         text    not null,
    family       text    not null,
    form         text    not null,
    moments      text[]  not null,
    gains        text    not null default '',
    audience     text    not null default '',
    access       text    not null default '',
    deliverer    text    not null default '',
    volume       text    not null default '',
    delay_days   integer,
    value_cents  bigint,
    capacity     integer,
    confidential boolean not null default false,
    source       text    not null default '',
    state        text    not null,
    position     integer not null,
    version      bigint  not null default 1
);
create unique index support_offer_name on support_offer (incubator_id, lower(name));
