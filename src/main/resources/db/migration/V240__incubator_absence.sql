-- Who is away from the work of incubators, and who stands in meanwhile.
create table absence (
    id          bigint generated always as identity primary key,
    account_id  bigint not null,
    delegate_id bigint,
    first_day   date not null,
    last_day    date not null,
    check (first_day <= last_day),
    check (delegate_id is null or delegate_id <> account_id)
);

create index absence_account on absence (account_id, last_day);
create index absence_delegate on absence (delegate_id, last_day);
