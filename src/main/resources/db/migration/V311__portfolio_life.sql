-- Dated facts of a product's life that the catalogue's phases and events do not tell.
create table product_fact (
    id         bigint generated always as identity primary key,
    product_id text not null references product (id) on delete cascade,
    kind       text not null,
    on_date    date not null,
    before     text,
    after      text not null,
    note       text not null default ''
);

create index product_fact_product on product_fact (product_id);

-- Each change of what is known of a product: nothing is overwritten without its trace.
create table product_history (
    id         bigint generated always as identity primary key,
    product_id text not null references product (id) on delete cascade,
    at         timestamptz not null,
    aspect     text not null,
    before     text,
    after      text,
    reason     text not null,
    source     text not null,
    account_id bigint,
    author     text not null
);

create index product_history_product on product_history (product_id, id);
create index product_history_account on product_history (account_id);

create table product_standard (
    product_id text not null references product (id) on delete cascade,
    standard   text not null,
    status     text not null,
    link       text not null default '',
    checked_on date not null,
    primary key (product_id, standard)
);
