create table brief_comment (
    id          bigint generated always as identity primary key,
    dossier_id  bigint not null references dossier (id) on delete cascade,
    thread_id   bigint references brief_comment (id) on delete cascade,
    part        text not null,
    quote       text not null default '',
    author_id   bigint,
    author      text not null,
    written_at  timestamptz not null,
    content     text not null,
    resolved_by text,
    resolved_at timestamptz,
    announced   boolean not null default false
);

create index brief_comment_dossier on brief_comment (dossier_id, id);
create index brief_comment_unannounced on brief_comment (written_at) where not announced;
create index brief_comment_author on brief_comment (author_id);
