-- Lists of members that were brought, and what they showed.
create table access_reading (
    id       bigint generated always as identity primary key,
    tool_id  bigint  not null references access_tool (id),
    taken_on date    not null,
    brought  date    not null,
    rows     integer not null,
    by_id    bigint
);
create index access_reading_tool on access_reading (tool_id, taken_on desc);
create index access_reading_by on access_reading (by_id) where by_id is not null;

create table access_observed (
    id         bigint generated always as identity primary key,
    tool_id    bigint not null references access_tool (id),
    login      text   not null,
    name       text   not null default '',
    level      text,
    active_on  date,
    first_seen date   not null,
    last_seen  date   not null,
    person_id  bigint,
    certainty  text   not null
);
create unique index access_observed_once on access_observed (tool_id, login);
create index access_observed_person on access_observed (person_id) where person_id is not null;
create index access_observed_seen on access_observed (last_seen) where certainty <> 'certain';

-- An account of no person, that somebody answers for.
create table access_service (
    id          bigint generated always as identity primary key,
    tool_id     bigint  not null references access_tool (id),
    login       text    not null,
    purpose     text    not null,
    owner_id    bigint,
    critical    boolean not null,
    reviewed_on date    not null
);
create unique index access_service_once on access_service (tool_id, login);
create index access_service_owner on access_service (owner_id) where owner_id is not null;

-- A difference that is borne until a day.
create table access_derogation (
    id        bigint generated always as identity primary key,
    tool_id   bigint not null references access_tool (id),
    finding   text   not null,
    subject   text   not null,
    reason    text   not null,
    until_day date   not null,
    by_id     bigint
);
create index access_derogation_tool on access_derogation (tool_id, until_day);
create index access_derogation_by on access_derogation (by_id) where by_id is not null;
