-- The accounts that the demonstration made: beside any other, it does not start on a PostgreSQL of its own.
create table demonstration_account (
    account_id bigint primary key
);

-- No address under .example belongs to anybody.
insert into demonstration_account (account_id)
select id from account where email like '%.example' and exists (select from demonstration);
