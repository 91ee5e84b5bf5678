-- One person is one row, whatever the products; a mission is what they do on one, and a vacant one is a mission to fill.
create table team_person (
    id          bigint generated always as identity primary key,
    account_id  bigint unique,
    name        text   not null,
    email       text,
    merged_into bigint references team_person,
    to_forget   boolean not null default false,
    role_id     bigint
);

create unique index team_person_email on team_person (lower(email)) where email is not null;

create table mission (
    id               bigint generated always as identity primary key,
    product_id       text   not null,
    person_id        bigint references team_person,
    trade            text   not null,
    specialty        text   not null default '',
    status           text,
    employer         text   not null default '',
    since            date   not null,
    until_day        date,
    wished_day       date,
    left_on          date,
    left_reason      text,
    left_note        text   not null default '',
    paid_by          text   not null default '',
    objectives       text   not null default '',
    letter_on        date,
    letter_signatory text   not null default '',
    letter_days      numeric(3, 2),
    named_on         date,
    version          bigint not null default 0
);

create index mission_product on mission (product_id, id);
create index mission_person on mission (person_id);

create table mission_rhythm (
    mission_id bigint        not null references mission on delete cascade,
    from_day   date          not null,
    amount     numeric(5, 2) not null,
    unit       text          not null check (unit in ('jours', 'part')),
    primary key (mission_id, from_day)
);

-- Each change of an end: what it was, what it became, why and by whom.
create table mission_end (
    id         bigint generated always as identity primary key,
    mission_id bigint not null references mission on delete cascade,
    before_day date,
    until_day  date   not null,
    wished_day date,
    why        text   not null,
    account_id bigint,
    said_on    date   not null
);

create index mission_end_mission on mission_end (mission_id, id);

insert into team_person (account_id, name)
select distinct on (account_id) account_id, coalesce(name, '')
from team_role where account_id is not null order by account_id, id desc;

insert into team_person (name, role_id)
select name, id from team_role where account_id is null and name is not null order by id;

insert into mission (id, product_id, person_id, trade, since, left_on)
overriding system value
select r.id, r.product_id, p.id, r.trade, r.since, r.until
from team_role r left join team_person p on p.account_id = r.account_id or p.role_id = r.id;

select setval(pg_get_serial_sequence('mission', 'id'), coalesce((select max(id) from mission), 0) + 1, false);

insert into mission_rhythm (mission_id, from_day, amount, unit)
select id, since, share, 'part' from team_role where share is not null;

alter table team_person drop column role_id;
drop table team_role;
