create table assessment (
    key        text primary key,
    created_at timestamptz not null,
    idea       text not null,
    answers    jsonb not null
);

create index assessment_created_at on assessment (created_at);
