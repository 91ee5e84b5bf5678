-- Each decision on a product opened one more experimentation on the same collectivity: those that nobody touched go.
delete from experimentation x
where x.version = 1 and x.referent = '' and x.referent_email = '' and x.users = '' and x.protocol = ''
  and x.agreement_link = '' and x.agreement_file is null and x.signed_on is null and x.sites = '' and x.decision is null
  and exists (select 1 from experimentation first
              where first.product_id = x.product_id and first.collectivity = x.collectivity
                and (first.starts_on, first.id) < (x.starts_on, x.id))
  and exists (select 1 from envelope e join decision d on d.id = e.decision_id
              where e.product_id = x.product_id and d.decided_on = x.starts_on)
  and not exists (select 1 from experimentation_feedback f where f.experimentation_id = x.id)
  and not exists (select 1 from experimentation_decision d where d.experimentation_id = x.id);
