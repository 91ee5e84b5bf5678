-- What the devices of somebody know them by: drawn, and no other site is told the same.
create table passkey_holder (
    account_id bigint primary key references account (id),
    handle bytea not null unique
);

-- The public half of a passkey; the private one never leaves the device.
create table passkey (
    id bigint generated always as identity primary key,
    account_id bigint not null references passkey_holder (account_id),
    credential bytea not null unique,
    name text not null,
    public_key bytea not null,
    signatures bigint not null,
    verified boolean not null,
    copyable boolean not null,
    copied boolean not null,
    transports text not null,
    attestation bytea not null,
    made_at timestamptz not null,
    used_at timestamptz
);

create index passkey_account on passkey (account_id);

-- What a device is asked to sign, once and within minutes: for an account that makes a passkey, or for whoever signs in.
create table passkey_challenge (
    digest text primary key,
    account_id bigint references account (id),
    expires_at timestamptz not null
);

create index passkey_challenge_expires on passkey_challenge (expires_at);
create index passkey_challenge_account on passkey_challenge (account_id);

-- Whose role asks for a passkey, and since when: what administrators decide, in one line and those that it holds.
create table passkey_policy (
    one boolean primary key default true check (one),
    version bigint not null default 0,
    days integer not null default 14 check (days between 0 and 90)
);

insert into passkey_policy default values;

create table passkey_rule (
    role text primary key,
    since timestamptz not null
);

-- Somebody without their passkeys asks to begin anew: two people who answer for them have to agree.
create table passkey_recovery (
    id bigint generated always as identity primary key,
    account_id bigint not null unique references account (id),
    asked_at timestamptz not null
);

create table passkey_agreement (
    recovery_id bigint not null references passkey_recovery (id) on delete cascade,
    account_id bigint not null references account (id),
    agreed_at timestamptz not null,
    primary key (recovery_id, account_id)
);

create index passkey_agreement_account on passkey_agreement (account_id);
