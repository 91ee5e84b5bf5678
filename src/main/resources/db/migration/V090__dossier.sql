create table dossier (
    id                bigint generated always as identity primary key,
    incubator_id      text not null,
    applicant_id      bigint not null,
    applicant         text not null,
    organisation      text not null,
    request_reference text,
    assessment_key    text,
    state             text not null,
    title             text not null,
    opened_at         timestamptz not null,
    changed_at        timestamptz not null,
    draft             jsonb not null,
    draft_version     bigint not null default 1,
    draft_author      text not null
);

create index dossier_list on dossier (incubator_id, state, changed_at desc);
create index dossier_applicant on dossier (applicant_id, changed_at desc);

create table brief_version (
    dossier_id bigint not null references dossier (id) on delete cascade,
    number     int not null,
    author     text not null,
    saved_at   timestamptz not null,
    submitted  boolean not null,
    content    jsonb not null,
    primary key (dossier_id, number)
);
