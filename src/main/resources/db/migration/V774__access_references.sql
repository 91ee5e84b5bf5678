-- What somebody who leaves answers for, and what becomes of it: goes with the plan of their departure.
create table access_reference (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references access_plan (id) on delete cascade,
    kind       text   not null,
    name       text   not null,
    fate       text   not null,
    heir       text   not null default '',
    settled_on date,
    settled_by bigint
);
create unique index access_reference_once on access_reference (plan_id, kind, lower(name));
create index access_reference_settled_by on access_reference (settled_by) where settled_by is not null;
