-- The products on which a committee decided here: their pages tell it, the others ask nothing.
create table product_decided (
    product_id text primary key
);
insert into product_decided (product_id) select distinct product_id from product_origin;
