create table roadmap_item (
    id         bigint generated always as identity primary key,
    product_id text not null references product (id) on delete cascade,
    state      text not null,
    outcome    text not null,
    details    text not null,
    reason     text not null,
    changed_on date not null,
    version    bigint not null default 1
);

create index roadmap_item_product on roadmap_item (product_id);

create table roadmap_move (
    id         bigint generated always as identity primary key,
    item_id    bigint not null references roadmap_item (id) on delete cascade,
    on_date    date not null,
    from_state text,
    to_state   text not null,
    reason     text not null
);

create index roadmap_move_item on roadmap_move (item_id);

-- A voter is a digest of an e-mail address: enough to count one person once, and no address or network is kept.
create table roadmap_vote (
    item_id      bigint not null references roadmap_item (id) on delete cascade,
    voter        text not null,
    key_digest   text unique,
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    primary key (item_id, voter)
);

create index roadmap_vote_voter on roadmap_vote (voter);

-- The address is kept until its holder is told what became of the comment.
create table roadmap_comment (
    id           bigint generated always as identity primary key,
    item_id      bigint not null references roadmap_item (id) on delete cascade,
    writer       text not null,
    author       text not null,
    email        text,
    language     text not null,
    body         text not null,
    state        text not null,
    key_digest   text unique,
    written_at   timestamptz not null,
    confirmed_at timestamptz,
    moderated_at timestamptz,
    reason       text not null default ''
);

create index roadmap_comment_item on roadmap_comment (item_id, state);
create index roadmap_comment_writer on roadmap_comment (writer);
