-- Who reads the packs of the products that an organisation sponsors.
create table sponsor_contact (
    id              bigint generated always as identity primary key,
    organisation_id text not null,
    account_id      bigint not null,
    since           date not null,
    unique (organisation_id, account_id)
);
create index sponsor_contact_account on sponsor_contact (account_id);
