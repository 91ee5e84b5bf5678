create table reviewer (
    account_id bigint primary key,
    themes     text[] not null default '{}'
);

create table review_assignment (
    subject_kind text not null,
    subject_id   text not null,
    account_id   bigint not null,
    incubator_id text not null,
    title        text not null,
    path         text not null,
    assigned_by  bigint not null,
    assigned_at  timestamptz not null,
    due_on       date not null,
    state        text not null,
    answered_at  timestamptz,
    reason       text not null default '',
    told_before  boolean not null default false,
    told_late    boolean not null default false,
    primary key (subject_kind, subject_id, account_id)
);

create index review_assignment_load on review_assignment (account_id) where state in ('demandee', 'acceptee');
create index review_assignment_due on review_assignment (due_on) where state in ('demandee', 'acceptee');

create table review_conflict (
    subject_kind text not null,
    subject_id   text not null,
    account_id   bigint not null,
    kind         text not null,
    note         text not null,
    declared_at  timestamptz not null,
    primary key (subject_kind, subject_id, account_id)
);

create index review_conflict_account on review_conflict (account_id);

-- What an opinion said before it was changed, and whether others had been read by then.
create table review_opinion_earlier (
    id             bigint generated always as identity primary key,
    subject_kind   text not null,
    subject_id     text not null,
    prerequisite   text not null,
    account_id     bigint not null,
    standing       text not null,
    reason         text not null,
    given_at       timestamptz not null,
    after_reading  boolean not null
);

create index review_opinion_earlier_subject on review_opinion_earlier (subject_kind, subject_id, prerequisite, account_id, id);
create index review_opinion_account on review_opinion (account_id);

-- What the applicant is told, by prerequisite; a row that was not sent yet is the draft of the next one.
create table review_synthesis (
    subject_kind text not null,
    subject_id   text not null,
    number       int not null,
    version      bigint not null,
    author       text not null,
    author_id    bigint not null,
    saved_at     timestamptz not null,
    sent_at      timestamptz,
    content      jsonb not null,
    primary key (subject_kind, subject_id, number)
);
