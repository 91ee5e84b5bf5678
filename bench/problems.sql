-- Ten thousand problems and fifty thousand declarations, four out of five confirmed, for measures: never in a database
-- that serves. usage: psql DATABASE -v ON_ERROR_STOP=1 -f bench/problems.sql
begin;
select setseed(0.42);
create temporary table word on commit drop as
select row_number() over () as n, w
from unnest(string_to_array(
    'facture cantine inscription adresse logement courrier dossier agenda salle association subvention budget paie '
    'remplacement secretaire accueil guichet telephone formulaire tableau releve compteur eau dechet tri collecte arbre '
    'voirie chantier panneau eclairage batiment chauffage ecole eleve famille garde creche assistant aide domicile '
    'personne handicap transport car velo stationnement marche commercant terrasse permis urbanisme cadastre etat civil '
    'acte election conseil deliberation archive serveur messagerie badge cle defibrillateur crue alerte incendie police '
    'benevole formation emploi stage apprenti sante medecin rendez vous absence planning astreinte materiel stock achat '
    'marches fournisseur devis commande double saisie erreur retard perte attente refus oubli relance appel reunion', ' ')) w;
create function pg_temp.text_of(words int) returns text language sql volatile as $$
    select string_agg(w, ' ') from (select w from word order by random() limit words) one $$;

insert into problem (id, root, state, title, who, situation, frequency, consequence, evidence, today, themes, proposed_at,
                     published_at, changed_at, search, title_search)
overriding system value
select 1000000 + n, 1000000 + n, 'publie', t, w, s, 'trois fois par mois', c, e, '',
       array[(array['administratif', 'social', 'jeunesse', 'logement', 'ecologie', 'transports', 'sante'])[1 + floor(random() * 7)::int]],
       now() - n * interval '10 minutes', now() - n * interval '10 minutes', now(),
       t || ' ' || w || ' ' || s || ' ' || c || ' ' || e, t
from (select n, pg_temp.text_of(8 + 0 * n) t, pg_temp.text_of(10 + 0 * n) w, pg_temp.text_of(60 + 0 * n) s,
             pg_temp.text_of(25 + 0 * n) c, pg_temp.text_of(30 + 0 * n) e
      from generate_series(1, 10000) n) drawn;

insert into problem_declaration (problem_id, collectivity, name, email, role, testimony, frequency, times_a_year,
                                 publishable, state, language, digest, declared_at)
select 1000000 + 1 + floor(power(random(), 2) * 9999)::int,
       'departement:' || lpad((1 + floor(random() * 95))::text, 2, '0'),
       'Essai', 'essai' || n || '@mesure.example', 'agent', pg_temp.text_of(40 + 0 * n), 'trois fois par mois', 36, true,
       case when random() < 0.8 then 'confirmee' else 'referent' end, 'fr', 'mesure-' || n,
       now() - n * interval '1 minute'
from generate_series(1, 50000) n;

update problem p
set collectivities = s.number, departements = s.departements
from (select problem_id, count(distinct collectivity) as number,
             array_agg(distinct replace(collectivity, 'departement:', '')) as departements
      from problem_declaration where state = 'confirmee' group by problem_id) s
where s.problem_id = p.id and p.id > 1000000;
select nextval('public_content');
commit;
vacuum analyze problem;
vacuum analyze problem_declaration;
