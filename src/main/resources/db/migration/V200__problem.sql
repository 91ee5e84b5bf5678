create extension if not exists pg_trgm;

-- A problem told by those who have it. `root` is the problem it is read as: itself, or what it was merged into in the
-- end. `collectivities` and `departements` sum up its declarations, kept in step in the transaction that changes them.
create table problem (
    id             bigint generated always as identity primary key,
    state          text not null,
    title          text not null,
    who            text not null,
    situation      text not null,
    frequency      text not null,
    consequence    text not null,
    evidence       text not null,
    today          text not null,
    themes         text[] not null default '{}',
    merged_into    bigint references problem (id),
    root           bigint not null references problem (id) deferrable initially deferred,
    version        bigint not null default 1,
    proposed_at    timestamptz not null,
    published_at   timestamptz,
    changed_at     timestamptz not null,
    collectivities int not null default 0,
    departements   text[] not null default '{}',
    search         text not null,
    title_search   text not null,
    document       tsvector not null
        generated always as (to_tsvector('simple'::regconfig, search) || to_tsvector('french'::regconfig, search)) stored
);

create index problem_by_collectivities on problem (collectivities desc, published_at desc, id) where state = 'publie';
create index problem_by_age on problem (published_at desc, id) where state = 'publie';
create index problem_document on problem using gin (document);
create index problem_title on problem using gin (title_search gin_trgm_ops);
create index problem_themes on problem using gin (themes);
create index problem_departements on problem using gin (departements);
create index problem_root on problem (root);
create index problem_merged_into on problem (merged_into) where merged_into is not null;
create index problem_waiting on problem (state, proposed_at) where state <> 'publie';

-- Where it is met, as its authors say.
create table problem_territory (
    problem_id   bigint not null references problem (id) on delete cascade,
    collectivity text not null,
    primary key (problem_id, collectivity)
);

-- Every wording that was saved. What a split made and undid keeps its wordings too.
create table problem_version (
    problem_id  bigint not null references problem (id) on delete cascade,
    number      bigint not null,
    author      text not null,
    by_staff    boolean not null,
    at          timestamptz not null,
    changed     text[] not null,
    title       text not null,
    who         text not null,
    situation   text not null,
    frequency   text not null,
    consequence text not null,
    evidence    text not null,
    today       text not null,
    themes      text[] not null,
    territories text[] not null,
    primary key (problem_id, number)
);

-- Who proposed it: the only place that names the person. The link of the e-mail is kept as a digest.
create table problem_proposal (
    problem_id   bigint primary key references problem (id) on delete cascade,
    name         text not null,
    email        text not null,
    collectivity text,
    language     text not null,
    digest       text not null unique,
    confirmed_at timestamptz,
    decided_at   timestamptz,
    reason       text not null default ''
);

create index problem_proposal_email on problem_proposal (email);

-- "We have this problem too." The state says how far it went; the confirmed ones count, once for a collectivity.
create table problem_declaration (
    id           bigint generated always as identity primary key,
    problem_id   bigint not null references problem (id),
    collectivity text not null,
    name         text not null,
    email        text not null,
    role         text not null,
    testimony    text not null,
    frequency    text not null,
    times_a_year int,
    people       int,
    publishable  boolean not null,
    state        text not null,
    proof        text not null default '',
    language     text not null,
    digest       text not null unique,
    declared_at  timestamptz not null,
    decided_at   timestamptz,
    decided_by   text not null default '',
    reason       text not null default ''
);

create index problem_declaration_problem on problem_declaration (problem_id, state);
create index problem_declaration_collectivity on problem_declaration (collectivity, state);
create index problem_declaration_email on problem_declaration (email);
create index problem_declaration_waiting on problem_declaration (declared_at) where state in ('adresse', 'referent');

-- E-mail domains whose holders speak for a collectivity.
create table collectivity_domain (
    collectivity text not null,
    domain       text not null,
    added_by     text not null,
    added_at     timestamptz not null,
    primary key (collectivity, domain)
);

-- Who, in a collectivity, says which of its agents may speak for it.
create table collectivity_referent (
    collectivity text not null,
    email        text not null,
    name         text not null,
    named_by     text not null,
    named_at     timestamptz not null,
    primary key (collectivity, email)
);

create index collectivity_referent_email on collectivity_referent (email);

-- A merge or a split, and what it moved. The rows of `problem_operation_move` say where each declaration was before.
create table problem_operation (
    id        bigint generated always as identity primary key,
    kind      text not null,
    source    bigint not null references problem (id),
    target    bigint not null references problem (id),
    reason    text not null,
    by_name   text not null,
    at        timestamptz not null,
    undone_by text,
    undone_at timestamptz
);

create index problem_operation_source on problem_operation (source);
create index problem_operation_target on problem_operation (target);

create table problem_operation_move (
    operation_id   bigint not null references problem_operation (id) on delete cascade,
    declaration_id bigint not null references problem_declaration (id) on delete cascade,
    previously     bigint not null references problem (id),
    primary key (operation_id, declaration_id)
);
