-- What may tell who somebody is, and that whoever publishes said may be read by all.
alter table investigation_summary add column said text[] not null default '{}';
