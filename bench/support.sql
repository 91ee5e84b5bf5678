-- A thousand products, twenty thousand requests for support, four thousand mandates of fifty sessions, a hundred tools of
-- five hundred observed accounts, a thousand watched sites of fifty-two runs: invented, always the same.
begin;
select setseed(0.18);

create temp table host as select id from incubator where host;
create temp table somebody as select id from account where email = 'coach@terreau.example';

insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed,
                     published)
select 'banc.' || n, 'Service ' || n, 'Ce que le service ' || n || ' fait pour les communes', host.id, array[host.id], '{}',
       '{}', '{}', '{}', 'Le corps de la page du service ' || n, true, '{}'
from generate_series(1, 1000) n, host;
insert into product_phase (product_id, position, kind, name, starts_on)
select 'banc.' || n, 0, 'acceleration', 'acceleration', make_date(2021 + n % 5, 1, 1) from generate_series(1, 1000) n;

insert into support_offer (incubator_id, name, family, form, moments, gains, audience, delay_days, value_cents, state, position)
select host.id, 'Appui du banc ' || n, (array['methode', 'impact', 'conformite', 'financement'])[1 + n % 4],
       (array['atelier', 'audit', 'conseil', 'seance'])[1 + n % 4], array['construction', 'acceleration'],
       'Ce que l’appui apporte à une équipe.', 'Les équipes en accélération', 10 + n, 150000 * n, 'ouverte', 1000 + n
from generate_series(1, 30) n, host;

insert into support_request (id, offer_id, incubator_id, product_id, about, asked_by, asked_at, due_on, situation, since_when,
                             after_help, confidential, state, answered_at, deliverer, planned_on, delivered_on, closed_at)
overriding system value
select 1000000 + n, offer.id, host.id, 'banc.' || 1 + n % 1000, 'Service ' || 1 + n % 1000, somebody.id, day,
       day::date + 7, 'L’équipe ne sait pas par où commencer.', 'Depuis deux mois', 'Une page de statistiques vivante', false,
       state, case when state <> 'demandee' then day + interval '4 days' end,
       case when state <> 'demandee' then somebody.id end, case when state in ('livree', 'evaluee') then day::date + 20 end,
       case when state in ('livree', 'evaluee') then day::date + 30 end, case when state = 'refusee' then day + interval '5 days' end
from (
    select n, now() - (n % 1500) * interval '1 day' as day,
           case when n % 1500 < 6 then 'demandee' when n % 9 = 0 then 'refusee' when n % 2 = 0 then 'livree' else 'evaluee' end as state
    from generate_series(1, 20000) n) invented
join (select id, row_number() over (order by id) - 1 as place from support_offer where name like 'Appui du banc%') offer
    on offer.place = n % 30, host, somebody;
insert into support_step (request_id, at, to_state, account)
select id, asked_at, 'demandee', asked_by from support_request where id > 1000000
union all
select id, answered_at, state, deliverer from support_request where id > 1000000 and answered_at is not null;
insert into support_rating (request_id, round, rated_at, account, useful, clear, timely)
select id, 'livraison', delivered_on + time '12:00', asked_by, 5 + id % 6, 4 + id % 7, 3 + id % 8
from support_request where id > 1000000 and state = 'evaluee';

insert into support_mandate (id, incubator_id, product_id, coach, phase, from_on, until_on, days, different, success, excellence,
                             needs, ended_on)
overriding system value
select 1000000 + n, host.id, 'banc.' || 1 + n % 1000, somebody.id, 'acceleration', current_date - 200 - n % 900,
       current_date - 20 - n % 900, 25, 'L’équipe décide seule.', 'Des chiffres publiés', 'D’autres territoires', 'Du temps',
       case when n > 200 then current_date - 20 - n % 900 end
from generate_series(1, 4000) n, host, somebody;
insert into support_session (mandate_id, held_on, days, kind, what, account, logged_at)
select 1000000 + n, current_date - 199 - n % 900 + rank * 3, 0.5, 'accompagnement', 'Ce qui a été décidé ce jour-là.',
       somebody.id, now()
from generate_series(1, 4000) n, generate_series(1, 50) rank, somebody;

insert into access_tool (incubator_id, name, kind, scope, account_key, tier, remover, runbook, review_days)
select host.id, case when n = 1 then 'Banc' else 'Banc ' || n end, 'discussion', 'incubateur', 'courriel', 'assiste', 'incubateur',
       'Retirer le compte.', 180
from generate_series(1, 100) n, host;
insert into access_reading (tool_id, taken_on, brought, rows)
select id, current_date, current_date, 500 from access_tool where name like 'Banc%';
insert into access_observed (tool_id, login, first_seen, last_seen, certainty)
select id, 'personne' || n || '@banc.test', current_date - 300, current_date, 'aucune'
from access_tool, generate_series(1, 500) n where name like 'Banc%';

create temp table checked (code text);
insert into checked
values ('https'), ('certificat'), ('hsts'), ('csp'), ('nosniff'), ('referrer'), ('cadres'), ('security-txt'), ('langue'),
       ('titre-principal'), ('acces-rapide'), ('mention'), ('declaration'), ('cookies'), ('attributs-cookies'), ('tiers'),
       ('mentions-legales'), ('confidentialite'), ('statistiques'), ('api-stats'), ('budget'), ('code-source'), ('titre-page'),
       ('robots'), ('plan-du-site'), ('liens-morts'), ('poids');
insert into watched_site (id, product_id, origin, host, paths, reach, letters, declared_by, consent_at, last_at)
overriding system value
select 1000000 + n, 'banc.' || n, 'https://banc' || n || '.exemple.fr', 'banc' || n || '.exemple.fr', '{/}', 'internet', false,
       somebody.id, now() - interval '1 year', now()
from generate_series(1, 1000) n, somebody;
insert into site_run (id, site_id, origin, started_at, took_ms, requests)
overriding system value
select 1000000 + n * 100 + week, 1000000 + n, 'robot', now() - (52 - week) * interval '7 days', 40000, 40
from generate_series(1, 1000) n, generate_series(1, 52) week;
insert into site_finding (run_id, check_code, rule, outcome, value, place, sentence)
select run.id, code, 1, (array['reussi', 'reussi', 'a-ameliorer', 'echoue'])[1 + (run.site_id + length(code)) % 4], '', run.origin, ''
from site_run run, checked where run.id > 1000000;
insert into site_check (site_id, check_code, outcome, since, last, below, rule, broken, run_id)
select site.id, code, (array['reussi', 'reussi', 'a-ameliorer', 'echoue'])[1 + (site.id + length(code)) % 4], current_date - 360,
       (array['reussi', 'reussi', 'a-ameliorer', 'echoue'])[1 + (site.id + length(code)) % 4], 0, 1, false,
       1000000 + (site.id - 1000000) * 100 + 52
from watched_site site, checked where site.id > 1000000;

commit;
analyze;
