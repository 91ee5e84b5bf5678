-- What an arrival or a departure asks, made from a mission.
create table access_plan (
    id           bigint generated always as identity primary key,
    incubator_id text    not null,
    product_id   text    not null,
    mission_id   bigint  not null,
    person_id    bigint  not null,
    moment       text    not null,
    day          date    not null,
    partial      boolean not null,
    market       boolean not null,
    employer     text    not null default '',
    made_on      date    not null,
    cancelled_on date
);
create unique index access_plan_once on access_plan (mission_id, moment) where cancelled_on is null;
create index access_plan_person on access_plan (person_id);
create index access_plan_product on access_plan (product_id, moment);
create index access_plan_desk on access_plan (incubator_id, day);

create table access_step (
    id         bigint generated always as identity primary key,
    plan_id    bigint  not null references access_plan (id) on delete cascade,
    code       text    not null,
    tool_id    bigint references access_tool (id),
    account_id bigint references access_account (id) on delete set null,
    offset_day integer not null,
    blocking   boolean not null,
    done_on    date,
    done_by    bigint,
    proof      text    not null default '',
    undone_on  date
);
create index access_step_plan on access_step (plan_id);
create index access_step_account on access_step (account_id) where account_id is not null;
create index access_step_tool on access_step (tool_id) where tool_id is not null;
create index access_step_done_by on access_step (done_by) where done_by is not null;
