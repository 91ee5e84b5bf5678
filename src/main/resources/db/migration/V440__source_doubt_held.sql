-- A doubtful value waits outside the measurements until somebody says that it is right: what it would be is kept here.
-- Those that were taken before, and marked, hold nothing. A doubt also ends when somebody sets its value aside ('ecartee').
alter table source_doubt add column held_numerator text;
alter table source_doubt add column held_denominator text;
create index source_doubt_aside on source_doubt (source_id) where outcome = 'ecartee';
