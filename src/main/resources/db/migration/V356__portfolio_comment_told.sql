-- The day on which the team was told that a comment waits to be read.
alter table roadmap_comment add column told_on date;
create index roadmap_comment_untold on roadmap_comment (item_id) where told_on is null and confirmed_at is not null;
