create table team_role (
    id         bigint generated always as identity primary key,
    product_id text not null,
    trade      text not null,
    account_id bigint,
    name       text,
    share      int,
    since      date not null,
    until      date
);

create index team_role_product on team_role (product_id, id) where until is null;
create index team_role_account on team_role (account_id, product_id) where until is null;
