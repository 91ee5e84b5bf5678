-- Deployments, collectivity by collectivity, with their state and the history of every change. `since` is the first day
-- of the state. `departement`, `stratum` and `inhabitants` are what the geographic code says of the collectivity.
alter table deployment
    add column id          bigint generated always as identity unique,
    add column state       text not null default 'actif',
    add column stratum     text not null default '',
    add column inhabitants bigint not null default 0,
    add column origin      text not null default 'equipe',
    add column contact     text not null default '',
    add column email       text not null default '',
    add column officer     bigint,
    add column next_step   text not null default '',
    add column next_on     date,
    add column reminded_on date,
    add column search      text not null default '',
    add column edition     int not null default 0,
    add column changed_at  timestamptz not null default now(),
    add column version     bigint not null default 1;
update deployment set state = 'test', origin = 'territoire' where kind = 'experimentation';
update deployment set departement = '' where departement is null;
alter table deployment drop column kind, alter column departement set not null, alter column state drop default;

create index deployment_by_states on deployment (product_id, state, inhabitants desc, collectivity);
create index deployment_by_departement on deployment (product_id, departement, state);
create index deployment_by_collectivity on deployment (collectivity, state, product_id);
create index deployment_by_due on deployment (next_on) where next_on is not null and reminded_on is null;
create index deployment_by_email on deployment (email) where email <> '';
create index deployment_by_officer on deployment (officer) where officer is not null;
create index deployment_by_edition on deployment (edition, id);

create table deployment_event (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    collectivity text not null,
    at           timestamptz not null,
    on_day       date not null,
    account      bigint,
    kind         text not null,
    from_state   text,
    to_state     text,
    text         text not null default ''
);
create index deployment_event_place on deployment_event (product_id, collectivity, id desc);
create index deployment_event_account on deployment_event (account) where account is not null;

-- Whom the product is meant for, and who takes the deployment forward. Empty lists mean all of them.
create table deployment_plan (
    product_id text primary key,
    strata     text[] not null default '{}',
    regions    text[] not null default '{}',
    officer    bigint,
    version    bigint not null default 1
);

create table deployment_wave (
    id         bigint generated always as identity primary key,
    product_id text not null,
    name       text not null,
    goal       text not null,
    starts_on  date not null,
    ends_on    date not null,
    version    bigint not null default 1
);
create index deployment_wave_product on deployment_wave (product_id, starts_on, id);

create table deployment_wave_target (
    wave_id      bigint not null references deployment_wave (id) on delete cascade,
    collectivity text not null,
    primary key (wave_id, collectivity)
);
create index deployment_wave_target_place on deployment_wave_target (collectivity);

-- What follows is summed up from `deployment` by the trigger below, in the statement that changes it.
create table deployment_tally (
    product_id  text not null,
    departement text not null,
    stratum     text not null,
    quarter     date not null,
    places      bigint not null,
    inhabitants bigint not null,
    primary key (product_id, departement, stratum, quarter)
);

create table deployment_rank (
    scope      text not null,
    product_id text not null,
    uses       bigint not null,
    primary key (scope, product_id)
);
create index deployment_rank_first on deployment_rank (scope, uses desc, product_id);

create table deployment_place (
    collectivity text primary key,
    departement  text not null,
    inhabitants  bigint not null,
    uses         bigint not null
);
create index deployment_place_departement on deployment_place (departement, collectivity);

create table deployment_departement (
    departement    text primary key,
    collectivities bigint not null,
    uses           bigint not null,
    inhabitants    bigint not null
);

create table deployment_quarter (
    quarter date primary key,
    uses    bigint not null
);

create type deployment_change as (
    product_id text, collectivity text, departement text, stratum text, inhabitants bigint, quarter date, change int);

create function deployment_count(changes deployment_change[]) returns void language plpgsql as $$
begin
    insert into deployment_tally as t (product_id, departement, stratum, quarter, places, inhabitants)
    select product_id, departement, stratum, quarter, sum(change), sum(change * inhabitants)
    from unnest(changes) group by 1, 2, 3, 4 having sum(change) <> 0 or sum(change * inhabitants) <> 0 order by 1, 2, 3, 4
    on conflict (product_id, departement, stratum, quarter)
    do update set places = t.places + excluded.places, inhabitants = t.inhabitants + excluded.inhabitants;

    insert into deployment_rank as r (scope, product_id, uses)
    select scope, product_id, sum(change)
    from unnest(changes), lateral (values ('strate:' || stratum), ('departement:' || departement)) scopes (scope)
    group by 1, 2 having sum(change) <> 0 order by 1, 2
    on conflict (scope, product_id) do update set uses = r.uses + excluded.uses;

    with wanted as (
        select collectivity, max(departement) as departement, max(inhabitants) as inhabitants, sum(change) as change
        from unnest(changes) group by 1 having sum(change) <> 0 order by 1),
    moved as (
        insert into deployment_place as p (collectivity, departement, inhabitants, uses)
        select collectivity, departement, inhabitants, change from wanted
        on conflict (collectivity) do update set uses = p.uses + excluded.uses
        returning p.collectivity, p.departement, p.inhabitants, p.uses),
    stepped as (
        select m.departement, w.change,
               case when m.collectivity like 'commune:%' then m.inhabitants else 0 end as inhabitants,
               (m.uses > 0)::int - (m.uses - w.change > 0)::int as step
        from moved m join wanted w using (collectivity))
    insert into deployment_departement as d (departement, collectivities, uses, inhabitants)
    select departement, sum(step), sum(change), sum(step * inhabitants) from stepped group by 1 order by 1
    on conflict (departement) do update
    set collectivities = d.collectivities + excluded.collectivities, uses = d.uses + excluded.uses,
        inhabitants = d.inhabitants + excluded.inhabitants;

    insert into deployment_quarter as q (quarter, uses)
    select quarter, sum(change) from unnest(changes) group by 1 having sum(change) <> 0 order by 1
    on conflict (quarter) do update set uses = q.uses + excluded.uses;
end
$$;

-- A use begins on the first day of the state 'actif' and ends on the first day of the state that follows it.
create function deployment_changed() returns trigger language plpgsql as $$
declare
    changes deployment_change[];
begin
    if tg_op = 'INSERT' then
        select array_agg(row (product_id, collectivity, departement, stratum, inhabitants, date_trunc('quarter', since)::date, 1)::deployment_change)
        into changes from fresh where state = 'actif';
    elsif tg_op = 'DELETE' then
        select array_agg(row (product_id, collectivity, departement, stratum, inhabitants, date_trunc('quarter', since)::date, -1)::deployment_change)
        into changes from stale where state = 'actif';
    else
        select array_agg(change) into changes
        from (
            select row (o.product_id, o.collectivity, o.departement, o.stratum, o.inhabitants,
                        date_trunc('quarter', case when n.state = 'actif' then o.since else n.since end)::date, -1)::deployment_change as change
            from stale o join fresh n on n.id = o.id
            where o.state = 'actif'
              and (n.state, n.since, n.collectivity, n.departement, n.stratum, n.inhabitants)
                  is distinct from (o.state, o.since, o.collectivity, o.departement, o.stratum, o.inhabitants)
            union all
            select row (n.product_id, n.collectivity, n.departement, n.stratum, n.inhabitants, date_trunc('quarter', n.since)::date, 1)::deployment_change
            from stale o join fresh n on n.id = o.id
            where n.state = 'actif'
              and (n.state, n.since, n.collectivity, n.departement, n.stratum, n.inhabitants)
                  is distinct from (o.state, o.since, o.collectivity, o.departement, o.stratum, o.inhabitants)) both_sides;
    end if;
    if changes is not null then perform deployment_count(changes); end if;
    return null;
end
$$;

create trigger deployment_inserted after insert on deployment
    referencing new table as fresh for each statement execute function deployment_changed();
create trigger deployment_updated after update on deployment
    referencing old table as stale new table as fresh for each statement execute function deployment_changed();
create trigger deployment_deleted after delete on deployment
    referencing old table as stale for each statement execute function deployment_changed();

-- Places and départements afresh, when a new edition of the geographic code changed what is known of them.
create function deployment_recount() returns void language sql as $$
    delete from deployment_place;
    delete from deployment_departement;
    insert into deployment_place (collectivity, departement, inhabitants, uses)
    select collectivity, max(departement), max(inhabitants), count(*) from deployment where state = 'actif' group by 1;
    insert into deployment_departement (departement, collectivities, uses, inhabitants)
    select departement, count(*), sum(uses),
           coalesce(sum(inhabitants) filter (where collectivity like 'commune:%'), 0)
    from deployment_place group by 1;
$$;

select deployment_count(array_agg(row (product_id, collectivity, departement, stratum, inhabitants,
                                       date_trunc('quarter', since)::date, 1)::deployment_change))
from deployment where state = 'actif' having count(*) > 0;

-- The experimentations: what was agreed with the collectivity that hosts one, what its users say, what was decided.
create table experimentation (
    id            bigint generated always as identity primary key,
    product_id    text not null,
    collectivity  text not null,
    referent      text not null default '',
    referent_email text not null default '',
    referent_role text not null default '',
    starts_on     date not null,
    ends_on       date,
    users         text not null default '',
    protocol      text not null default '',
    agreement_link text not null default '',
    agreement_file uuid,
    agreement_name text not null default '',
    signed_on     date,
    sites         text not null default '',
    token         text not null unique,
    open          boolean not null default true,
    decision      text,
    decided_on    date,
    version       bigint not null default 1,
    unique (product_id, collectivity, starts_on)
);
create index experimentation_collectivity on experimentation (collectivity, starts_on desc);
create index experimentation_referent on experimentation (referent_email) where referent_email <> '';

create table experimentation_decision (
    id                 bigint generated always as identity primary key,
    experimentation_id bigint not null references experimentation (id),
    decision           text not null,
    reason             text not null,
    evidence           text not null,
    on_day             date not null,
    account            bigint,
    responses          int not null,
    mean               numeric(3, 2)
);
create index experimentation_decision_of on experimentation_decision (experimentation_id, id desc);

create table experimentation_feedback (
    id                 bigint generated always as identity primary key,
    experimentation_id bigint not null references experimentation (id),
    at                 timestamptz not null,
    channel            text not null,
    rating             smallint not null check (rating between 1 and 5),
    worked             text not null,
    lacking            text not null,
    verbatim           text not null,
    profile            text not null,
    consent            boolean not null,
    state              text not null,
    account            bigint,
    decided_at         timestamptz
);
create index experimentation_feedback_of on experimentation_feedback (experimentation_id, id desc);
create index experimentation_feedback_waiting on experimentation_feedback (experimentation_id) where state = 'a-relire';

insert into experimentation (product_id, collectivity, starts_on, token)
select product_id, collectivity, since, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
from deployment where state = 'test';

-- "Je veux ce service": who asked, for which collectivity.
create table deployment_interest (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    collectivity text not null,
    name         text not null,
    email        text not null,
    role         text not null,
    function     text not null,
    message      text not null,
    language     text not null,
    received_at  timestamptz not null
);
create index deployment_interest_place on deployment_interest (product_id, collectivity, received_at desc);
create index deployment_interest_email on deployment_interest (email) where email <> '';
create index deployment_interest_age on deployment_interest (received_at) where email <> '';
