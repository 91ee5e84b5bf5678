-- Who wants no weekly list of the words that wait, and the links that stop it, by their digest.
create table survey_summary_stopped (
    account_id bigint primary key
);

create table survey_summary (
    digest     text primary key,
    account_id bigint not null,
    week       date not null,
    sent_at    timestamptz not null,
    unique (account_id, week)
);
