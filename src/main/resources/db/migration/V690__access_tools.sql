-- The tools of an incubator, each with how an account is taken away from it.
create table access_tool (
    id           bigint generated always as identity primary key,
    incubator_id text    not null,
    name         text    not null,
    kind         text    not null check (kind in ('messagerie', 'discussion', 'code', 'hebergement', 'domaine', 'erreurs',
                                                   'audience', 'supervision', 'envois', 'formulaires', 'assistance',
                                                   'design', 'documentation', 'donnees', 'secrets', 'offres', 'lieu')),
    address      text    not null default '',
    scope        text    not null,
    account_key  text    not null,
    tier         text    not null,
    remover      text    not null,
    runbook      text    not null default '',
    minutes      integer,
    hazards      text    not null default '',
    trades       text[]  not null default '{}',
    owner_id     bigint,
    seat_cents   bigint,
    review_days  integer not null,
    reviewed_on  date,
    retired_on   date,
    version      bigint  not null default 1
);
create unique index access_tool_name on access_tool (incubator_id, lower(name));
create index access_tool_owner on access_tool (owner_id) where owner_id is not null;

-- Who was given what; what was taken away stays with its day.
create table access_account (
    id         bigint generated always as identity primary key,
    tool_id    bigint not null references access_tool (id),
    person_id  bigint not null,
    product_id text,
    level      text   not null,
    login      text   not null default '',
    granted_on date   not null,
    granted_by bigint,
    until_day  date,
    removed_on date,
    removed_by bigint
);
create unique index access_account_once
    on access_account (tool_id, person_id, coalesce(product_id, '')) where removed_on is null;
create index access_account_person on access_account (person_id);
create index access_account_product on access_account (product_id) where product_id is not null;
create index access_account_granted_by on access_account (granted_by) where granted_by is not null;
create index access_account_removed_by on access_account (removed_by) where removed_by is not null;
