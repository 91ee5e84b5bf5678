-- What the lead of an incubator changed of what teams are asked; the others are the usual ones.
create table team_norm (
    incubator_id text          not null,
    code         text          not null,
    value        numeric(6, 2) not null,
    primary key (incubator_id, code)
);

-- Who answers for what a team lacks, and by when.
create table team_gap (
    product_id text   not null,
    need       text   not null,
    account_id bigint not null,
    due_on     date   not null,
    said_on    date   not null,
    version    bigint not null,
    primary key (product_id, need)
);
