-- Taken before the incubator worked here, and brought in with its own day.
alter table decision add column taken_over boolean not null default false;
