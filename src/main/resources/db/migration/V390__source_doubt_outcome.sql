-- A doubt is of the indicator that its source fed when it was found, and says how it ended: the value was said right
-- ('juste'), or is no longer the one in effect ('remplacee').
alter table source_doubt add column indicator text;
update source_doubt d set indicator = s.indicator from source s where s.id = d.source_id;
alter table source_doubt alter column indicator set not null;
alter table source_doubt add column outcome text;
update source_doubt set outcome = 'remplacee' where checked_at is not null;
create index source_doubt_checked on source_doubt (source_id, checked_at desc) where outcome = 'juste';
