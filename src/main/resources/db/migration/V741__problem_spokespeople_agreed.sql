-- Who speaks for a collectivity is said by an administrator, or by two people of two incubators: until then it waits.
alter table collectivity_referent
    add column named_in    text,
    add column agreed_by_id bigint,
    add column agreed_by   text not null default '',
    add column acts_since  timestamptz;
alter table collectivity_domain
    add column added_in    text,
    add column agreed_by_id bigint,
    add column agreed_by   text not null default '',
    add column acts_since  timestamptz;

-- What was named before goes on.
update collectivity_referent set acts_since = named_at;
update collectivity_domain set acts_since = added_at;

create index collectivity_referent_agreed_by on collectivity_referent (agreed_by_id) where agreed_by_id is not null;
create index collectivity_domain_agreed_by on collectivity_domain (agreed_by_id) where agreed_by_id is not null;
create index collectivity_referent_waiting on collectivity_referent (named_at) where acts_since is null;
create index collectivity_domain_waiting on collectivity_domain (added_at) where acts_since is null;
