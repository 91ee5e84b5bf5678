alter table dossier
    add column step text not null default 'brouillon',
    add column step_since timestamptz,
    add column moves bigint not null default 0,
    add column assignee_id bigint,
    add column themes text[] not null default '{}',
    add column reviewers int not null default 0,
    add column reviewed int not null default 0,
    add column review_due date,
    add column territory text generated always as (draft ->> 'territoire') stored,
    add column search text generated always as (
        regexp_replace(
            regexp_replace(
                replace(lower(normalize(title || ' ' || organisation || ' ' || applicant, NFKD)), 'œ', 'oe'),
                '[\u0300-\u036f]+', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g')) stored;

create table dossier_step (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    at         timestamptz not null,
    since      timestamptz,
    from_state text,
    from_step  text,
    to_state   text not null,
    to_step    text not null,
    account_id bigint,
    reason     text not null default '',
    reassigned boolean not null default false,
    assignee_id bigint
);

create index dossier_step_dossier on dossier_step (dossier_id, id);
create index dossier_step_left on dossier_step (at, from_step);

-- The past, as far as versions and decisions tell it: opened, submitted, decided on.
insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step)
select dossier_id, at, lag(at) over life, lag(state) over life, lag(state) over life, state, state
from (select id as dossier_id, opened_at as at, 0 as rank, 0::bigint as number, 'brouillon' as state from dossier
      union all
      select v.dossier_id, greatest(min(v.saved_at), min(d.opened_at)), 1, 0, 'soumis'
      from brief_version v join dossier d on d.id = v.dossier_id
      where v.submitted group by v.dossier_id
      union all
      select d.id,
             greatest((c.decided_on + 1)::timestamp at time zone 'Europe/Paris' - interval '1 second', d.opened_at),
             2, c.id,
             case c.outcome when 'investiguer' then 'investigation' when 'construire' then 'construction'
                            when 'arreter' then 'arrete' else 'provisoire' end
      from decision c join dossier d on c.subject_kind = 'dossier' and c.subject_id = d.id::text) past
window life as (partition by dossier_id order by rank, at, number)
order by dossier_id, rank, at, number;

-- A brief that was given back, or whatever the past does not tell, is where the dossier says it is.
insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step)
select d.id, greatest(d.changed_at, last.at), last.at, last.to_state, last.to_step, d.state, d.state
from dossier d
join lateral (select at, to_state, to_step from dossier_step s where s.dossier_id = d.id order by id desc limit 1) last on true
where last.to_state <> d.state;

update dossier d
set step = d.state,
    step_since = (select s.at from dossier_step s where s.dossier_id = d.id order by id desc limit 1);

alter table dossier alter column step_since set not null;

create index dossier_board on dossier (incubator_id, step, step_since);
create index dossier_assignee on dossier (assignee_id);

create table dossier_bulk (
    id           bigint generated always as identity primary key,
    account_id   bigint not null,
    at           timestamptz not null,
    action       text not null,
    detail       text not null default '',
    undone_at    timestamptz
);

create table dossier_bulk_item (
    bulk_id    bigint not null references dossier_bulk (id) on delete cascade,
    dossier_id bigint not null references dossier (id) on delete cascade,
    state      text not null,
    step       text not null,
    step_since timestamptz not null,
    assignee_id bigint,
    moves_after bigint not null,
    primary key (bulk_id, dossier_id)
);
