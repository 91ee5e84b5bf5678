-- A thousand products, each with a published budget of five years of eighty lines, three funders, two envelopes and twenty
-- orders: invented, always the same. One more product is empty: an import comes in there.
begin;
insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed,
                     published)
select 'banc.' || n, 'Service ' || n, 'Ce que le service ' || n || ' fait pour les communes', host.id, array[host.id], '{}',
       '{}', '{}', '{}', 'Le corps de la page du service ' || n, true, '{}'
from generate_series(0, 1000) n, (select id from incubator where host) host;
insert into product_phase (product_id, position, kind, name, starts_on)
select 'banc.' || n, 0, kind, kind, make_date(2021 + n % 5, 1, 1)
from (select n, (array['construction', 'acceleration', 'consolidation'])[1 + n % 3] as kind from generate_series(0, 1000) n) all_of_them;

insert into budget_version (product_id, number, round, year, late, published_on)
select 'banc.' || n, 1, 'juin', extract(year from current_date), false, current_date - n % 150 from generate_series(1, 1000) n;

create temporary table bench_slot as
select row_number() over () as rank, activity, resource, false as agents
from unnest(array['data', 'hebergement-non-cloud', 'hebergement-cloud', 'ops', 'reseau', 'gestion', 'securite', 'deploiement',
                  'support', 'developpement', 'pilotage', 'design', 'autre']) activity,
     unnest(array['personnel', 'prestations', 'materiel', 'logiciel', 'structure', 'autre']) resource
union all select 79, 'pilotage', 'personnel', true union all select 80, 'support', 'personnel', true;

insert into budget_line (product_id, version_id, first_year, last_year, activity, resource, nature, agents, ae_cents, cp_cents,
                         regime, vat_rate)
select v.product_id, v.id, y, y, s.activity, s.resource,
       case when y >= extract(year from current_date) then 'prevu' else 'realise' end, s.agents,
       100000 + (v.id * 7919 + s.rank * 104729 + y) % 4000000, 90000 + (v.id * 7919 + s.rank * 104729 + y) % 4000000, 'ttc', 2000
from budget_version v, bench_slot s,
     generate_series(extract(year from current_date)::int - 4, extract(year from current_date)::int) y
where v.product_id like 'banc.%' order by v.id, y, s.rank;

insert into contribution (product_id, first_year, last_year, decided_on, funder, regime, what)
select 'banc.' || n, y, y, make_date(y, 1 + n % 12, 1), 'Financeur ' || (n * 3 + k) % 60, 'ttc', 'convention'
from generate_series(1, 1000) n, generate_series(1, 3) k,
     generate_series(extract(year from current_date)::int - 2, extract(year from current_date)::int) y;
insert into contribution_movement (contribution_id, moved_on, delta_cents)
select id, decided_on, 5000000 + id % 1000 * 10000 from contribution where product_id like 'banc.%';

insert into envelope (product_id, amount_cents, from_day, until_day, carrier)
select 'banc.' || n, 30000000 + n * 1000, current_date - 200 + k * 180, current_date - 21 + k * 180, 'Porteur ' || n % 40
from generate_series(1, 1000) n, generate_series(0, 1) k;

insert into purchase_order (product_id, title, holder, starts_on, ends_on, regime, vat_rate, state, due_act, due_since, due_on)
select 'banc.' || n, 'Commande ' || k, 'Titulaire ' || k % 9, current_date - 190, current_date - 10, 'ttc', 2000,
       case when k % 4 = 0 then 'besoin' else 'en-cours' end, case when k % 4 = 0 then 'devis-demande' else 'preparer' end,
       current_date - 30, current_date + k
from generate_series(1, 1000) n, generate_series(1, 20) k;
insert into order_line (order_id, rank, activity, resource, people, amount_cents)
select id, 0, 'developpement', 'prestations', 3, 1000000 from purchase_order where product_id like 'banc.%';
insert into order_split (order_id, rank, envelope_id, year, amount_cents)
select o.id, 0, (select min(id) from envelope e where e.product_id = o.product_id), extract(year from current_date), 1000000
from purchase_order o where o.product_id like 'banc.%' and o.state = 'en-cours';
insert into order_delivery (order_id, starts_on, ends_on, amount_cents, state, signed_on, sent_on, invoice, invoiced_on, paid_on)
select id, current_date - 190, current_date - 160, 200000, 'paye', current_date - 159, current_date - 157, 'F-' || id,
       current_date - 155, current_date - 125
from purchase_order where product_id like 'banc.%' and state = 'en-cours';
insert into order_step (order_id, to_state, happened_on, written_at)
select id, step, current_date - 200, now()
from purchase_order, unnest(array['besoin', 'devis-demande', 'devis-signe', 'emis', 'recu', 'en-cours']) step
where product_id like 'banc.%' and (state = 'en-cours' or step = 'besoin');
commit;
analyze product, product_phase, budget_version, budget_line, contribution, contribution_movement, envelope, purchase_order,
    order_line, order_split, order_delivery, order_step;
