-- How long a dossier that was submitted waits for a decision at most, as its applicant is promised.
alter table incubator_programme add column review_weeks int not null default 6 check (review_weeks between 1 and 52);
