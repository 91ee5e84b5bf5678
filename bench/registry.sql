-- Ten thousand problems, fifty thousand declarations, five thousand dossiers: invented, always the same, in words that
-- the registry's search meets. Expects the table bench_place (code, departement), filled by bench/registry.
begin;
select setseed(0.26);

create temp table word (kind text, number int, text text, primary key (kind, number));
insert into word
select kind, row_number() over (partition by kind order by text) - 1, text
from (values
    ('who', 'les secrétaires de mairie'), ('who', 'les agents d’accueil'), ('who', 'les parents d’élèves'),
    ('who', 'les assistantes maternelles'), ('who', 'les instructeurs d’urbanisme'), ('who', 'les policiers municipaux'),
    ('who', 'les gestionnaires de cantine'), ('who', 'les bénévoles associatifs'), ('who', 'les travailleurs sociaux'),
    ('who', 'les agents techniques'), ('who', 'les médiathécaires'), ('who', 'les aides à domicile'),
    ('who', 'les chargés de mission habitat'), ('who', 'les régisseurs de recettes'), ('who', 'les gardes champêtres'),
    ('who', 'les élus de petites communes'),
    ('verb', 'ressaisissent à la main'), ('verb', 'ne savent pas retrouver'), ('verb', 'attendent pendant des semaines'),
    ('verb', 'reçoivent trop tard'), ('verb', 'perdent chaque année'), ('verb', 'recopient sur papier'),
    ('verb', 'téléphonent une à une pour'), ('verb', 'découvrent par hasard'), ('verb', 'déclarent deux fois'),
    ('verb', 'ne comprennent pas'), ('verb', 'contrôlent au hasard'), ('verb', 'oublient de renouveler'),
    ('what', 'les inscriptions à la cantine'), ('what', 'les concessions du cimetière'), ('what', 'les arrêtés de voirie'),
    ('what', 'les demandes de logement'), ('what', 'les signalements d’habitat indigne'), ('what', 'les factures d’eau'),
    ('what', 'les places en crèche'), ('what', 'les autorisations de stationnement'), ('what', 'les permis de construire'),
    ('what', 'les dossiers d’allocation'), ('what', 'les rendez-vous de passeport'), ('what', 'les plans de digues'),
    ('what', 'les consommations des bâtiments'), ('what', 'les tournées de ramassage'), ('what', 'les subventions versées'),
    ('what', 'les prêts entre bibliothèques'), ('what', 'les registres de sécurité'), ('what', 'les alertes de crue'),
    ('where', 'dans les communes rurales'), ('where', 'à chaque rentrée scolaire'), ('where', 'au moment des élections'),
    ('where', 'pendant la saison touristique'), ('where', 'quand l’agent est absent'), ('where', 'en zone de montagne'),
    ('where', 'dans les quartiers prioritaires'), ('where', 'lors des changements d’équipe'),
    ('where', 'entre deux logiciels'), ('where', 'sur tout le littoral'), ('where', 'en fin d’exercice'),
    ('where', 'quand le réseau tombe')
) as listed (kind, text);

create function pg_temp.word(of text, draw bigint) returns text language sql as $$
    select text from word where kind = of and number = draw % (select count(*) from word where kind = of)
$$;
create function pg_temp.plain(written text) returns text language sql as $$
    select trim(regexp_replace(regexp_replace(replace(lower(normalize(written, NFKD)), 'œ', 'oe'),
                '[\u0300-\u036f]+', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

create temp table told as
select n as number,
       1000000 + n as id,
       initcap(left(pg_temp.word('who', n), 1)) || substr(pg_temp.word('who', n), 2) || ' ' || pg_temp.word('verb', n / 16)
           || ' ' || pg_temp.word('what', n / 7) || ' ' || pg_temp.word('where', n / 3) as title,
       pg_temp.word('who', n) || ' de ' || (n % 900 + 20) || ' communes' as who,
       'Quand il faut traiter ' || pg_temp.word('what', n / 7) || ', ' || pg_temp.word('who', n + 3) || ' '
           || pg_temp.word('verb', n / 5) || ' ' || pg_temp.word('what', n + 11) || ' ' || pg_temp.word('where', n / 11)
           || '. Ensuite ' || pg_temp.word('who', n / 2) || ' ' || pg_temp.word('verb', n / 9) || ' '
           || pg_temp.word('what', n / 13) || '.' as situation,
       (n % 40 + 1) || ' fois par mois' as frequency,
       (n % 9 + 1) || ' heures perdues par semaine' as consequence,
       (array['administratif', 'logement', 'social', 'territoires', 'jeunesse', 'ecologie'])[n % 6 + 1] as theme
from generate_series(1, 10000) n;

insert into problem (id, root, state, title, who, situation, frequency, consequence, evidence, today, themes, proposed_at,
                     published_at, changed_at, search, title_search)
overriding system value
select id, id, 'publie', title, who, situation, frequency, consequence, 'Douze entretiens', 'Un tableur', array[theme],
       at, at, at,
       pg_temp.plain(title || ' ' || who || ' ' || situation || ' ' || frequency || ' ' || consequence), pg_temp.plain(title)
from told, lateral (select now() - number * interval '40 minutes' as at) moment;

insert into problem_version (problem_id, number, author, by_staff, at, changed, title, who, situation, frequency,
                             consequence, evidence, today, themes, territories)
select id, 1, 'Banc d’essai', true, published_at, '{}', title, who, situation, frequency, consequence, evidence, today,
       themes, '{}'
from problem where id > 1000000;

insert into problem_word
select distinct word from problem, unnest(string_to_array(search, ' ')) word where id > 1000000 and word <> ''
on conflict do nothing;

-- Some problems are everybody's, most are a few collectivities'.
insert into problem_declaration (problem_id, collectivity, name, email, role, testimony, frequency, times_a_year, people,
                                 publishable, state, proof, language, digest, declared_at, decided_at)
select 1000001 + floor(power(random(), 3) * 9999)::int, place.code, 'Agent ' || n, 'agent' || n || '@banc.test',
       'Secrétaire de mairie', 'Cela nous arrive aussi, le témoignage numéro ' || n || ' le raconte en détail.',
       'Deux fois par mois', 24, n % 50, n % 3 = 0, 'confirmee', 'equipe', 'fr', md5('banc' || n),
       now() - n * interval '9 minutes', now() - n * interval '8 minutes'
from generate_series(1, 50000) n
join (select code, departement, row_number() over (order by code) as number from bench_place) place
  on place.number = (n * 7919) % (select count(*) from bench_place) + 1;

update problem p
set collectivities = counted.number, departements = counted.departements
from (select d.problem_id, count(distinct d.collectivity)::int as number,
             array_agg(distinct b.departement order by b.departement) as departements
      from problem_declaration d join bench_place b on b.code = d.collectivity
      where d.problem_id > 1000000 group by d.problem_id) counted
where p.id = counted.problem_id;

insert into dossier (id, incubator_id, applicant_id, applicant, organisation, state, step, step_since, title, opened_at,
                     changed_at, draft, draft_author, themes, reviewers, reviewed)
overriding system value
select 1000000 + n, (select id from incubator where host), (select min(id) from account), 'Porteuse ' || n,
       'Syndicat ' || n, step.state, step.state, now() - (n % 200) * interval '1 day', told.title,
       now() - (n % 400 + 200) * interval '1 day', now() - (n % 200) * interval '1 day',
       jsonb_build_object('titre', told.title, 'probleme', told.situation, 'territoire', place.code),
       'Porteuse ' || n, array[told.theme], 3, n % 4
from generate_series(1, 5000) n
join told on told.number = n
join lateral (select (array['brouillon', 'soumis', 'soumis', 'investigation', 'construction', 'provisoire', 'arrete'])[n % 7 + 1] as state) step on true
join (select code, row_number() over (order by code) as number from bench_place) place on place.number = n;

insert into dossier_step (dossier_id, at, to_state, to_step)
select id, opened_at, 'brouillon', 'brouillon' from dossier where id > 1000000;
insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step)
select id, step_since, opened_at, 'brouillon', 'brouillon', state, step from dossier where id > 1000000 and state <> 'brouillon';

select nextval('public_content');
drop table bench_place;
commit;
vacuum analyze;
