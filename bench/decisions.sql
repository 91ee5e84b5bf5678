-- Ten thousand published decisions with two conditions each: invented, always the same.
begin;
select setseed(0.14);

insert into decision (id, subject_kind, subject_id, incubator_id, title, plain, path, subject_public, outcome, reason,
                      amount_cents, until_day, decided_on, recorded_at, published_at, waited_since)
overriding system value
select 1000000 + n, 'product', 'banc.' || n % 2500, 'incubateur',
       initcap(word) || ' numéro ' || n % 2500, word || ' numero ' || n % 2500, '/produits/banc.' || n % 2500, true, outcome,
       'Ce que le comité a lu ce jour-là suffit à décider, et ce qui manque est demandé en condition.',
       case when outcome in ('arreter', 'reorienter') then null else 5000000 + n * 100 end,
       case when outcome in ('arreter', 'reorienter') then null else day + 180 end,
       day, day + time '12:00', day + time '12:00' + interval '1 day', day - n % 90
from (
    select n, (array['cantine', 'crue', 'arbres', 'lumiere', 'ecole', 'mairie', 'piscine', 'foret'])[1 + n % 8] as word,
           (array['investiguer', 'construire', 'continuer', 'accelerer', 'provisoire', 'perenniser', 'arreter', 'reorienter'])
               [1 + (n / 8) % 8] as outcome,
           date '2018-01-02' + n % 3200 as day
    from generate_series(1, 10000) n) invented;

insert into decision_condition (decision_id, rank, wording, owner, due_on, figure, figure_name, figure_unit, more_is_better, state)
select 1000000 + n, rank, 'Trois communes de plus l’utilisent chaque semaine.', 'equipe', date '2018-06-01' + n % 3200, '', '',
       '', true, (array['ouverte', 'tenue', 'partielle', 'manquee'])[1 + (n + rank) % 4]
from generate_series(1, 10000) n, generate_series(1, 2) rank;

commit;
analyze decision, decision_condition;
