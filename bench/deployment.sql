-- Ten thousand products and five hundred thousand deployments over five years: invented, always the same. A few products
-- are nearly everywhere, most are in some tens of places. Expects the table bench_place (code, departement, inhabitants,
-- number), filled by bench/deployment.
select setseed(0.26);

insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed,
                     published)
select 'banc.' || n, 'Service ' || n, 'Ce que le service ' || n || ' fait pour les communes', host.id, array[host.id], '{}',
       '{}', '{}', '{}', 'Le corps de la page du service ' || n, true, '{}'
from generate_series(1, 10000) n, (select id from incubator where host) host;
insert into product_phase (product_id, position, kind, name, starts_on)
select 'banc.' || n, 0, 'acceleration', 'acceleration', date '2021-01-01' from generate_series(1, 10000) n;

create temp table wanted as
select n, 'banc.' || (1 + floor(power(random(), 2.4) * 10000))::int as product_id, 1 + floor(random() * 34900)::int as place,
       current_date - floor(random() * 1825)::int as since,
       (array['actif', 'actif', 'actif', 'actif', 'actif', 'actif', 'test', 'prospect', 'contacte', 'parti'])[n % 10 + 1] as state
from generate_series(1, 620000) n;
create index on wanted (n);

do $$
begin
    for batch in 0..30 loop
        insert into deployment (product_id, collectivity, departement, stratum, inhabitants, search, edition, state, since, origin)
        select distinct on (w.product_id, p.code) w.product_id, p.code, p.departement,
               'commune-' || case when p.inhabitants < 500 then 0 when p.inhabitants < 2000 then 500
                                  when p.inhabitants < 10000 then 2000 when p.inhabitants < 50000 then 10000
                                  when p.inhabitants < 100000 then 50000 else 100000 end,
               p.inhabitants, p.code, 2026, w.state, w.since, 'import'
        from wanted w join bench_place p on p.number = w.place
        where w.n between batch * 20000 + 1 and (batch + 1) * 20000
        on conflict do nothing;
        exit when (select count(*) from deployment) >= 500000;
    end loop;
end
$$;

insert into experimentation (product_id, collectivity, starts_on, token)
select d.product_id, d.collectivity, d.since, md5(d.id::text) || md5(d.id::text) from deployment d where d.state = 'test' and d.id % 5 = 0
on conflict do nothing;
insert into experimentation_feedback (experimentation_id, at, channel, rating, worked, lacking, verbatim, profile, consent, state)
select e.id, now(), 'qr', 1 + n % 5, 'Rapide', '', 'Le témoignage ' || n, 'agent', true, 'publie'
from experimentation e, generate_series(1, 5) n;

select nextval('public_content');
drop table bench_place;
vacuum analyze;
