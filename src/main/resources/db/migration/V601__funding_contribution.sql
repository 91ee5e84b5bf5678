-- Who brings money to a product; how much is what its dated movements add up to, none of which is ever rewritten.
create table contribution (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    import_id   bigint references budget_import,
    replaced_by bigint references budget_import,
    first_year  int not null,
    last_year   int not null check (last_year >= first_year),
    decided_on  date,
    funder      text not null,
    regime      text not null check (regime in ('ttc', 'ht', 'exo', 'non-precise')),
    what        text not null default '',
    remaining   boolean not null default false,
    source      text not null default ''
);

create index contribution_product on contribution (product_id, id);

create table contribution_movement (
    id              bigint generated always as identity primary key,
    contribution_id bigint not null references contribution on delete cascade,
    moved_on        date not null,
    delta_cents     bigint not null,
    reason          text not null default '',
    account_id      bigint,
    author          text not null default ''
);

create index contribution_movement_of on contribution_movement (contribution_id, id);
