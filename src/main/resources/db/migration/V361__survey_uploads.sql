create table survey_upload (
    id          bigint generated always as identity primary key,
    product_id  text not null,
    account_id  bigint not null,
    name        text not null,
    content     bytea not null,
    received_at timestamptz not null
);
