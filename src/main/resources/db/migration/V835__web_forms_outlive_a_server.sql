-- What is unlogged is empty on a replica that takes over: the same form, sent again to it, was taken twice, and what could be
-- put back could not any more.
alter table sent_form set logged;
alter table undo_offer set logged;
-- Set in the transaction of what the form does: it was taken, whether or not its sender was answered.
alter table sent_form add column done boolean not null default false;
