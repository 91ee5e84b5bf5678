-- A file between its choosing and its confirmation, kept a day.
create table measure_upload (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    account_id  bigint not null,
    name        text not null,
    content     bytea not null,
    received_at timestamptz not null
);

create index measure_upload_received on measure_upload (received_at);
