-- A contact reads for an organisation what it sponsors in one incubator. Those declared before read in the incubators whose
-- staff declared a contact of that organisation, and where it sponsors a product.
alter table sponsor_contact add column incubator_id text;
alter table sponsor_contact drop constraint sponsor_contact_organisation_id_account_id_key;

insert into sponsor_contact (organisation_id, incubator_id, account_id, since)
select distinct c.organisation_id, p.incubator_id, c.account_id, c.since
from sponsor_contact c
join product p on c.organisation_id = any(p.sponsors)
where exists (select 1 from audit_line l join account_grant g on g.account_id = l.who_id
              where l.action = 'sponsor.declared' and l.subject = 'organisation:' || c.organisation_id
                and g.role in ('STAFF', 'COACH', 'LEAD', 'ADMINISTRATOR') and g.scope in (p.incubator_id, '*'));

delete from sponsor_contact where incubator_id is null;
alter table sponsor_contact alter column incubator_id set not null;
alter table sponsor_contact add unique (organisation_id, incubator_id, account_id);

-- The journal says the incubator, and in its details the organisation.
update audit_line set incubators = (select coalesce(array_agg(distinct g.scope), '{}') from account_grant g
                                    where g.account_id = who_id and g.scope <> '*')
where subject like 'organisation:%';
