-- How long a product may show no sign of life before its team is asked whether it lives.
alter table incubator_programme add column silent_months int not null default 6 check (silent_months between 1 and 36);
