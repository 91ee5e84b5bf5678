-- How often what a product's users say has changed: who holds it in memory reads anew only what moved.
create table survey_change (
    product_id text primary key,
    number     bigint not null
);

insert into survey_change (product_id, number)
select product_id, 1 from survey_answer union select product_id, 1 from survey;
