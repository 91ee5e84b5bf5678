-- Ways of sharing a fund between those who ask for it, tried before anything is decided.
create table window_split (
    id        bigint generated always as identity primary key,
    window_id bigint not null references funding_window on delete cascade,
    name      text not null,
    version   bigint not null default 0,
    unique (window_id, name)
);

create table window_split_part (
    split_id     bigint not null references window_split on delete cascade,
    product_id   text not null,
    amount_cents bigint not null check (amount_cents > 0),
    primary key (split_id, product_id)
);
