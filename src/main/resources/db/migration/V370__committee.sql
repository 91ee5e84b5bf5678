-- The committees of products: their date, what the team says to them, and where the evidence pack is.
create table committee (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    meets_on     date not null,
    learnt       text not null default '',
    asks         text not null default '',
    commitment   text not null default '',
    outcome      text,
    cents        bigint,
    months       int,
    sent_at      timestamptz,
    frozen       int,
    decided_on   date,
    published_at timestamptz,
    version      bigint not null default 1,
    unique (product_id, meets_on)
);
create index committee_day on committee (meets_on, id);
create index committee_unfrozen on committee (meets_on) where frozen is null;

-- Evidence packs as they were frozen. `shape` is the version of the shape of `content`.
create table committee_pack (
    committee_id bigint not null references committee (id),
    number       int not null,
    frozen_at    timestamptz not null,
    account      bigint,
    shape        int not null,
    content      jsonb not null,
    reopened_at  timestamptz,
    reason       text not null default '',
    primary key (committee_id, number)
);
create index committee_pack_account on committee_pack (account) where account is not null;

-- What the staff asked the team to change in a pack.
create table committee_request (
    id           bigint generated always as identity primary key,
    committee_id bigint not null references committee (id) on delete cascade,
    at           timestamptz not null,
    account      bigint,
    text         text not null
);
create index committee_request_of on committee_request (committee_id, id);
create index committee_request_account on committee_request (account) where account is not null;

-- Which reminders left, for which date.
create table committee_notice (
    committee_id bigint not null references committee (id) on delete cascade,
    kind         text not null,
    meets_on     date not null,
    primary key (committee_id, kind, meets_on)
);
