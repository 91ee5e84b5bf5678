-- Which indicator of a product receives which figure of its answers, and the months already sent there.
create table survey_feed (
    product_id text not null,
    measure    text not null,
    indicator  text not null,
    primary key (product_id, measure)
);

create table survey_feed_month (
    product_id text not null,
    measure    text not null,
    month      date not null,
    primary key (product_id, measure, month)
);
