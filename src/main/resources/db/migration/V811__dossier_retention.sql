-- When the people of a dossier that ended were told that their names would leave it, and when they did.
alter table dossier add column retention_told_at timestamptz;
alter table dossier add column people_forgotten_at timestamptz;

create index dossier_ended on dossier (state, step_since);
