create table product (
    id             text primary key,
    name           text not null,
    mission        text not null,
    incubator_id   text not null,
    incubators     text[] not null,
    sponsors       text[] not null,
    themes         text[] not null,
    user_types     text[] not null,
    technos        text[] not null,
    link           text,
    repository     text,
    contact        text,
    stats_url      text,
    accessibility  text,
    body           text not null,
    listed         boolean not null,
    published      text not null,
    fingerprint    text not null,
    version        bigint not null default 1
);

create index product_incubator on product (incubator_id);

create table product_phase (
    product_id text not null references product (id) on delete cascade,
    position   int not null,
    kind       text not null,
    name       text not null,
    starts_on  date not null,
    ends_on    date,
    comment    text,
    primary key (product_id, position)
);

create table product_event (
    product_id text not null references product (id) on delete cascade,
    position   int not null,
    name       text not null,
    on_date    date not null,
    comment    text not null,
    primary key (product_id, position)
);

-- Former addresses of a product, as /produits/<old_id>.
create table product_former_id (
    old_id     text primary key,
    product_id text not null references product (id) on delete cascade
);

create index product_former_id_product on product_former_id (product_id);

create table increment (
    product_id  text not null references product (id) on delete cascade,
    number      int not null,
    starts_on   date not null,
    ends_on     date not null,
    goal        text not null,
    decision_id bigint,
    primary key (product_id, number)
);
