-- Products that were asked whether they live: one line for each silence, open until there is a sign of life.
create table dormancy_silence (
    id         bigint generated always as identity primary key,
    product_id text not null,
    asked_on   date not null,
    marked_on  date,
    over_on    date
);
create unique index dormancy_silence_open on dormancy_silence (product_id) where over_on is null;
create index dormancy_silence_asked on dormancy_silence (asked_on);

-- What those who work on a product said of its life, the last one counting.
create table dormancy_word (
    id         bigint generated always as identity primary key,
    product_id text not null,
    said_on    date not null,
    wish       text not null,
    sentence   text not null,
    public     boolean not null,
    account_id bigint
);
create index dormancy_word_product on dormancy_word (product_id, said_on);
create index dormancy_word_account on dormancy_word (account_id) where account_id is not null;
