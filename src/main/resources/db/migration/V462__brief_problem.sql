-- The problem of the registry of which a dossier is about: read by those who review it, with those who confirmed it.
create table brief_problem (
    dossier_id bigint primary key references dossier (id) on delete cascade,
    problem_id bigint not null references problem (id) on delete cascade,
    linked_at  timestamptz not null
);
create index brief_problem_problem on brief_problem (problem_id);
