-- When a window says whom it takes, and the windows whose money it may stand beside, by name, one a line.
alter table funding_window add column results_on date;
alter table funding_window add column combinable text not null default '';
