create table account (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    language text not null default 'fr' check (language in ('fr', 'en')),
    oidc_subject text,
    created_at timestamptz not null,
    last_seen_at timestamptz,
    closed_at timestamptz
);
create unique index account_email on account (email);
create unique index account_oidc_subject on account (oidc_subject);

-- What someone may do, for one incubator or (scope '*') for all of them.
create table account_grant (
    account_id bigint not null references account (id),
    role text not null,
    scope text not null,
    granted_at timestamptz not null,
    granted_by bigint references account (id),
    primary key (account_id, role, scope)
);

-- Single-use sign-in links; only a digest of the token is kept.
create table sign_in_link (
    digest text primary key,
    account_id bigint not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    continue_to text
);
create index sign_in_link_account on sign_in_link (account_id, created_at);

-- Spring Session's own tables, as its reference describes them.
create table spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
