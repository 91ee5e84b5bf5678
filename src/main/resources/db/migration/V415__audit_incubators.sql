-- Whose each line of the journal is: the incubators of its subject; nobody's when it has none.
alter table audit_line add column incubators text[] not null default '{}';

update audit_line set incubators = (select array[id] from incubator where host)
where subject like 'problem:%' or subject like 'collectivity:%';

update audit_line set incubators = array[split_part(subject, ':', 2)] where subject like 'incubator:%';

update audit_line l set incubators = array[p.incubator_id]
from product p
where split_part(l.subject, ':', 1) in ('product', 'increment', 'committee', 'startups')
  and p.id = split_part(l.subject, ':', 2);

update audit_line l set incubators = array[p.incubator_id]
from product p where l.subject like 'source:%' and p.id = l.details ->> 'product';

update audit_line l set incubators = array[p.incubator_id]
from practice p where l.subject = 'practice:' || p.id;

update audit_line l set incubators = array[d.incubator_id]
from dossier d where l.subject = 'dossier:' || d.id;

update audit_line l set incubators = array[d.incubator_id]
from dossier_document f join dossier d on d.id = f.dossier_id where l.subject = 'dossier-document:' || f.id;

update audit_line l set incubators = b.incubators
from (select i.bulk_id, array_agg(distinct d.incubator_id) as incubators
      from dossier_bulk_item i join dossier d on d.id = i.dossier_id group by i.bulk_id) b
where l.subject = 'dossier-bulk:' || b.bulk_id;

update audit_line l set incubators = array[r.incubator_id]
from call_back_request r where l.subject = 'callback:' || r.reference;

update audit_line l set incubators = array[c.incubator_id]
from call_for_problems c where l.subject = 'call:' || c.id;

update audit_line l set incubators = array[c.incubator_id]
from call_submission s join call_for_problems c on c.id = s.call_id where l.subject = 'submission:' || s.id;

update audit_line l set incubators = g.scopes
from (select account_id, array_agg(distinct scope) as scopes
      from account_grant where scope <> '*' group by account_id) g
where l.subject = 'account:' || g.account_id;

create index audit_line_incubators on audit_line using gin (incubators);
