-- A document of a dossier; what it weighs and says is in its versions.
create table dossier_document (
    id          bigint generated always as identity primary key,
    dossier_id  bigint not null references dossier (id) on delete cascade,
    message_id  bigint,
    support     text not null,
    description text not null,
    internal    boolean not null,
    deleted_at  timestamptz,
    deleted_by_id bigint,
    deleted_by  text
);

create index dossier_document_dossier on dossier_document (dossier_id, id);
create index dossier_document_deleted on dossier_document (deleted_at) where deleted_at is not null;

create table dossier_document_version (
    document_id bigint not null references dossier_document (id) on delete cascade,
    number      int not null,
    stored      uuid not null,
    name        text not null,
    kind        text not null,
    size        bigint not null,
    digest      text not null,
    author_id   bigint,
    author      text not null,
    added_at    timestamptz not null,
    primary key (document_id, number)
);

create index dossier_document_version_author on dossier_document_version (author_id);

create table dossier_message (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    internal   boolean not null,
    author_id  bigint,
    author     text not null,
    staff      boolean not null,
    text       text not null,
    written_at timestamptz not null,
    edited_at  timestamptz,
    deleted_at timestamptz,
    deleted_by_id bigint,
    deleted_by text
);

create index dossier_message_dossier on dossier_message (dossier_id, id);
create index dossier_message_author on dossier_message (author_id);

-- Where somebody stands in a dossier's conversation. `mailed` is what they chose; null leaves it to the rule.
create table dossier_reader (
    dossier_id    bigint not null references dossier (id) on delete cascade,
    account_id    bigint not null,
    mailed        boolean,
    read_up_to    bigint not null default 0,
    mailed_up_to  bigint not null default 0,
    waiting_since timestamptz,
    primary key (dossier_id, account_id)
);

create index dossier_reader_waiting on dossier_reader (waiting_since) where waiting_since is not null;
create index dossier_reader_account on dossier_reader (account_id);

create table dossier_task (
    id          bigint generated always as identity primary key,
    dossier_id  bigint not null references dossier (id) on delete cascade,
    what        text not null,
    search      text not null,
    assignee_id bigint,
    assignee    text not null,
    due_on      date not null,
    internal    boolean not null,
    author_id   bigint,
    author      text not null,
    created_at  timestamptz not null,
    done_at     timestamptz,
    done_by_id  bigint,
    done_by     text,
    version     bigint not null default 1,
    -- The due date of which a reminder was sent: another date brings another reminder.
    eve_sent_for  date,
    late_sent_for date
);

create index dossier_task_dossier on dossier_task (dossier_id, due_on, id);
create index dossier_task_assignee on dossier_task (assignee_id, due_on, id);
create index dossier_task_open on dossier_task (due_on) where done_at is null;
