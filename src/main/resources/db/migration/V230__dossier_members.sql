create table dossier_member (
    dossier_id bigint not null references dossier (id) on delete cascade,
    account_id bigint not null,
    email      text not null,
    name       text not null,
    kind       text not null,
    invited_by text not null,
    invited_at timestamptz not null,
    primary key (dossier_id, account_id)
);

create index dossier_member_account on dossier_member (account_id);

create table review_request (
    id           bigint generated always as identity primary key,
    dossier_id   bigint not null references dossier (id) on delete cascade,
    asked_by_id  bigint,
    asked_by     text not null,
    asked_at     timestamptz not null,
    reader_id    bigint,
    reader       text not null,
    due_on       date,
    message      text not null,
    state        text not null,
    answer       text not null default '',
    closed_at    timestamptz
);

create index review_request_dossier on review_request (dossier_id, asked_at desc);
create index review_request_reader on review_request (reader_id, state);
