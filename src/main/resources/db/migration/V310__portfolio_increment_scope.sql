-- The end of an increment has no place to be changed from: what moves is its scope.
alter table increment
    add column settled_on  date,
    add column learnt      text,
    add column next        text,
    add column reviewed_on date,
    add column version     bigint not null default 1;

create table increment_change (
    id         bigint generated always as identity primary key,
    product_id text not null,
    number     int not null,
    on_date    date not null,
    reason     text not null,
    account_id bigint not null,
    author     text not null,
    foreign key (product_id, number) references increment (product_id, number) on delete cascade
);

create index increment_change_increment on increment_change (product_id, number);
create index increment_change_account on increment_change (account_id);

-- added_by is null for what was planned at the start.
create table scope_item (
    id         bigint generated always as identity primary key,
    product_id text not null,
    number     int not null,
    kind       text not null,
    wording    text not null,
    place      text,
    added_by   bigint references increment_change (id),
    dropped_by bigint references increment_change (id),
    outcome    text,
    outcome_on date,
    learnt     text not null default '',
    foreign key (product_id, number) references increment (product_id, number) on delete cascade
);

create index scope_item_increment on scope_item (product_id, number);
create index scope_item_added_by on scope_item (added_by);
create index scope_item_dropped_by on scope_item (dropped_by);
