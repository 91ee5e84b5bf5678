-- What teams look for, as an offer that everybody reads; its closing is a moment: nobody has to close it.
create table recruitment_offer (
    id             bigint generated always as identity primary key,
    incubator_id   text        not null,
    kind           text        not null,
    trade          text        not null,
    title          text        not null,
    problem        text        not null default '',
    work           text        not null default '',
    profile        text        not null default '',
    contact        text        not null default '',
    days           numeric(3, 2),
    remote         text        not null,
    place          text        not null default '',
    start_on       date,
    months         integer,
    renewable      boolean     not null default false,
    holder         text        not null default '',
    holder_on      date,
    criteria       text[]      not null default '{}',
    weights        integer[]   not null default '{}',
    mandatory      boolean[]   not null default '{}',
    questions      text[]      not null default '{}',
    decision_on    date,
    closes_at      timestamptz,
    published_at   timestamptz,
    ended_at       timestamptz,
    state          text        not null,
    version        bigint      not null default 1
);
create index recruitment_offer_incubator on recruitment_offer (incubator_id, state);
create index recruitment_offer_closing on recruitment_offer (closes_at) where published_at is not null;

-- The vacancies that an offer is about, of one product or of several.
create table recruitment_need (
    offer_id   bigint not null references recruitment_offer (id) on delete cascade,
    mission_id bigint not null,
    product_id text   not null,
    primary key (offer_id, mission_id)
);
create index recruitment_need_mission on recruitment_need (mission_id);
create index recruitment_need_product on recruitment_need (product_id);
