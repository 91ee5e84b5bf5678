-- A thousand products, ten indicators each, measured in ten communes every day: invented, always the same.
-- Expects :days.
insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed,
                     published)
select 'banc.' || n, 'Service ' || n, 'Ce que le service ' || n || ' fait pour les communes', host.id, array[host.id], '{}',
       '{}', '{}', '{}', 'Le corps de la page du service ' || n, true, '{}'
from generate_series(1, 1000) n, (select id from incubator where host) host;
insert into product_phase (product_id, position, kind, name, starts_on)
select 'banc.' || n, 0, 'acceleration', 'acceleration', make_date(2021 + n % 5, 1, 1) from generate_series(1, 1000) n;

insert into indicator (product_id, code, name, question, unit, direction, aggregation, periodicity, cell, north_star, grain)
select 'banc.' || n, 'indicateur-' || i, 'Indicateur ' || i, 'Combien ?', 'usages', 'plus', 'somme', 'day',
       (array['utilisable', 'utilise', 'utile', 'impactant', 'efficient'])[1 + i % 5], i = 0, 'commune'
from generate_series(1, 1000) n, generate_series(0, 9) i
order by n, i;
insert into indicator_definition (indicator_id, since, text, breaks, recorded_at)
select id, date '2021-01-01', 'Ce que les communes ont fait avec le service', false, now() from indicator where product_id like 'banc.%';

create table bench_place (place text collate "C" primary key, departement text, region text);
insert into bench_place values ('29232', '29', '53'), ('35238', '35', '53'), ('44109', '44', '52'), ('53130', '53', '52'),
    ('50129', '50', '28'), ('61001', '61', '28'), ('69123', '69', '84'), ('38185', '38', '84'), ('13055', '13', '93'),
    ('97411', '974', '04');
insert into measure_place select 'commune', place, departement, region from bench_place on conflict do nothing;
insert into measure_batch (product_id, kind, origin, received_at, lines, added)
select 'banc.' || n, 'api', 'banc', now(), 100 * :days, 100 * :days from generate_series(1, 1000) n;
