create table deployment (
    product_id   text not null,
    collectivity text not null,
    departement  text,
    kind         text not null,
    since        date not null,
    primary key (product_id, collectivity)
);
