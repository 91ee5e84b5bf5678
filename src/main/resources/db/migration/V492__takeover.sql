-- Products put up to be taken over, with what they need; one at a time for a product.
create table takeover (
    id         bigint generated always as identity primary key,
    product_id text not null,
    opened_on  date not null,
    situation  text not null,
    people     text not null,
    money      text not null,
    until_day  date,
    closed_on  date,
    version    bigint not null default 1
);
create unique index takeover_open on takeover (product_id) where closed_on is null;

-- Who offers to take a product over; name, address and message are forgotten after a while.
create table taker (
    id           bigint generated always as identity primary key,
    takeover_id  bigint not null references takeover (id) on delete cascade,
    name         text not null,
    email        text not null,
    organisation text not null,
    message      text not null,
    language     text not null,
    shown        boolean not null default false,
    published    boolean not null default false,
    received_at  timestamptz not null,
    accepted     boolean,
    reply        text not null default '',
    replied_on   date
);
create index taker_takeover on taker (takeover_id);
create index taker_email on taker (email) where email <> '';
