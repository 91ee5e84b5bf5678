-- How many differences were open on the tools of an incubator at the end of each week: nobody is named.
create table access_week (
    incubator_id text    not null,
    week         date    not null,
    open         integer not null,
    primary key (incubator_id, week)
);
