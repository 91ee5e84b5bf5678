-- The task of finding who follows a dossier: done by itself once somebody does.
alter table dossier_task add column to_give boolean not null default false;
