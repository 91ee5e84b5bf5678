-- What is ordered for a product. The prices of its lines are a secret of business: nothing but its own page reads them.
create table purchase_order (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    title        text not null,
    holder       text not null default '',
    market       text not null default '',
    market_until date,
    number       text not null default '',
    starts_on    date not null,
    ends_on      date not null check (ends_on >= starts_on),
    regime       text not null check (regime in ('ttc', 'ht', 'exo')),
    vat_rate     int not null,
    state        text not null check (state in ('besoin', 'devis-demande', 'devis-signe', 'emis', 'recu', 'en-cours',
                                                'solde', 'annule')),
    overrun      text not null default '',
    due_act      text,
    due_since    date,
    due_on       date,
    account_id   bigint,
    version      bigint not null default 0
);

create index purchase_order_product on purchase_order (product_id, id);
create index purchase_order_due on purchase_order (due_on) where due_on is not null;

create table order_line (
    order_id         bigint not null references purchase_order on delete cascade,
    rank             int not null,
    activity         text not null,
    resource         text not null,
    people           int,
    units            numeric(9, 2),
    unit_price_cents bigint,
    amount_cents     bigint not null,
    primary key (order_id, rank)
);

-- Which money an order engages, and in which year; taxes included.
create table order_split (
    order_id        bigint not null references purchase_order on delete cascade,
    rank            int not null,
    envelope_id     bigint not null references envelope,
    contribution_id bigint references contribution,
    year            int not null,
    amount_cents    bigint not null,
    primary key (order_id, rank)
);

create index order_split_envelope on order_split (envelope_id);
create index order_split_contribution on order_split (contribution_id) where contribution_id is not null;

-- What a holder did of an order, as it is accepted, invoiced and paid; taxes included. A credit note is below zero.
create table order_delivery (
    id           bigint generated always as identity primary key,
    order_id     bigint not null references purchase_order on delete cascade,
    starts_on    date not null,
    ends_on      date not null check (ends_on >= starts_on),
    amount_cents bigint not null check (amount_cents <> 0),
    final        boolean not null default false,
    deliverables text not null default '',
    reserve      text not null default '',
    state        text not null check (state in ('prepare', 'signe', 'transmis', 'facture', 'paye', 'retire')),
    signed_on    date,
    sent_on      date,
    invoice      text not null default '',
    invoiced_on  date,
    paid_on      date
);

create index order_delivery_order on order_delivery (order_id, id);

-- Each act on an order and on what was delivered of it; one that was taken back stays, with its reason.
create table order_step (
    id          bigint generated always as identity primary key,
    order_id    bigint not null references purchase_order on delete cascade,
    delivery_id bigint references order_delivery on delete cascade,
    to_state    text not null,
    happened_on date not null,
    reason      text not null default '',
    taken_back  boolean not null default false,
    account_id  bigint,
    author      text not null default '',
    written_at  timestamptz not null
);

create index order_step_order on order_step (order_id, id);
