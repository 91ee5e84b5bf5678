-- Each saved state of a draft, so that two people's changes can be merged against what both had read.
create table brief_revision (
    dossier_id bigint not null references dossier (id) on delete cascade,
    version    bigint not null,
    author_id  bigint,
    author     text not null,
    saved_at   timestamptz not null,
    content    jsonb not null,
    primary key (dossier_id, version)
);

create index brief_revision_saved on brief_revision (saved_at);

insert into brief_revision (dossier_id, version, author, saved_at, content)
select id, draft_version, draft_author, changed_at, draft from dossier;

-- What somebody typed and could not save, until they put it back or drop it.
create table brief_draft (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    account_id bigint not null,
    sheet      text not null,
    part       text not null,
    content    text not null,
    kept_at    timestamptz not null,
    unique (dossier_id, account_id, sheet, part)
);

-- Why a submitted brief may be written again, by whose will, and until when.
create table brief_reopening (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    opened_by  text not null,
    opened_by_id bigint,
    opened_at  timestamptz not null,
    reason     text not null,
    closed_at  timestamptz
);

create index brief_reopening_dossier on brief_reopening (dossier_id, opened_at desc);
create unique index brief_reopening_open on brief_reopening (dossier_id) where closed_at is null;

alter table brief_version add column author_id bigint;
alter table brief_version add column decided boolean not null default false;
