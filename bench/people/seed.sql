-- A thousand products, six thousand missions of three thousand people, five hundred offers, twenty thousand applications
-- with their marks: invented, always the same, in the proportions of FIELD 2.8. All of the host incubator.
begin;
select setseed(0.17);

insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos, body, listed,
                     published)
select 'banc.' || n, 'Service ' || n, 'Ce que le service ' || n || ' fait pour les communes', host.id, array[host.id], '{}',
       '{}', '{}', '{}', 'Le corps de la page du service ' || n, true, '{}'
from generate_series(1, 1000) n, (select id from incubator where host) host;
insert into product_phase (product_id, position, kind, name, starts_on)
select 'banc.' || n, 0, phase, phase, current_date - 200 - n % 400
from (select n, (array['investigation', 'construction', 'acceleration', 'consolidation'])[1 + n % 4] as phase
      from generate_series(1, 1000) n) invented;
insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
select 'banc.' || n, 1, 20000000, current_date - 100, current_date + 40 + n % 300, 'Commune', 1000000 + n
from generate_series(1, 1000) n;

insert into account (email, name, created_at)
select 'personne.' || n || '@banc.test', 'Personne ' || n, now() from generate_series(1, 1500) n;
insert into team_person (account_id, name, email)
select a.id, 'Personne ' || n, case when a.id is null then 'personne.' || n || '@banc.test' end
from generate_series(1, 3000) n left join account a on a.email = 'personne.' || n || '@banc.test';
create temp table person as
select id, row_number() over (order by id) - 1 as number from team_person where name like 'Personne %';

insert into mission (product_id, person_id, trade, status, employer, since, until_day, left_on)
select 'banc.' || 1 + n % 1000, case when n % 20 = 0 then null else p.id end,
       (array['developpement', 'developpement', 'developpement', 'intraprenariat', 'intraprenariat', 'deploiement',
              'produit', 'design', 'coaching', 'data'])[1 + (n / 1000 + n) % 10],
       (array['independant', 'independant', 'independant', 'agent-titulaire', 'salarie-du-titulaire'])[1 + n % 5],
       'Atelier ' || n % 40, current_date - 30 - n % 900,
       case when n % 7 = 0 then null else current_date - 30 - n % 900 + 218 + n % 700 end,
       case when n % 6 = 1 and n % 20 > 0 then current_date - n % 30 end
from generate_series(1, 6000) n left join person p on p.number = n % 3000;
insert into mission_rhythm (mission_id, from_day, amount, unit)
select id, since, (array[0.5, 1, 2, 3, 4, 5])[1 + id % 6], 'jours' from mission where product_id like 'banc.%';
insert into mission_end (mission_id, before_day, until_day, why, said_on)
select id, until_day - 90, until_day, 'reconduction', until_day - 100 from mission
where product_id like 'banc.%' and until_day is not null and id % 3 = 0;
insert into team_transverse (incubator_id, person_id, trade, status, since, until_day, days)
select host.id, p.id, 'animation', 'independant', current_date - 100, current_date + p.number::int % 200, 1
from person p, (select id from incubator where host) host where p.number % 15 = 0;

insert into recruitment_offer (incubator_id, kind, trade, title, problem, work, profile, contact, days, remote, place, start_on,
                               months, renewable, holder, holder_on, criteria, weights, mandatory, questions, decision_on,
                               closes_at, published_at, state)
select host.id, 'mission', (array['design', 'developpement', 'deploiement', 'data', 'droit'])[1 + n % 5], 'Offre numéro ' || n,
       'Huit formulaires pour une inscription.', 'Observer, dessiner, essayer.', 'Des entretiens menés seul·e.', 'l’équipe', 3,
       (array['total', 'partiel', 'aucun'])[1 + n % 3], 'Rennes', current_date + 60, 6, true, 'Atelier', current_date,
       '{Entretiens,Écriture}', '{3,1}', '{f,f}', '{}', current_date + 90, now() + (n - 250) * interval '8 hours',
       least(now(), now() + (n - 250) * interval '8 hours' - interval '40 days'), 'publiee'
from generate_series(1, 500) n, (select id from incubator where host) host;
create temp table offer as
select id, row_number() over (order by id) as number from recruitment_offer where title like 'Offre numéro %';
insert into recruitment_need (offer_id, mission_id, product_id)
select o.id, m.id, m.product_id
from offer o join (select id, product_id, row_number() over (order by id) as number from mission
                   where person_id is null and product_id like 'banc.%') m on m.number = 1 + o.number % 300;
insert into recruitment_application (offer_id, token_digest, name, email, message, language, received_at, consented_at, state,
                                     last_at)
select o.id, md5(o.id || '-' || n) || md5(n || '-' || o.id), 'Candidate ' || n, 'candidate.' || o.number || '.' || n || '@banc.test',
       'J’ai redessiné l’accueil de trois mairies avec leurs agents, et je voudrais continuer.', 'fr', now(), now(), 'recue', now()
from offer o, generate_series(1, 40) n;
insert into recruitment_assessor (offer_id, account_id, declared_at)
select o.id, a.id, now() from offer o, (select id from account where email like 'personne._@banc.test' order by id limit 3) a;
insert into recruitment_assessment (application_id, account_id, marks, given_at)
select a.id, s.account_id, array[a.id::int % 4, 2], now()
from recruitment_application a join recruitment_assessor s on s.offer_id = a.offer_id where a.email like '%@banc.test';
insert into recruitment_slot (offer_id, starts_at, minutes, place)
select o.id, now() + n * interval '1 hour', 30, 'Rennes' from offer o, generate_series(1, 10) n;

commit;
analyze mission, mission_rhythm, mission_end, team_person, team_transverse, recruitment_offer, recruitment_need,
    recruitment_application, recruitment_assessor, recruitment_assessment, recruitment_slot, envelope, product;
