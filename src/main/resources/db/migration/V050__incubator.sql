create table organisation (
    id        text primary key,
    name      text not null,
    acronym   text,
    type      text,
    ministry  text,
    published jsonb not null default '{}'
);

create table incubator (
    id                text primary key,
    title             text not null,
    owner             text,
    contact           text,
    address           text,
    website           text,
    github            text,
    short_description text,
    description       text not null default '',
    hidden            boolean not null default false,
    host              boolean not null default false,
    published         jsonb not null default '{}',
    version           bigint not null default 1
);

create unique index incubator_one_host on incubator (host) where host;

insert into incubator (id, title, host) values ('incubateur', 'L’incubateur', true);

create table incubator_programme (
    incubator_id            text primary key references incubator (id),
    reply_days              int not null,
    investigation_weeks_min int not null,
    investigation_weeks_max int not null,
    investigation_cents     bigint not null,
    entry_cents             bigint not null,
    increment_months        int not null,
    committee_months        int not null,
    interviews              int not null,
    agent_share             int not null,
    collectivities_to_share int not null
);
