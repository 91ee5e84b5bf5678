-- What somebody does for a whole incubator rather than on one of its products; nobody has to pay it with an envelope.
create table team_transverse (
    id           bigint generated always as identity primary key,
    incubator_id text   not null,
    person_id    bigint not null references team_person,
    trade        text   not null,
    specialty    text   not null default '',
    status       text,
    employer     text   not null default '',
    since        date   not null,
    until_day    date,
    days         numeric(3, 2),
    left_on      date,
    version      bigint not null default 0
);
create index team_transverse_incubator on team_transverse (incubator_id, id);
create index team_transverse_person on team_transverse (person_id);
