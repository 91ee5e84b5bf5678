-- What users say of a product: its survey (one a product), the answers whatever their door, and their words.
create table survey (
    product_id   text primary key,
    state        text not null,
    starts_on    date not null,
    ends_on      date,
    introduction text not null default '',
    sites        text not null default '',
    version      bigint not null default 1
);

-- A file, or answers pushed by a program, that were taken together.
create table survey_batch (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    kind        text not null,
    origin      text not null,
    account_id  bigint,
    received_at timestamptz not null,
    refused     boolean not null default false,
    lines       int not null default 0,
    added       int not null default 0,
    known       int not null default 0,
    faulty      int not null default 0,
    faults      jsonb not null default '[]',
    undone_at   timestamptz
);

create index survey_batch_product on survey_batch (product_id, id desc);
create index survey_batch_account on survey_batch (account_id) where account_id is not null;

-- `external` names an answer of another tool, so that it is taken once; `secret` is the digest of its author's link.
create table survey_answer (
    id             bigint generated always as identity primary key,
    product_id     text not null,
    day            date not null,
    received_at    timestamptz not null,
    channel        text not null,
    ease           smallint check (ease between 1 and 5),
    usefulness     smallint check (usefulness between 1 and 5),
    recommendation smallint check (recommendation between 0 and 10),
    satisfaction   smallint check (satisfaction between 1 and 5),
    role           text not null default '',
    collectivity   text,
    external       text,
    secret         text,
    batch          bigint references survey_batch (id)
);

create index survey_answer_product on survey_answer (product_id, day);
create unique index survey_answer_external on survey_answer (product_id, external) where external is not null;
create unique index survey_answer_secret on survey_answer (secret) where secret is not null;
create index survey_answer_batch on survey_answer (batch) where batch is not null;

-- The words of an answer. `original` is read by the team alone and forgotten in time; `text` is what a person made of it
-- to be published, and stays.
create table survey_verbatim (
    answer       bigint primary key references survey_answer (id) on delete cascade,
    product_id   text not null,
    state        text not null,
    consent      boolean not null,
    original     text not null,
    forgotten_at timestamptz,
    text         text not null default '',
    testimony    bigint,
    search       text not null default '',
    document     tsvector not null
        generated always as (to_tsvector('simple'::regconfig, search) || to_tsvector('french'::regconfig, search)) stored,
    changed_at   timestamptz not null,
    changed_by   bigint,
    version      bigint not null default 1
);

create index survey_verbatim_product on survey_verbatim (product_id, state, answer desc);
create index survey_verbatim_document on survey_verbatim using gin (document);
create index survey_verbatim_testimony on survey_verbatim (testimony) where testimony is not null;
create index survey_verbatim_kept on survey_verbatim (answer) where original <> '';

-- The words with which verbatims are sorted: of a product, or of an incubator for all its products.
create table survey_theme (
    id    bigint generated always as identity primary key,
    scope text not null,
    name  text not null,
    unique (scope, name)
);

create table survey_verbatim_theme (
    answer bigint not null references survey_verbatim (answer) on delete cascade,
    theme  bigint not null references survey_theme (id) on delete cascade,
    primary key (answer, theme)
);

create index survey_verbatim_theme_theme on survey_verbatim_theme (theme);
