-- What teams say of the help that they got: when it was given, and six months after. Who said it is forgotten on request.
create table support_rating (
    request_id bigint      not null references support_request (id) on delete cascade,
    round      text        not null,
    rated_at   timestamptz not null,
    account    bigint,
    useful     integer     not null check (useful between 0 and 10),
    clear      integer     check (clear between 0 and 10),
    timely     integer     check (timely between 0 and 10),
    sentence   text        not null default '',
    quotable   boolean     not null default false,
    primary key (request_id, round)
);
create index support_rating_account on support_rating (account);

-- How many letters that ask for them left.
alter table support_request add column rating_letters integer not null default 0;
create index support_request_delivered on support_request (delivered_on) where delivered_on is not null;

-- Help that began before the day that was planned was planned for the day on which it was given at the latest.
update support_request set planned_on = delivered_on where planned_on > delivered_on;
