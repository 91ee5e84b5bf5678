-- Whether a goal that no figure measures came, as the team or the staff say it, with a sentence.
alter table increment
    add column goal_came text check (goal_came in ('oui', 'en-partie', 'non')),
    add column goal_told text not null default '';

create or replace view increment_course as
select i.product_id, i.number, i.starts_on, i.ends_on as term_on, i.goal, i.settled_on, i.learnt, i.next, i.reviewed_on,
       i.version,
       greatest(i.starts_on,
                least(i.ends_on,
                      lead(i.starts_on) over (partition by i.product_id order by i.number),
                      (select min(p.starts_on) from product_phase p
                       where p.product_id = i.product_id and p.starts_on >= i.starts_on
                         and p.kind in ('transfere', 'abandon', 'abandon-investigation')
                         and not exists (select 1 from product_phase a
                                         where a.product_id = p.product_id and a.starts_on = p.starts_on
                                           and a.position > p.position
                                           and a.kind not in ('transfere', 'abandon', 'abandon-investigation'))))
       ) as ends_on,
       i.goal_came, i.goal_told
from increment i;
