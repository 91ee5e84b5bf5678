-- What was just taken away, so that who took it away may put it back: sealed with a token that the database never sees.
create unlogged table undo_offer (
    id text primary key,
    taken bytea not null,
    offered_at timestamptz not null
);
create index undo_offer_offered_at on undo_offer (offered_at);
