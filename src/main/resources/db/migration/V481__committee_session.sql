-- A committee of an incubator: a day on which it decides on several subjects, one after another.
create table committee_session (
    id           bigint generated always as identity primary key,
    incubator_id text        not null,
    meets_on     date        not null,
    starts_at    time        not null default '14:00',
    place        text        not null default '',
    closed_at    timestamptz,
    version      bigint      not null default 0,
    unique (incubator_id, meets_on)
);

create table committee_subject (
    session_id   bigint not null references committee_session (id) on delete cascade,
    subject_kind text   not null,
    subject_id   text   not null,
    rank         int    not null,
    primary key (session_id, subject_kind, subject_id)
);

-- A committee that was postponed or given up: why, and how many people were told.
create table committee_session_change (
    id           bigint generated always as identity primary key,
    incubator_id text        not null,
    from_day     date        not null,
    to_day       date,
    reason       text        not null,
    told         int         not null,
    changed_at   timestamptz not null
);
create index committee_session_change_day on committee_session_change (incubator_id, from_day);

insert into committee_session (incubator_id, meets_on, closed_at)
select distinct p.incubator_id, c.meets_on, case when c.meets_on < current_date then now() end
from committee c join product p on p.id = c.product_id;

insert into committee_subject (session_id, subject_kind, subject_id, rank)
select s.id, 'product', c.product_id, row_number() over (partition by s.id order by c.id)
from committee c
join product p on p.id = c.product_id
join committee_session s on s.incubator_id = p.incubator_id and s.meets_on = c.meets_on;
