-- What an act says besides its amount, and when its money is expected.
create table agreement_terms (
    contribution_id bigint primary key references contribution on delete cascade,
    reference       text not null default '',
    parties         text not null default '',
    starts_on       date,
    ends_on         date check (ends_on is null or starts_on is null or ends_on >= starts_on),
    published_at    text not null default '',
    open_source     boolean,
    final_user      boolean,
    version         bigint not null default 0
);

create table agreement_payment (
    id              bigint generated always as identity primary key,
    contribution_id bigint not null references contribution on delete cascade,
    due_on          date not null,
    amount_cents    bigint not null check (amount_cents > 0),
    condition       text not null default '',
    paid_on         date,
    account_id      bigint
);

create index agreement_payment_of on agreement_payment (contribution_id, due_on, id);
create index agreement_payment_due on agreement_payment (due_on) where paid_on is null;
