-- How a product stops, is transferred, merged or split: prepared step by step, then published for good.
create table product_ending (
    id           bigint generated always as identity primary key,
    product_id   text not null references product (id) on delete cascade,
    kind         text not null,
    texts        jsonb not null default '{}',
    account_id   bigint not null,
    author       text not null,
    started_at   timestamptz not null,
    published_on date,
    successors   text[] not null default '{}',
    version      bigint not null default 1
);

create index product_ending_product on product_ending (product_id);
create index product_ending_account on product_ending (account_id);
create unique index product_ending_draft on product_ending (product_id) where published_on is null;

-- Where the address of a product that is merged or split leads, for ever.
create table product_redirect (
    product_id text primary key references product (id) on delete cascade,
    target     text not null
);
