-- Sites that a team has watched: it says which pages, and that it agrees.
create table watched_site (
    id           bigint generated always as identity primary key,
    product_id   text not null references product (id) on delete cascade,
    origin       text not null,
    host         text not null,
    paths        text[] not null,
    reach        text not null,
    letters      boolean not null,
    declared_by  bigint not null,
    consent_at   timestamptz not null,
    next_at      timestamptz,
    last_at      timestamptz,
    trouble      text not null default '',
    version      bigint not null default 1,
    unique (product_id, origin)
);

create index watched_site_due on watched_site (next_at) where next_at is not null;
create index watched_site_host on watched_site (host);
create index watched_site_declared on watched_site (declared_by);

-- What a team agreed to publish, standard by standard.
create table watched_site_public (
    site_id   bigint not null references watched_site (id) on delete cascade,
    theme     text not null,
    agreed_on date not null,
    primary key (site_id, theme)
);

create table site_run (
    id         bigint generated always as identity primary key,
    site_id    bigint not null references watched_site (id) on delete cascade,
    origin     text not null,
    started_at timestamptz not null,
    took_ms    bigint not null,
    requests   int not null
);

create index site_run_site on site_run (site_id, id desc);
create index site_run_started on site_run (started_at);

create table site_finding (
    run_id   bigint not null references site_run (id) on delete cascade,
    check_code text not null,
    rule     int not null,
    outcome  text not null,
    value    text not null,
    place    text not null,
    sentence text not null,
    primary key (run_id, check_code)
);

-- Where each check of a site stands over its runs.
create table site_check (
    site_id    bigint not null references watched_site (id) on delete cascade,
    check_code text not null,
    outcome    text not null,
    since      date not null,
    last       text not null,
    below      int not null,
    rule       int not null,
    broken     boolean not null,
    run_id     bigint not null references site_run (id) on delete cascade,
    primary key (site_id, check_code)
);

create index site_check_run on site_check (run_id);

-- What the letter of the week tells, once.
create table site_change (
    id         bigint generated always as identity primary key,
    site_id    bigint not null references watched_site (id) on delete cascade,
    check_code text not null,
    before     text not null,
    after      text not null,
    changed_on date not null,
    told       boolean not null default false
);

create index site_change_untold on site_change (site_id) where not told;

create table site_contest (
    id          bigint generated always as identity primary key,
    site_id     bigint not null references watched_site (id) on delete cascade,
    check_code  text not null,
    reason      text not null,
    evidence    text not null,
    until       date not null,
    asked_by    bigint not null,
    asked_at    timestamptz not null,
    accepted    boolean,
    answered_by bigint,
    answered_at timestamptz
);

create index site_contest_site on site_contest (site_id);
create index site_contest_open on site_contest (site_id) where accepted is null;
create index site_contest_asked on site_contest (asked_by);
create index site_contest_answered on site_contest (answered_by) where answered_by is not null;

-- The practices that a check informs, as the lead of an incubator says.
create table check_practice (
    practice_id bigint primary key references practice (id) on delete cascade,
    check_code  text not null
);
