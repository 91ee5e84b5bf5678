-- What teams and applicants ask for; who asked is forgotten on request, what they wrote some time after the end.
create table support_request (
    id             bigint generated always as identity primary key,
    offer_id       bigint      not null references support_offer (id),
    incubator_id   text        not null,
    product_id     text,
    dossier_id     bigint,
    about          text        not null,
    asked_by       bigint,
    asked_at       timestamptz not null,
    due_on         date        not null,
    situation      text        not null,
    since_when     text        not null,
    after_help     text        not null,
    wished_on      date,
    urgency        text        not null default '',
    confidential   boolean     not null,
    state          text        not null,
    answered_at    timestamptz,
    deliverer      bigint,
    planned_on     date,
    delivered_on   date,
    closed_at      timestamptz,
    reason         text        not null default '',
    elsewhere      text        not null default '',
    version        bigint      not null default 1,
    check ((product_id is null) <> (dossier_id is null))
);
create index support_request_desk on support_request (incubator_id, state, due_on);
create index support_request_offer on support_request (offer_id, state);
create index support_request_product on support_request (product_id) where product_id is not null;
create index support_request_dossier on support_request (dossier_id) where dossier_id is not null;
create index support_request_asker on support_request (asked_by);
create index support_request_deliverer on support_request (deliverer);

create table support_step (
    request_id bigint      not null references support_request (id) on delete cascade,
    at         timestamptz not null,
    to_state   text        not null,
    account    bigint,
    note       text        not null default ''
);
create index support_step_request on support_step (request_id, at);
