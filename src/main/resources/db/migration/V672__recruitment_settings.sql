-- What the lead of an incubator changed: how long applications are kept, and what a day of a trade costs.
create table recruitment_setting (
    incubator_id text    primary key,
    kept_months  integer not null
);

create table recruitment_rate (
    incubator_id text    not null,
    trade        text    not null,
    low_euros    integer not null,
    high_euros   integer not null,
    source       text    not null,
    primary key (incubator_id, trade)
);
