alter table decision
    alter column decided_by drop not null,
    add column title          text        not null default '',
    add column path           text        not null default '',
    add column plain          text,
    add column subject_public boolean     not null default false,
    add column elsewhere      text        not null default '',
    add column return_if      text        not null default '',
    add column asked_cents    bigint,
    add column in_committee   boolean     not null default false,
    add column present        text        not null default '',
    add column dissent        text        not null default '',
    add column next_on        date,
    add column waited_since   date,
    add column recorded_at    timestamptz not null default now(),
    add column published_at   timestamptz,
    add column withheld       boolean     not null default false,
    add column version        bigint      not null default 0;

-- Decisions of before the register were announced as public with the product that they open, and otherwise not at all.
update decision d
set title = o.title, path = '/dossiers/' || o.id
from dossier o
where d.subject_kind = 'dossier' and d.subject_id = o.id::text;

update decision d
set recorded_at = coalesce(
        (select max(a.at) from audit_line a
         where a.action = 'review.decided' and a.subject = d.subject_kind || ':' || d.subject_id
           and a.details ->> 'decision' = d.id::text),
        d.decided_on::timestamp at time zone 'Europe/Paris');

update decision d
set subject_public = true, published_at = d.recorded_at, title = p.name, path = '/produits/' || p.id
from product_origin o
join product p on p.id = o.product_id
where o.subject_kind = d.subject_kind and o.subject_id = d.subject_id;

update decision set withheld = true where published_at is null;

alter table decision
    alter column recorded_at drop default;

create index decision_committee on decision (incubator_id, decided_on) where in_committee;
create index decision_unpublished on decision (recorded_at) where published_at is null and not withheld;

create table decision_condition (
    id             bigint generated always as identity primary key,
    decision_id    bigint  not null references decision (id) on delete cascade,
    rank           int     not null,
    wording        text    not null,
    owner          text    not null check (owner in ('equipe', 'porteuse', 'incubateur', 'financeur')),
    due_on         date    not null,
    figure         text    not null,
    figure_name    text    not null,
    figure_unit    text    not null,
    more_is_better boolean not null,
    threshold      numeric,
    state          text    not null check (state in ('ouverte', 'tenue', 'partielle', 'manquee', 'sans-objet')),
    told           text    not null default '',
    told_on        date,
    unique (decision_id, rank)
);
create index decision_condition_open on decision_condition (due_on) where state = 'ouverte';

create table decision_effect (
    id          bigint generated always as identity primary key,
    decision_id bigint  not null references decision (id) on delete cascade,
    code        text    not null,
    arguments   text[]  not null,
    path        text    not null,
    done        boolean not null,
    done_on     date
);
create index decision_effect_decision on decision_effect (decision_id, id);

create table decision_correction (
    id           bigint generated always as identity primary key,
    decision_id  bigint not null references decision (id) on delete cascade,
    corrected_on date   not null,
    motive       text   not null,
    field        text   not null,
    before_text  text   not null,
    after_text   text   not null
);
create index decision_correction_decision on decision_correction (decision_id, id);

create table decision_answer (
    decision_id bigint primary key references decision (id) on delete cascade,
    text        text not null,
    answered_on date not null
);
