-- Who named a referent or added a domain, so that their name can be taken off with the rest of what is held of them.
alter table collectivity_referent add column named_by_id bigint;
alter table collectivity_domain add column added_by_id bigint;
update collectivity_referent r set named_by_id = a.who_id
from audit_line a
where a.action = 'problem.referent-named' and a.details ->> 'email' = r.email;
create index collectivity_referent_named_by on collectivity_referent (named_by_id) where named_by_id is not null;
create index collectivity_domain_added_by on collectivity_domain (added_by_id) where added_by_id is not null;
