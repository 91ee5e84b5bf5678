-- Somebody who follows topics by e-mail. The key stands in each message, to change or stop it without signing in.
create table follower (
    id bigint generated always as identity primary key,
    email text not null unique,
    language text not null,
    rhythm text not null check (rhythm in ('quotidien', 'hebdomadaire')),
    key text not null unique,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    told_until timestamptz not null
);
create index follower_unconfirmed on follower (created_at) where confirmed_at is null;

create table follow (
    follower_id bigint not null references follower (id) on delete cascade,
    kind text not null,
    topic text not null,
    since timestamptz not null,
    primary key (follower_id, kind, topic)
);
create index follow_topic on follow (kind, topic);

-- What happened, for feeds and digests: only what everybody may read.
create table news (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    title text not null,
    path text not null
);
create index news_at on news (at desc, id desc);

create table news_topic (
    news_id bigint not null references news (id) on delete cascade,
    kind text not null,
    topic text not null,
    primary key (kind, topic, news_id)
);

alter table mail_outbox add column unsubscribe text;
