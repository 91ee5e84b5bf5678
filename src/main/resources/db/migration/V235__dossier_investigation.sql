create table interview (
    id             bigint generated always as identity primary key,
    dossier_id     bigint not null references dossier (id) on delete cascade,
    kind           text not null,
    planned        boolean not null,
    held_on        date not null,
    role           text not null,
    collectivity   text,
    organisation   text not null,
    channel        text not null,
    consent        text not null,
    consent_on     date,
    person         text not null,
    contact        text not null,
    notes          text not null,
    learnt         text not null,
    verbatim       boolean not null,
    keep_until     date not null,
    anonymised_at  timestamptz,
    anonymised_why text,
    author_id      bigint not null,
    version        bigint not null default 1,
    search         text not null,
    check (anonymised_at is null or (person = '' and contact = '' and notes = '')),
    check (consent in ('oral', 'ecrit') or (person = '' and contact = '' and notes = '' and not verbatim))
);

create index interview_log on interview (dossier_id, held_on desc, id desc);
create index interview_due on interview (keep_until) where person <> '' or contact <> '' or notes <> '';
create index interview_contact on interview (id) where contact <> '';

create table hypothesis (
    id         bigint generated always as identity primary key,
    dossier_id bigint not null references dossier (id) on delete cascade,
    about      text not null,
    belief     text not null,
    refutation text not null,
    state      text not null,
    author_id  bigint not null,
    written_at timestamptz not null,
    version    bigint not null default 1
);

create index hypothesis_dossier on hypothesis (dossier_id, id);

create table hypothesis_evidence (
    id            bigint generated always as identity primary key,
    hypothesis_id bigint not null references hypothesis (id) on delete cascade,
    interview_id  bigint not null references interview (id),
    stance        text not null,
    sentence      text not null,
    author_id     bigint not null,
    given_at      timestamptz not null,
    unique (hypothesis_id, interview_id)
);

create index hypothesis_evidence_interview on hypothesis_evidence (interview_id);

create table hypothesis_move (
    id            bigint generated always as identity primary key,
    hypothesis_id bigint not null references hypothesis (id) on delete cascade,
    from_state    text not null,
    to_state      text not null,
    reason        text not null,
    author_id     bigint not null,
    moved_at      timestamptz not null
);

create index hypothesis_move_hypothesis on hypothesis_move (hypothesis_id, id);
