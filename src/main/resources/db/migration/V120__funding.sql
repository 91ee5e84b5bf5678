create table envelope (
    id               bigint generated always as identity primary key,
    product_id       text not null,
    increment_number int not null,
    amount_cents     bigint not null,
    until_day        date not null,
    carrier          text not null,
    decision_id      bigint not null unique
);

create index envelope_product on envelope (product_id, id);
