-- Trainings that everybody may come to, and who comes. Nobody is removed from a full one: who comes after waits.
create table support_training (
    id            bigint generated always as identity primary key,
    incubator_id  text        not null,
    title         text        not null,
    gains         text        not null,
    held_on       date        not null,
    starts_at     time        not null,
    ends_at       time        not null,
    place         text        not null,
    leader        text        not null,
    seats         integer     not null check (seats > 0),
    cancelled_at  timestamptz,
    cancelled_why text        not null default '',
    version       bigint      not null default 1,
    check (ends_at > starts_at)
);
create index support_training_day on support_training (held_on);
create index support_training_incubator on support_training (incubator_id, held_on);

create table support_seat (
    training_id  bigint      not null references support_training (id) on delete cascade,
    account      bigint      not null,
    asked_at     timestamptz not null,
    waiting      boolean     not null,
    reminded     boolean     not null default false,
    came         boolean,
    asked_after  boolean     not null default false,
    useful       integer check (useful between 0 and 10),
    used         boolean,
    primary key (training_id, account)
);
create index support_seat_account on support_seat (account);
create index support_seat_waiting on support_seat (training_id, asked_at) where waiting;
