-- Whom a product was meant for, and from which day on. The first target that was set holds for what came before it.
create table deployment_target (
    product_id text not null,
    since      date not null,
    strata     text[] not null,
    regions    text[] not null,
    primary key (product_id, since)
);

insert into deployment_target (product_id, since, strata, regions)
select product_id, date '1900-01-01', strata, regions from deployment_plan;
