-- The text of a message is kept until it has left, and three days once nobody tries it any more: it holds what people
-- write to each other and tokens. Its digest stays, which proves what was sent to who still has it.
alter table mail_outbox
    add column body_digest bytea,
    add column erased_at timestamptz,
    add column abandoned_at timestamptz,
    add column tried_since timestamptz;
update mail_outbox set tried_since = created_at;
alter table mail_outbox alter column tried_since set not null, alter column tried_since set default now();
create index mail_outbox_held on mail_outbox (refused_at) where refused_at is not null and erased_at is null;
create index mail_outbox_sent on mail_outbox (sent_at) where sent_at is not null and erased_at is null;
