-- A commitment to refinance: who promised what for which committee, on which condition, and what came of it.
create table pledge (
    id             bigint generated always as identity primary key,
    product_id     text not null,
    funder         text not null,
    made_on        date not null,
    due_on         date not null check (due_on >= made_on),
    amount_cents   bigint,
    share          int check (share between 1 and 100),
    condition      text not null default '',
    figure         text not null default '',
    figure_name    text not null default '',
    figure_unit    text not null default '',
    more_is_better boolean not null default true,
    threshold      numeric,
    proof          text not null,
    state          text not null default 'a-echoir' check (state in ('a-echoir', 'tenu', 'partiel', 'non-tenu', 'caduc')),
    kept_cents     bigint,
    reason         text not null default '',
    decided_on     date,
    account_id     bigint,
    decided_by     bigint,
    version        bigint not null default 0,
    check ((amount_cents is null) <> (share is null)),
    check ((figure = '') = (threshold is null)),
    check ((state = 'a-echoir') = (decided_on is null))
);

create index pledge_product on pledge (product_id, due_on, id);
create index pledge_decided on pledge (decided_on desc, id desc) where decided_on is not null;
