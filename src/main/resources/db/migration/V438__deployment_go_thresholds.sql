-- What would make an experimentation a success, set before users answer: later ones are kept beside the first.
create table experimentation_threshold (
    id                 bigint generated always as identity primary key,
    experimentation_id bigint not null references experimentation (id),
    responses          int not null check (responses > 0),
    mean               numeric(3, 2) not null check (mean between 1 and 5),
    set_on             date not null,
    after_feedback     boolean not null
);
create index experimentation_threshold_of on experimentation_threshold (experimentation_id, id);

-- What a "go" lacked when it was decided, and why it was decided all the same; null when that was not asked yet.
alter table experimentation_decision add column unmet text[];
alter table experimentation_decision add column despite text not null default '';
