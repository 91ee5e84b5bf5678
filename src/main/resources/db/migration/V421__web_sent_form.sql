-- Forms that were just received, so that the same form sent twice is taken once. A crash may empty it: nothing is lost.
create unlogged table sent_form (
    id text primary key,
    received_at timestamptz not null,
    answer bytea
);
create index sent_form_received_at on sent_form (received_at);
