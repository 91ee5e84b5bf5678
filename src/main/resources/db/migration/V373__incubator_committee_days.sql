-- How many days before the end of an envelope a committee meets, and how many before it the papers are due.
alter table incubator_programme
    add column committee_days_most  int not null default 45,
    add column committee_days_least int not null default 30,
    add column papers_days          int not null default 7;
