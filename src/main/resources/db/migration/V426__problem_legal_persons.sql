-- Entries of the official code that are one legal person become one: the Collectivité de Corse is a région and two
-- départements of the code. A problem counts it once.
create temporary table one_person (entry text primary key, person text not null) on commit drop;
insert into one_person values
    ('departement:67', 'departement:6AE'), ('departement:68', 'departement:6AE'),
    ('departement:2A', 'region:94'), ('departement:2B', 'region:94'),
    ('region:02', 'departement:972'), ('region:03', 'departement:973'), ('region:06', 'departement:976'),
    ('departement:75', 'commune:75056'),
    ('departement:977', 'commune:97701'), ('region:977', 'commune:97701'),
    ('departement:978', 'commune:97801'), ('region:978', 'commune:97801'),
    ('region:975', 'departement:975'), ('region:984', 'departement:984'), ('region:986', 'departement:986'),
    ('region:987', 'departement:987'), ('region:988', 'departement:988'), ('region:989', 'departement:989'),
    ('commune:98411', 'departement:984'), ('commune:98412', 'departement:984'), ('commune:98413', 'departement:984'),
    ('commune:98414', 'departement:984'), ('commune:98415', 'departement:984'), ('commune:98901', 'departement:989');

update problem_declaration d set collectivity = o.person from one_person o where d.collectivity = o.entry;

insert into problem_territory (problem_id, collectivity)
select t.problem_id, o.person from problem_territory t join one_person o on o.entry = t.collectivity
on conflict do nothing;
delete from problem_territory t using one_person o where o.entry = t.collectivity;

update collectivity_domain d set collectivity = o.person from one_person o
where d.collectivity = o.entry
  and d.ctid = (select min(x.ctid) from collectivity_domain x join one_person p on p.entry = x.collectivity
                where p.person = o.person and x.domain = d.domain)
  and not exists (select 1 from collectivity_domain k where k.collectivity = o.person and k.domain = d.domain);
delete from collectivity_domain d using one_person o where o.entry = d.collectivity;

update collectivity_referent r set collectivity = o.person from one_person o
where r.collectivity = o.entry
  and r.ctid = (select min(x.ctid) from collectivity_referent x join one_person p on p.entry = x.collectivity
                where p.person = o.person and x.email = r.email)
  and not exists (select 1 from collectivity_referent k where k.collectivity = o.person and k.email = r.email);
delete from collectivity_referent r using one_person o where o.entry = r.collectivity;

update problem p
set collectivities = n.now
from (select m.root, count(distinct d.collectivity) as now
      from problem_declaration d join problem m on m.id = d.problem_id
      where d.state = 'confirmee' group by m.root) n
where p.id = n.root and p.collectivities <> n.now;

-- The deployments follow as communes that merge do: read again at the next start, two of one legal person joined.
update deployment set edition = 0 where collectivity in (select entry from one_person);
