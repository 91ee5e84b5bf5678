-- Who invited somebody, so that their name can be taken off with the rest of what is held of them.
alter table dossier_member add column invited_by_id bigint;
update dossier_member m set invited_by_id = a.who_id
from audit_line a
where a.action = 'dossier.member-invited' and a.subject = 'dossier:' || m.dossier_id
  and a.details ->> 'account' = m.account_id::text;
create index dossier_member_invited_by on dossier_member (invited_by_id) where invited_by_id is not null;
