-- A key with which a program writes in the name of a product. Only its digest is kept.
create table api_key (
    id bigint generated always as identity primary key,
    digest text not null unique,
    ending text not null,
    scope text not null,
    name text not null,
    created_by bigint not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
);
create index api_key_scope on api_key (scope, id);
create index api_key_creator on api_key (created_by);
