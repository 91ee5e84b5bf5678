-- What will be a success and what will make one stop, written before it is measured: of the goal of an increment (item_id is
-- null) or of a hypothesis. The last row counts, and the first one stays. A figure is kept as it was named.
create table increment_threshold (
    id             bigint generated always as identity primary key,
    product_id     text not null,
    number         int not null,
    item_id        bigint references scope_item (id) on delete cascade,
    indicator      text not null,
    indicator_name text not null,
    unit           text not null,
    more_is_better boolean not null,
    success_value  numeric,
    stop_value     numeric,
    success        text not null,
    stop           text not null,
    set_on         date not null,
    late           boolean not null,
    reason         text not null,
    by_staff       boolean not null,
    account_id     bigint not null,
    author         text not null,
    foreign key (product_id, number) references increment (product_id, number) on delete cascade
);

create index increment_threshold_increment on increment_threshold (product_id, number, item_id, id);
create index increment_threshold_item on increment_threshold (item_id) where item_id is not null;
create index increment_threshold_account on increment_threshold (account_id);
