-- Those who answer an offer: without an account, by a private address of which the digest alone is kept.
create table recruitment_application (
    id             bigint generated always as identity primary key,
    offer_id       bigint      not null references recruitment_offer (id) on delete cascade,
    token_digest   text        not null unique,
    name           text        not null,
    email          text        not null,
    links          text        not null default '',
    message        text        not null,
    answers        boolean[]   not null default '{}',
    document_id    uuid,
    language       text        not null,
    received_at    timestamptz not null,
    consented_at   timestamptz not null,
    state          text        not null,
    answer         text        not null default '',
    answered_at    timestamptz,
    last_at        timestamptz not null,
    version        bigint      not null default 1
);
create index recruitment_application_offer on recruitment_application (offer_id, id);
create index recruitment_application_email on recruitment_application (lower(email));
create index recruitment_application_last on recruitment_application (last_at);

-- Who marks the applications of an offer, once they said whom they know.
create table recruitment_assessor (
    offer_id    bigint not null references recruitment_offer (id) on delete cascade,
    account_id  bigint not null,
    declared_at timestamptz,
    primary key (offer_id, account_id)
);
create index recruitment_assessor_account on recruitment_assessor (account_id);

create table recruitment_conflict (
    application_id bigint not null references recruitment_application (id) on delete cascade,
    account_id     bigint not null,
    primary key (application_id, account_id)
);
create index recruitment_conflict_account on recruitment_conflict (account_id);

-- Marks in the order of the criteria of the offer.
create table recruitment_assessment (
    application_id bigint      not null references recruitment_application (id) on delete cascade,
    account_id     bigint      not null,
    marks          integer[]   not null,
    comment        text        not null default '',
    given_at       timestamptz not null,
    primary key (application_id, account_id)
);
create index recruitment_assessment_account on recruitment_assessment (account_id);
