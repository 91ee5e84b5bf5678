-- Which organisation a funder is, as teams of an incubator write its name (plain: without accents, case and signs).
create table funder_identity (
    incubator_id    text not null,
    name            text not null,
    organisation_id text not null default '',
    siret           text not null default '',
    version         bigint not null default 0,
    primary key (incubator_id, name)
);

create index funder_identity_organisation on funder_identity (organisation_id) where organisation_id <> '';
