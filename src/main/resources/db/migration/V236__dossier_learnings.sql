create table learning (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    learnt     text not null,
    changes    text not null,
    author_id  bigint not null,
    written_at timestamptz not null,
    version    bigint not null default 1
);

create index learning_dossier on learning (dossier_id, id);

create table pivot (
    id          bigint generated always as identity primary key,
    dossier_id  bigint not null references dossier (id) on delete cascade,
    part        text not null,
    decided_on  date not null,
    before_text text not null,
    after_text  text not null,
    why         text not null,
    author_id   bigint not null,
    written_at  timestamptz not null
);

create index pivot_dossier on pivot (dossier_id, decided_on desc, id desc);

create table finding_source (
    learning_id   bigint references learning (id) on delete cascade,
    pivot_id      bigint references pivot (id) on delete cascade,
    interview_id  bigint references interview (id),
    hypothesis_id bigint references hypothesis (id),
    check (num_nonnulls(learning_id, pivot_id) = 1),
    check (num_nonnulls(interview_id, hypothesis_id) = 1)
);

create index finding_source_learning on finding_source (learning_id) where learning_id is not null;
create index finding_source_pivot on finding_source (pivot_id) where pivot_id is not null;
create index finding_source_interview on finding_source (interview_id) where interview_id is not null;
create index finding_source_hypothesis on finding_source (hypothesis_id) where hypothesis_id is not null;

create table investigation_summary (
    dossier_id   bigint primary key references dossier (id) on delete cascade,
    published_on date not null,
    author_id    bigint not null,
    learnings    bigint[] not null,
    content      jsonb not null
);
