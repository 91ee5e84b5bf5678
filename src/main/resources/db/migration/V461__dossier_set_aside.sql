-- Those of the staff who declared a conflict of interest on a dossier: asked of every act on it, so kept beside it.
alter table dossier add column set_aside bigint[] not null default '{}';

update dossier
set set_aside = c.accounts
from (select subject_id, array_agg(account_id order by account_id) as accounts
      from review_conflict where subject_kind = 'dossier' group by subject_id) c
where c.subject_id = dossier.id::text;

create index dossier_set_aside on dossier using gin (set_aside);
