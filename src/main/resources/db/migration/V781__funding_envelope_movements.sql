-- What changes an envelope once it is granted is added and dated: the envelope holds what it is now, its movements how it came
-- there. Its money may be said to be of several budget years.
alter table envelope add column version bigint not null default 0;

create table envelope_movement (
    id          bigint generated always as identity primary key,
    envelope_id bigint not null references envelope on delete cascade,
    moved_on    date not null,
    delta_cents bigint not null,
    until_day   date,
    once        boolean,
    reason      text not null,
    proof       text not null,
    account_id  bigint,
    author      text not null default ''
);

create index envelope_movement_of on envelope_movement (envelope_id, id);

create table envelope_year (
    envelope_id bigint not null references envelope on delete cascade,
    year        int not null,
    ae_cents    bigint not null check (ae_cents >= 0),
    cp_cents    bigint not null check (cp_cents >= 0),
    primary key (envelope_id, year)
);
