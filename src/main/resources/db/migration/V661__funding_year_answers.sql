-- What a product does with the money of a year that nothing engages yet; the last answer counts, none is rewritten.
create table year_answer (
    id           bigint generated always as identity primary key,
    product_id   text not null,
    year         int not null,
    kind         text not null check (kind in ('engager', 'rendre', 'reporter')),
    amount_cents bigint not null,
    note         text not null default '',
    answered_on  date not null,
    account_id   bigint,
    author       text not null default ''
);

create index year_answer_product on year_answer (product_id, year, id);
