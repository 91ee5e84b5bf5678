-- How many answers make a figure that everybody may read.
alter table incubator_programme add column survey_answers int not null default 5 check (survey_answers >= 5);
