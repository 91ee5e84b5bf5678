create table call_back_request (
    reference         text primary key,
    incubator_id      text not null,
    name              text not null,
    email             text not null,
    telephone         text not null,
    organisation_kind text not null,
    organisation      text not null,
    collectivity      text,
    message           text not null,
    assessment_key    text,
    language          text not null,
    received_at       timestamptz not null,
    due_on            date not null,
    state             text not null,
    assigned_to       bigint,
    closed_at         timestamptz,
    answer            text,
    dossier_path      text,
    search            text not null
);

create index call_back_request_inbox on call_back_request (incubator_id, state, received_at desc);
create index call_back_request_closed_at on call_back_request (closed_at) where closed_at is not null;

create table call_back_note (
    id        bigint generated always as identity primary key,
    reference text not null references call_back_request (reference) on delete cascade,
    author    text not null,
    at        timestamptz not null,
    text      text not null
);

create index call_back_note_reference on call_back_note (reference, id);

create table offer (
    incubator_id text primary key,
    text         text not null,
    version      bigint not null
);
