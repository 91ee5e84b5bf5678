-- Mandates of coaching: who coaches what, for how many days, what was done, and what the people of the product learnt.
create table support_mandate (
    id           bigint generated always as identity primary key,
    incubator_id text          not null,
    product_id   text          not null,
    coach        bigint,
    second       bigint,
    phase        text          not null,
    from_on      date          not null,
    until_on     date          not null,
    days         numeric(5, 2) not null,
    reason       text          not null default '',
    different    text          not null,
    success      text          not null,
    excellence   text          not null,
    needs        text          not null,
    ended_on     date,
    handover     text          not null default '',
    version      bigint        not null default 1,
    check (until_on >= from_on)
);
create unique index support_mandate_running on support_mandate (product_id, coach) where ended_on is null;
create index support_mandate_incubator on support_mandate (incubator_id, ended_on);
create index support_mandate_product on support_mandate (product_id);
create index support_mandate_coach on support_mandate (coach, ended_on);

create table support_session (
    id         bigint generated always as identity primary key,
    mandate_id bigint        not null references support_mandate (id) on delete cascade,
    held_on    date          not null,
    days       numeric(3, 2) not null,
    kind       text          not null,
    what       text          not null,
    next       text          not null default '',
    account    bigint,
    logged_at  timestamptz   not null
);
create index support_session_mandate on support_session (mandate_id, held_on);
create index support_session_account on support_session (account);

-- Read by the team, the coach and the lead alone.
create table support_report (
    mandate_id bigint primary key references support_mandate (id) on delete cascade,
    before     integer[]   not null,
    after      integer[]   not null,
    remains    text        not null,
    advice     text        not null,
    written_at timestamptz not null
);

-- Days that a coach has each week, where the lead said so.
create table support_capacity (
    incubator_id text          not null,
    account      bigint        not null,
    days_week    numeric(3, 2) not null,
    primary key (incubator_id, account)
);
create index support_capacity_account on support_capacity (account);
