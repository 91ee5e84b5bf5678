-- What an incubator counts with where nobody said otherwise, when its lead changed it, and where each kind comes from.
create table money_norms (
    incubator_id text primary key,
    version      bigint not null default 0
);

create table money_norm (
    incubator_id text not null references money_norms on delete cascade,
    code         text not null,
    value        bigint not null,
    primary key (incubator_id, code)
);

create table money_norm_source (
    incubator_id text not null references money_norms on delete cascade,
    kind         text not null,
    source       text not null,
    primary key (incubator_id, kind)
);
