-- What a day of a trade costs was set twice, by trade for teams that grow and by activity for orders: it is set by trade, once.
create temporary table usual_day (code text primary key, value bigint not null) on commit drop;
insert into usual_day values
    ('jour-deploiement-bas', 270), ('jour-deploiement-haut', 550), ('jour-developpement-bas', 450),
    ('jour-developpement-haut', 650), ('jour-design-bas', 370), ('jour-design-haut', 550), ('jour-produit-bas', 400),
    ('jour-produit-haut', 600), ('jour-coaching-bas', 550), ('jour-coaching-haut', 800), ('jour-data-bas', 0),
    ('jour-data-haut', 0), ('jour-support-bas', 0), ('jour-support-haut', 0), ('jour-droit-bas', 0), ('jour-droit-haut', 0),
    ('jour-animation-bas', 0), ('jour-animation-haut', 0), ('jour-autre-bas', 0), ('jour-autre-haut', 0);

create temporary table told_day (incubator_id text not null, code text not null, value bigint not null, rank int not null)
    on commit drop;
insert into told_day select incubator_id, 'jour-' || trade || '-bas', low_euros, 1 from recruitment_rate;
insert into told_day select incubator_id, 'jour-' || trade || '-haut', high_euros, 1 from recruitment_rate;
insert into told_day
select steered.incubator_id, 'jour-' || trade || '-' || edge, case edge when 'bas' then steered.low else steered.high end, 2
from (select incubator_id, coalesce(max(value) filter (where code = 'jour-pilotage-bas'), 400) as low,
          coalesce(max(value) filter (where code = 'jour-pilotage-haut'), 800) as high
      from money_norm where code in ('jour-pilotage-bas', 'jour-pilotage-haut') group by incubator_id) steered,
     unnest(array['produit', 'coaching']) trade, unnest(array['bas', 'haut']) edge;

insert into money_norms (incubator_id) select distinct incubator_id from told_day on conflict do nothing;
insert into money_norm (incubator_id, code, value)
select distinct on (t.incubator_id, t.code) t.incubator_id, t.code, t.value
from told_day t join usual_day u on u.code = t.code and u.value <> t.value
order by t.incubator_id, t.code, t.rank
on conflict do nothing;
delete from money_norm where code in ('jour-pilotage-bas', 'jour-pilotage-haut');

insert into money_norm_source (incubator_id, kind, source)
select r.incubator_id, 'jours', left(string_agg(distinct r.source, ' ; '), 300)
from recruitment_rate r
where exists (select 1 from money_norm n where n.incubator_id = r.incubator_id and n.code like 'jour-%')
group by r.incubator_id
on conflict do nothing;

drop table recruitment_rate;
