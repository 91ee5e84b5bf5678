-- When the date of a committee was set: one that was set too near has its pack until its day. Those that are set already
-- count from today, so that no pack is frozen without a word.
alter table committee add column dated_on date not null default current_date;

-- What the team adds once the pack is frozen: kept beside it, as late.
create table committee_addition (
    id           bigint generated always as identity primary key,
    committee_id bigint not null references committee (id) on delete cascade,
    at           timestamptz not null,
    account      bigint,
    text         text not null
);
create index committee_addition_of on committee_addition (committee_id, id);
create index committee_addition_account on committee_addition (account) where account is not null;

-- A rehearsal that the team asks for, and what the staff answer: a day, a remark, or both.
create table committee_rehearsal (
    committee_id bigint primary key references committee (id) on delete cascade,
    asked_at     timestamptz not null,
    asked_by     bigint,
    wish         text not null,
    answered_at  timestamptz,
    answered_by  bigint,
    held_on      date,
    remark       text not null default ''
);
create index committee_rehearsal_asked_by on committee_rehearsal (asked_by) where asked_by is not null;
create index committee_rehearsal_answered_by on committee_rehearsal (answered_by) where answered_by is not null;
