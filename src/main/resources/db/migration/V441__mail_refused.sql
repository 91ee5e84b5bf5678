-- A message that a server refused for good, or for days, is no longer tried: staff read that it did not arrive.
alter table mail_outbox add column refused_at timestamptz;
drop index mail_outbox_due;
create index mail_outbox_due on mail_outbox (next_try_at, id) where sent_at is null and refused_at is null;
create index mail_outbox_refused on mail_outbox (refused_at desc) where refused_at is not null;
