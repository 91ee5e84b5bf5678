-- What a product was decided on: its dossier.
create table product_origin (
    subject_kind text not null,
    subject_id   text not null,
    product_id   text not null references product (id) on delete cascade,
    primary key (subject_kind, subject_id)
);

create index product_origin_product on product_origin (product_id);
