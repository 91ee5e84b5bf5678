create table practice (
    id           bigint generated always as identity primary key,
    incubator_id text not null,
    topic        text not null,
    phase        text not null,
    position     int not null,
    wording      text not null,
    hint         text not null,
    mandatory    boolean not null,
    withdrawn_on date,
    version      bigint not null default 1
);

create index practice_incubator on practice (incubator_id);

create table product_practice (
    product_id  text not null references product (id) on delete cascade,
    practice_id bigint not null references practice (id) on delete cascade,
    state       text not null,
    evidence    text not null,
    link        text not null,
    owner       text not null,
    done_on     date not null,
    account_id  bigint not null,
    version     bigint not null default 1,
    primary key (product_id, practice_id)
);

create index product_practice_practice on product_practice (practice_id);
create index product_practice_account on product_practice (account_id);
