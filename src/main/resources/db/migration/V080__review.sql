create table review_opinion (
    subject_kind text not null,
    subject_id   text not null,
    prerequisite text not null,
    account_id   bigint not null,
    author       text not null,
    standing     text not null,
    reason       text not null,
    given_at     timestamptz not null,
    primary key (subject_kind, subject_id, prerequisite, account_id)
);

create table decision (
    id           bigint generated always as identity primary key,
    subject_kind text not null,
    subject_id   text not null,
    incubator_id text not null,
    outcome      text not null,
    reason       text not null,
    amount_cents bigint,
    until_day    date,
    decided_on   date not null,
    decided_by   bigint not null
);

create index decision_subject on decision (subject_kind, subject_id, id);
