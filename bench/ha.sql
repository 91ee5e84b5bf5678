-- What bench/ha writes to: a product with a key, and twelve indicators of which a program pushes the days. Expects :digest, that
-- of the key.
insert into account (email, name, created_at) values ('banc@terreau.test', 'Banc d’essai', now());
insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed, published)
select 'banc.1', 'Service 1', 'Ce que le service fait pour les communes', id, array[id], '{}', '{}', '{}', '{}', 'Le corps de la page', true, '{}'
from incubator where host;
insert into product_phase (product_id, position, kind, name, starts_on) values ('banc.1', 0, 'acceleration', 'acceleration', date '2021-01-01');
insert into indicator (product_id, code, name, question, unit, direction, aggregation, periodicity, cell, north_star)
select 'banc.1', 'banc-' || n, 'Indicateur ' || n, 'Combien ?', 'usages', 'plus', 'somme', 'day', 'utilise', n = 0 from generate_series(0, 11) n;
insert into indicator_definition (indicator_id, since, text, breaks, recorded_at)
select id, date '1990-01-01', 'Ce que les communes ont fait avec le service', false, now() from indicator where product_id = 'banc.1';
insert into api_key (digest, ending, scope, name, created_by, created_at, expires_at)
select :'digest', 'banc', 'product:banc.1', 'banc', id, now(), now() + interval '30 days' from account where email = 'banc@terreau.test';
select nextval('public_content');
