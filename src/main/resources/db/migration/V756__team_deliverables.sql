-- What a mission delivers, beside what it aims at.
alter table mission add column deliverables text not null default '';
