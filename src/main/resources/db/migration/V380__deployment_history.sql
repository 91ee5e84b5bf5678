-- The coverage of every product together, département by département and quarter by quarter: `deployment_place_quarter`
-- holds how many uses of any product began or ended in a commune, `deployment_territory_quarter` sums up the communes
-- that began or ceased to use one at least. Both follow `deployment` in the statement that changes it.
create table deployment_place_quarter (
    collectivity text not null,
    quarter      date not null,
    departement  text not null,
    inhabitants  bigint not null,
    change       bigint not null,
    primary key (collectivity, quarter)
);

create table deployment_territory_quarter (
    departement text not null,
    quarter     date not null,
    uses        bigint not null,
    communes    bigint not null,
    inhabitants bigint not null,
    primary key (departement, quarter)
);

create type deployment_step as (departement text, quarter date, communes bigint, inhabitants bigint);

-- When these communes began or ceased to use one product at least.
create function deployment_steps(places text[]) returns setof deployment_step language sql stable as $$
    select departement, quarter, sum(step)::bigint, sum(step * inhabitants)::bigint
    from (
        select departement, quarter, inhabitants,
               (uses > 0)::int - (coalesce(lag(uses) over (partition by collectivity order by quarter), 0) > 0)::int as step
        from (
            select collectivity, departement, quarter,
                   max(inhabitants) over (partition by collectivity) as inhabitants,
                   sum(change) over (partition by collectivity order by quarter) as uses
            from deployment_place_quarter where collectivity = any(places)) running) steps
    where step <> 0 group by 1, 2
$$;

create or replace function deployment_count(changes deployment_change[]) returns void language plpgsql as $$
declare
    communes text[] := array(select distinct collectivity from unnest(changes) where collectivity like 'commune:%');
    stepped deployment_step[];
begin
    -- Held until the end of the transaction, in one order for all, so that nobody else changes what these communes were.
    perform 1 from deployment_place where collectivity = any(communes) order by collectivity for update;

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

    stepped := array(select s from deployment_steps(communes) s);

    insert into deployment_place_quarter as p (collectivity, quarter, departement, inhabitants, change)
    select collectivity, quarter, max(departement), max(inhabitants), sum(change)
    from unnest(changes) where collectivity like 'commune:%'
    group by 1, 2 having sum(change) <> 0 order by 1, 2
    on conflict (collectivity, quarter) do update set change = p.change + excluded.change;

    insert into deployment_territory_quarter as t (departement, quarter, uses, communes, inhabitants)
    select departement, quarter, sum(uses), sum(began), sum(people)
    from (
        select departement, quarter, change::bigint as uses, 0::bigint as began, 0::bigint as people from unnest(changes)
        union all
        select s.departement, s.quarter, 0, s.communes, s.inhabitants from deployment_steps(communes) s
        union all
        select s.departement, s.quarter, 0, -s.communes, -s.inhabitants from unnest(stepped) s) differences
    group by 1, 2 having sum(uses) <> 0 or sum(began) <> 0 or sum(people) <> 0 order by 1, 2
    on conflict (departement, quarter) do update
    set uses = t.uses + excluded.uses, communes = t.communes + excluded.communes,
        inhabitants = t.inhabitants + excluded.inhabitants;
end
$$;

drop table deployment_quarter;

create or replace function deployment_recount() returns void language sql as $$
    delete from deployment_place;
    delete from deployment_departement;
    insert into deployment_place (collectivity, departement, inhabitants, uses)
    select collectivity, max(departement), max(inhabitants), count(*) from deployment where state = 'actif' group by 1;
    insert into deployment_departement (departement, collectivities, uses, inhabitants)
    select departement, count(*), sum(uses),
           coalesce(sum(inhabitants) filter (where collectivity like 'commune:%'), 0)
    from deployment_place group by 1;

    update deployment_place_quarter q set departement = p.departement, inhabitants = p.inhabitants
    from deployment_place p
    where p.collectivity = q.collectivity
      and (p.departement, p.inhabitants) is distinct from (q.departement, q.inhabitants);
    delete from deployment_territory_quarter;
    insert into deployment_territory_quarter (departement, quarter, uses, communes, inhabitants)
    select departement, quarter, sum(uses), sum(communes), sum(inhabitants)
    from (
        select departement, quarter, places as uses, 0::bigint as communes, 0::bigint as inhabitants from deployment_tally
        union all
        select s.departement, s.quarter, 0, s.communes, s.inhabitants
        from deployment_steps(array(select distinct collectivity from deployment_place_quarter)) s) both_sums
    group by 1, 2;
$$;

-- What is known of the past: today's uses from their first day, and those that the history says began and ended before.
insert into deployment_place_quarter (collectivity, quarter, departement, inhabitants, change)
select collectivity, date_trunc('quarter', on_day)::date, max(departement), max(inhabitants), sum(change)
from (
    select collectivity, since as on_day, departement, inhabitants, 1 as change from deployment where state = 'actif'
    union all
    select d.collectivity, e.on_day, d.departement, d.inhabitants, 1
    from deployment_event e join deployment d using (product_id, collectivity)
    where e.kind in ('ajout', 'etat') and e.to_state = 'actif' and exists (
        select 1 from deployment_event later
        where later.product_id = e.product_id and later.collectivity = e.collectivity
          and later.kind = 'etat' and later.from_state = 'actif' and later.id > e.id)
    union all
    select d.collectivity, e.on_day, d.departement, d.inhabitants, -1
    from deployment_event e join deployment d using (product_id, collectivity)
    where e.kind = 'etat' and e.from_state = 'actif' and exists (
        select 1 from deployment_event earlier
        where earlier.product_id = e.product_id and earlier.collectivity = e.collectivity
          and earlier.kind in ('ajout', 'etat') and earlier.to_state = 'actif' and earlier.id < e.id)) known
where collectivity like 'commune:%' group by 1, 2;

select deployment_recount();
