-- Taken by the job, which runs on one instance at a time: one that still runs when the job begins was cut. A command may
-- run beside it.
alter table catalogue_run add column by_job boolean not null default false;
